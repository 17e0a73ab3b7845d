import { z } from 'zod';
import { open, type Route, route, staff, visitor } from '#http';
import { AppError, fen } from '#kernel';
import type { ModifierDesk, ModifierStore } from '../app/authoring/modifier-desk.ts';
import { choicesPrice, MODIFIERS_PER_GROUP_MAX } from '../domain/authoring/modifiers.ts';
import type { Catalog } from '../tokens.ts';
import { id, idParams, name, productId, skuId, storeId } from './console-contract.ts';
import { shopEditor } from './console-who.ts';

const EDITORS = staff('owner', 'manager');
const DELTA_FEN_MAX = 10_000_000;
const GROUPS_PER_DISH_MAX = 20;

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
const choicesBody = z
  .strictObject({
    skuId,
    storeId,
    choices: z
      .array(z.strictObject({ groupId: id, modifierIds: z.array(id).max(MODIFIERS_PER_GROUP_MAX) }))
      .max(GROUPS_PER_DISH_MAX),
  })
  .meta({ id: 'DishChoices' });

/** What can be added to a dish or chosen with it (CAT-08). */
export function modifierRoutes(
  desk: ModifierDesk,
  store: ModifierStore,
  catalog: Pick<Catalog, 'offers'>,
): readonly Route[] {
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
      method: 'post',
      path: '/v1/products/{id}/choices',
      summary: 'What one piece costs as it is chosen, at this store, for whoever asks',
      access: visitor,
      params: z.object({ id: productId }),
      body: choicesBody,
      answers: { 200: z.object({ unitPriceFen: z.int() }) },
      problems: {
        404: 'No such article of this product',
        409: 'Not for sale there now',
        422: 'Too few, too many, or not offered (`details.groupId`)',
      },
      handle: async ({ merchantId, principal, params, body: chosen }) => {
        const offers = await catalog.offers(merchantId, chosen.storeId, [chosen.skuId], principal?.memberId);
        const offer = offers.get(chosen.skuId);
        if (offer === undefined || offer.productId !== params.id)
          throw new AppError('not_found', 'catalog.sku_not_found', '没有这个规格', { skuId: chosen.skuId });
        if (offer.refusal !== null)
          throw new AppError('conflict', 'catalog.not_for_sale', '现在不能购买', { refusal: offer.refusal });
        const asked = (await store.ofProducts(merchantId, [params.id])).get(params.id) ?? [];
        return { json: { unitPriceFen: choicesPrice(offer.priceFen, asked, chosen.choices) } };
      },
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
