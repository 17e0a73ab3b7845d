import { member, open, type Route, route, visitor } from '#http';
import type { RecommendStores } from '../app/places/recommend-stores.ts';
import type { ShowRelated } from '../app/places/show-related.ts';
import type { StoreLists } from '../app/places/store-lists.ts';
import type { SuggestForCart } from '../app/places/suggest-for-cart.ts';
import { feedReply } from './feed-reply.ts';
import {
  highlightsAnswer,
  highlightsQuery,
  listAnswer,
  listParams,
  listQuery,
  productParams,
  rowQuery,
  storeParams,
  storesAnswer,
  storesQuery,
} from './place-contract.ts';
import { feedAnswer } from './recommendation-contract.ts';

const NOT_MODIFIED = 304;
const PROBLEMS = { 404: 'No such store or product' } as const;

export interface Places {
  readonly related: ShowRelated;
  readonly lists: StoreLists;
  readonly cart: SuggestForCart;
  readonly stores: RecommendStores;
}

/** The places beside the home feed: product page, cart, store page, lists. */
export function placeRoutes({ related, lists, cart, stores }: Places): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/products/{id}/similar',
      summary:
        'What could be bought instead: same for everybody, except what a member must not be offered again',
      access: visitor,
      params: productParams,
      query: rowQuery,
      answers: { 200: feedAnswer, [NOT_MODIFIED]: null },
      problems: PROBLEMS,
      handle: async ({ merchantId, principal, params, query, http }) => {
        const question = { merchantId, productId: params.id, memberId: principal?.memberId, ...query };
        return feedReply(await related.similar(question), http.request);
      },
    }),
    route({
      method: 'get',
      path: '/v1/products/{id}/bought-together',
      summary: 'What goes home in one bag with it; never what is bought instead of it',
      access: visitor,
      params: productParams,
      query: rowQuery,
      answers: { 200: feedAnswer, [NOT_MODIFIED]: null },
      problems: PROBLEMS,
      handle: async ({ merchantId, principal, params, query, http }) => {
        const question = { merchantId, productId: params.id, memberId: principal?.memberId, ...query };
        return feedReply(await related.boughtTogether(question), http.request);
      },
    }),
    route({
      method: 'get',
      path: '/v1/recommendations/cart',
      summary: 'What goes with my cart; with personalisation off the store’s hot list',
      access: member,
      query: rowQuery,
      answers: { 200: feedAnswer, [NOT_MODIFIED]: null },
      problems: PROBLEMS,
      handle: async ({ merchantId, principal, query: { storeId, limit }, http }) =>
        feedReply(await cart(merchantId, principal.memberId, storeId, limit), http.request),
    }),
    route({
      method: 'get',
      path: '/v1/recommendations/stores',
      summary: 'Stores for me: those I named first, then my usual district, if I let it be known',
      access: member,
      query: storesQuery,
      answers: { 200: storesAnswer },
      handle: async ({ merchantId, principal, query: { limit } }) => ({
        json: await stores(merchantId, principal.memberId, limit),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/lists/{list}',
      summary: 'New and hot at a store, without any member: also what the feed falls back to',
      access: open,
      params: listParams,
      query: listQuery,
      answers: { 200: listAnswer, [NOT_MODIFIED]: null },
      problems: PROBLEMS,
      handle: async ({ merchantId, params, query: { storeId, limit, overlap }, http }) =>
        feedReply(await lists.list(merchantId, params.list, storeId, limit, overlap), http.request),
    }),
    route({
      method: 'get',
      path: '/v1/stores/{id}/highlights',
      summary: 'A store’s page: popular here, new here, popular in its district; no product twice',
      access: open,
      params: storeParams,
      query: highlightsQuery,
      answers: { 200: highlightsAnswer, [NOT_MODIFIED]: null },
      problems: PROBLEMS,
      handle: async ({ merchantId, params, query: { limit }, http }) =>
        feedReply(await lists.highlights(merchantId, params.id, limit), http.request),
    }),
  ];
}
