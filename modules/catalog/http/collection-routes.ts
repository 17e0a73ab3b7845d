import { z } from 'zod';
import { open, pageOfSchema, pageQuery, type Route, route, staff, visitor } from '#http';
import { COLLECTIONS_MAX, type CollectionStore, type Collections } from '../app/authoring/collections.ts';
import { productCard } from './catalog-contract.ts';
import { cardShown } from './catalog-routes.ts';
import { freeText, id, idParams, name, storeId } from './console-contract.ts';
import { placeAfter, shopEditor } from './console-who.ts';

const LIST_MAX = 50;
const FEN_MAX = 10_000_000_000;
const EDITORS = staff('owner', 'manager');

const words = (charsMax: number) => z.array(freeText(charsMax).min(1)).min(1).max(LIST_MAX).optional();
const fenEnd = z.int().nonnegative().max(FEN_MAX).optional();
const rule = z
  .strictObject({
    categoryIds: z.array(id).min(1).max(LIST_MAX).optional(),
    tags: words(20),
    brands: words(60),
    priceFen: z.strictObject({ min: fenEnd, max: fenEnd }).optional(),
    newWithinDays: z.int().min(1).max(365).optional(),
    inStock: z.boolean().optional(),
  })
  .refine((parts) => Object.values(parts).some((part) => part !== undefined), {
    message: 'a rule says something',
  })
  .meta({ id: 'CollectionRule', description: 'every part has to hold; within a list one is enough' });
const body = z.strictObject({ name, rule }).meta({ id: 'CollectionDraft' });
const collection = z.object({ id: z.string(), name: z.string(), rule }).meta({ id: 'Collection' });

/** Shelves that fill themselves (CAT-02): the shopper's side and the console's. */
export function collectionRoutes(collections: Collections, store: CollectionStore): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/collections',
      summary: `The shop’s collections, at most ${COLLECTIONS_MAX}`,
      access: open,
      answers: { 200: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }) },
      handle: async ({ merchantId }) => ({
        json: {
          items: (await store.list(merchantId)).map((each) => ({ id: each.id, name: each.name })),
        },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/collections/{id}/products',
      summary: 'What is in a collection now, newest first; not personal',
      access: visitor,
      params: idParams,
      query: pageQuery.extend({ storeId: storeId.optional() }),
      answers: { 200: pageOfSchema(productCard) },
      problems: { 404: 'No such collection' },
      handle: async ({ merchantId, principal, params, query }) => {
        const asker = { storeId: query.storeId, memberId: principal?.memberId };
        const after = placeAfter(query.cursor);
        const page = await collections.products(merchantId, params.id, asker, after, query.limit);
        return { json: { ...page, items: page.items.map(cardShown) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/collections',
      summary: 'Collections with their rules',
      access: staff('owner', 'manager', 'clerk'),
      answers: { 200: z.object({ items: z.array(collection) }) },
      handle: async ({ merchantId }) => ({ json: { items: await store.list(merchantId) } }),
    }),
    route({
      method: 'post',
      path: '/v1/console/collections',
      summary: 'Makes a collection',
      access: EDITORS,
      idempotent: true,
      body,
      answers: { 201: collection },
      problems: { 409: 'Name taken, or too many' },
      handle: async ({ principal, body: draft, requestKey, http }) => ({
        json: await collections.create(
          shopEditor(principal, http.request, requestKey),
          draft.name,
          draft.rule,
        ),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/collections/{id}',
      summary: 'Changes a collection',
      access: EDITORS,
      params: idParams,
      body,
      answers: { 200: collection },
      problems: { 404: 'No such collection', 409: 'Name taken' },
      handle: async ({ principal, params, body: draft, http }) => ({
        json: await collections.change(shopEditor(principal, http.request), { ...draft, id: params.id }),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/collections/{id}',
      summary: 'Removes a collection; its goods stay',
      access: EDITORS,
      params: idParams,
      answers: { 204: null },
      problems: { 404: 'No such collection' },
      handle: async ({ principal, params, http }) => {
        await collections.remove(shopEditor(principal, http.request), params.id);
        return { status: 204 };
      },
    }),
  ];
}
