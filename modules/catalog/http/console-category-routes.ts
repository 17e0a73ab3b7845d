import { z } from 'zod';
import { type Route, route, staff } from '#http';
import type { CategoryDesk } from '../app/authoring/category-desk.ts';
import type { Shelf } from '../app/shelf.ts';
import { ATTRIBUTE_KINDS, ATTRIBUTES_PER_CATEGORY_MAX, CHOICES_MAX } from '../domain/authoring/attributes.ts';
import { CATEGORIES_MAX } from '../domain/authoring/category-tree.ts';
import { freeText, id, idParams, name } from './console-contract.ts';
import { shopEditor } from './console-who.ts';

const EDITORS = staff('owner', 'manager');
const parentId = id.nullable();
const category = z.object({ id: z.string(), name: z.string(), parentId: z.string().nullable() });
const categoryAnswer = category.meta({ id: 'ConsoleCategory' });

const attribute = z
  .strictObject({
    attribute: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
    name,
    kind: z.enum(ATTRIBUTE_KINDS),
    unit: freeText(20).min(1).nullable().default(null),
    choices: z.array(freeText(60).min(1)).max(CHOICES_MAX).default([]),
    required: z.boolean().default(false),
  })
  .refine(({ kind, choices }) => (kind === 'enum') === choices.length > 0, {
    message: 'an enum has choices, nothing else has',
  })
  .meta({ id: 'AttributeRule' });
const attributes = z.array(attribute).max(ATTRIBUTES_PER_CATEGORY_MAX);
const attributesAnswer = z.object({ items: attributes });

/** The category tree and what its goods are described by (CAT-01, CAT-02). */
export function consoleCategoryRoutes(
  desk: CategoryDesk,
  shelf: Pick<Shelf, 'categories'>,
): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/categories',
      summary: 'Makes a category, as the last of its neighbours',
      access: EDITORS,
      idempotent: true,
      body: z.strictObject({ name, parentId }).meta({ id: 'NewCategory' }),
      answers: { 201: categoryAnswer },
      problems: { 409: 'Name taken, too deep, or too many', 422: 'No such parent' },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await desk.create(shopEditor(principal, http.request, requestKey), body.name, body.parentId),
      }),
    }),
    route({
      method: 'patch',
      path: '/v1/console/categories/{id}',
      summary: 'Gives a category another name',
      access: EDITORS,
      params: idParams,
      body: z.strictObject({ name }).meta({ id: 'RenameCategory' }),
      answers: { 200: categoryAnswer },
      problems: { 404: 'No such category', 409: 'Name taken' },
      handle: async ({ principal, params, body, http }) => ({
        json: await desk.rename(shopEditor(principal, http.request), params.id, body.name),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/categories/{id}/place',
      summary: 'Moves a category with everything below it',
      access: EDITORS,
      params: idParams,
      body: z
        .strictObject({ parentId, position: z.int().nonnegative().max(CATEGORIES_MAX) })
        .meta({ id: 'MoveCategory' }),
      answers: { 200: categoryAnswer },
      problems: {
        404: 'No such category',
        409: 'Below itself, too deep, or the name is taken there',
        422: 'No such parent',
      },
      handle: async ({ principal, params, body, http }) => ({
        json: await desk.move(shopEditor(principal, http.request), params.id, body.parentId, body.position),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/categories/{id}',
      summary: 'Removes an empty category',
      access: EDITORS,
      params: idParams,
      answers: { 204: null },
      problems: { 404: 'No such category', 409: 'Not empty' },
      handle: async ({ principal, params, http }) => {
        await desk.remove(shopEditor(principal, http.request), params.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/categories/{id}/attributes',
      summary: 'What goods of this category are described by, those of the categories above it included',
      access: staff('owner', 'manager', 'clerk'),
      params: idParams,
      answers: { 200: attributesAnswer },
      problems: { 404: 'No such category' },
      handle: async ({ merchantId, params }) => {
        const categories = await shelf.categories(merchantId);
        return { json: { items: await desk.rules(merchantId, params.id, categories) } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/categories/{id}/attributes',
      summary: 'Sets the attributes of this category; what hangs below it inherits them',
      access: EDITORS,
      params: idParams,
      body: z.strictObject({ items: attributes }).meta({ id: 'AttributeRules' }),
      answers: { 200: attributesAnswer },
      problems: { 404: 'No such category', 409: 'An attribute is there twice, or above' },
      handle: async ({ principal, params, body, http }) => ({
        json: { items: await desk.setRules(shopEditor(principal, http.request), params.id, body.items) },
      }),
    }),
  ];
}
