import { type Route, route, staff } from '#http';
import { type Clock, pageOf } from '#kernel';
import type { Authoring } from '../app/authoring/ports.ts';
import type { ProductDesk } from '../app/authoring/product-desk.ts';
import type { Shelf } from '../app/shelf.ts';
import type { AuthoredProduct } from '../domain/authoring/authored-product.ts';
import { lineage } from '../domain/authoring/category-tree.ts';
import { shelfState } from '../domain/authoring/shelf-state.ts';
import {
  changeProductBody,
  externalParams,
  listAnswer,
  productAnswer,
  productBody,
  productParams,
  productsQuery,
  publishBody,
} from './console-product-contract.ts';
import { placeAfter, shopEditor } from './console-who.ts';

const EDITORS = staff('owner', 'manager');
const READERS = ['owner', 'manager', 'clerk'] as const;
const REFUSALS = {
  400: 'The articles do not fit the options (`details.rule`)',
  404: 'No such product',
  409: 'Changed by somebody else meanwhile, or a code, barcode or external id is taken',
  422: 'Category, attribute, component, barcode or modifier group is not right',
};

interface ConsoleProductParts {
  readonly desk: ProductDesk;
  readonly authoring: Authoring;
  readonly shelf: Pick<Shelf, 'categories'>;
  readonly clock: Clock;
}

/** Products as they are written: drafts, articles, attributes, bundles, the shelf (CAT-01, CAT-09, CAT-11). */
export function consoleProductRoutes({
  desk,
  authoring,
  shelf,
  clock,
}: ConsoleProductParts): readonly Route[] {
  const shown = ({ drafted, onSale, ...product }: AuthoredProduct) => ({
    ...product,
    state: shelfState({ ...product, drafted, onSale }, clock.now()),
  });
  return [
    route({
      method: 'get',
      path: '/v1/console/products',
      summary: 'Products in every state, newest first',
      access: staff(...READERS),
      query: productsQuery,
      answers: { 200: listAnswer },
      handle: async ({ merchantId, query: { cursor, limit, categoryId, ...filter } }) => {
        const now = clock.now();
        const all = categoryId === undefined ? [] : await shelf.categories(merchantId);
        const categoryIds =
          categoryId === undefined
            ? undefined
            : [
                categoryId,
                ...all
                  .filter(({ id }) => lineage(all, id).some((each) => each.id === categoryId))
                  .map(({ id }) => id),
              ];
        const query = { state: filter.state, q: filter.q, tag: filter.tag, categoryIds };
        const found = await authoring.page(merchantId, query, now, placeAfter(cursor), limit + 1);
        const page = pageOf(found, limit, ({ listedAt, id }) => [listedAt, id]);
        const items = page.items.map(({ drafted, onSale, ...line }) => ({
          ...line,
          state: shelfState({ ...line, drafted, onSale }, now),
        }));
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/products/{id}',
      summary: 'One product with all of its articles',
      access: staff(...READERS),
      params: productParams,
      answers: { 200: productAnswer },
      problems: { 404: 'No such product' },
      handle: async ({ merchantId, params }) => ({ json: shown(await desk.get(merchantId, params.id)) }),
    }),
    route({
      method: 'post',
      path: '/v1/console/products',
      summary: 'Makes a draft',
      access: EDITORS,
      idempotent: true,
      body: productBody,
      answers: { 201: productAnswer },
      problems: REFUSALS,
      handle: async ({ principal, body, requestKey, http }) => ({
        json: shown(await desk.create(shopEditor(principal, http.request, requestKey), body)),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/products/{id}',
      summary: 'Writes a product anew; articles keep their ids, ordered ones that are left out go off sale',
      access: EDITORS,
      params: productParams,
      body: changeProductBody,
      answers: { 200: productAnswer },
      problems: REFUSALS,
      handle: async ({ principal, params, body: { version, ...draft }, http }) => ({
        json: shown(await desk.change(shopEditor(principal, http.request), params.id, version, draft)),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/products/by-external-id/{externalId}',
      summary: 'Makes or changes the product that another system calls so; may be repeated',
      access: EDITORS,
      params: externalParams,
      body: productBody,
      answers: { 200: productAnswer },
      problems: REFUSALS,
      handle: async ({ principal, params, body, http }) => ({
        json: shown(await desk.upsert(shopEditor(principal, http.request), params.externalId, body)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/products/{id}/publish',
      summary: 'Puts it on the shelf, now or at a second to come, for ever or until another',
      access: EDITORS,
      idempotent: true,
      params: productParams,
      body: publishBody,
      answers: { 200: productAnswer },
      problems: { 404: 'No such product', 409: 'Not from this state' },
      handle: async ({ principal, params, body: { from, until }, requestKey, http }) => {
        const who = shopEditor(principal, http.request, requestKey);
        return { json: shown(await desk.publish(who, params.id, { from, until })) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/products/{id}/unpublish',
      summary: 'Takes it off the shelf; orders keep it',
      access: EDITORS,
      idempotent: true,
      params: productParams,
      answers: { 200: productAnswer },
      problems: { 404: 'No such product', 409: 'It is not on the shelf' },
      handle: async ({ principal, params, requestKey, http }) => {
        return {
          json: shown(await desk.unpublish(shopEditor(principal, http.request, requestKey), params.id)),
        };
      },
    }),
  ];
}
