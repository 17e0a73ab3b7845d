import { z } from 'zod';
import { open, type Route, route, staff } from '#http';
import { fen } from '#kernel';
import type { ModifierDesk, ModifierStore } from '../app/authoring/modifier-desk.ts';
import { MODIFIERS_PER_GROUP_MAX } from '../domain/authoring/modifiers.ts';
import { id, idParams, name, productId } from './console-contract.ts';
import { shopEditor } from './console-who.ts';

const EDITORS = staff('owner', 'manager');
const DELTA_FEN_MAX = 10_000_000;

const modifier = z.object({ id: z.string(), name: z.string(), priceDeltaFen: z.int() });
const group = z
  .object({
    id: z.string(),
    name: z.string(),
    minChoices: z.int(),
    maxChoices: z.int(),
    modifiers: z.array(modifier),
  })
  .meta({ id: 'ModifierGroup' });
const body = z
  .strictObject({
    name,
    minChoices: z.int().min(0).max(MODIFIERS_PER_GROUP_MAX),
    maxChoices: z.int().min(1).max(MODIFIERS_PER_GROUP_MAX),
    modifiers: z
      .array(
        z.strictObject({
          id: id.optional(),
          name,
          priceDeltaFen: z.int().min(-DELTA_FEN_MAX).max(DELTA_FEN_MAX).transform(fen),
        }),
      )
      .min(1)
      .max(MODIFIERS_PER_GROUP_MAX),
  })
  .refine(
    ({ minChoices, maxChoices, modifiers }) => minChoices <= maxChoices && maxChoices <= modifiers.length,
    {
      message: 'min <= max <= number of modifiers',
    },
  )
  .meta({ id: 'ModifierGroupDraft' });
const groups = z.object({ items: z.array(group) });

/** What can be added to a dish or chosen with it (CAT-08). */
export function modifierRoutes(desk: ModifierDesk, store: ModifierStore): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/products/{id}/modifiers',
      summary: 'What can be chosen with a product, in the order of its menu',
      access: open,
      params: z.object({ id: productId }),
      answers: { 200: groups },
      handle: async ({ merchantId, params }) => ({
        json: { items: (await store.ofProducts(merchantId, [params.id])).get(params.id) ?? [] },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/modifier-groups',
      summary: 'All groups',
      access: staff('owner', 'manager', 'clerk'),
      answers: { 200: groups },
      handle: async ({ merchantId }) => ({ json: { items: await store.list(merchantId) } }),
    }),
    route({
      method: 'post',
      path: '/v1/console/modifier-groups',
      summary: 'Makes a group',
      access: EDITORS,
      idempotent: true,
      body,
      answers: { 201: group },
      problems: { 409: 'Too many' },
      handle: async ({ principal, body: draft, requestKey, http }) => ({
        json: await desk.create(shopEditor(principal, http.request, requestKey), draft),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/modifier-groups/{id}',
      summary: 'Changes a group; modifiers that carry their id keep it',
      access: EDITORS,
      params: idParams,
      body,
      answers: { 200: group },
      problems: { 404: 'No such group', 422: 'No such modifier in it' },
      handle: async ({ principal, params, body: draft, http }) => ({
        json: await desk.change(shopEditor(principal, http.request), params.id, draft),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/modifier-groups/{id}',
      summary: 'Removes a group that no product uses',
      access: EDITORS,
      params: idParams,
      answers: { 204: null },
      problems: { 404: 'No such group', 409: 'A product uses it' },
      handle: async ({ principal, params, http }) => {
        await desk.remove(shopEditor(principal, http.request), params.id);
        return { status: 204 };
      },
    }),
  ];
}
