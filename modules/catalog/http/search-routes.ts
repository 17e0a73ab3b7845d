import { z } from 'zod';
import { open, pageQuery, type Route, requireWholeShop, route, staff, visitor } from '#http';
import { AppError, decodeCursor, pageOf } from '#kernel';
import type { ScanBarcode } from '../app/scan-barcode.ts';
import type { CountFacets } from '../app/search/facets.ts';
import type { HotWords } from '../app/search/suggest.ts';
import type { SynonymDesk, SynonymStore } from '../app/search/synonym-desk.ts';
import { productCard } from './catalog-contract.ts';
import { cardShown } from './catalog-routes.ts';
import {
  barcodeParams,
  facetsAnswer,
  narrowingQuery,
  storeIdQuery,
  synonymsAnswer,
  synonymsBody,
  synonymsPage,
  synonymsParams,
  wordsAnswer,
} from './search-contract.ts';

interface SearchRoutesParts {
  readonly facets: CountFacets;
  readonly hot: HotWords;
  readonly scan: ScanBarcode;
  readonly desk: SynonymDesk;
  readonly synonyms: SynonymStore;
}

/** Beside the list itself: what it can be narrowed down to, what is hot, what the camera read, the merchant's synonyms. */
export function searchRoutes({ facets, hot, scan, desk, synonyms }: SearchRoutesParts): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/product-facets',
      summary: 'How many products each filter would leave',
      access: visitor,
      query: narrowingQuery,
      answers: { 200: facetsAnswer },
      handle: async ({ merchantId, principal, query: { q, ...filter } }) => ({
        json: await facets(merchantId, principal?.memberId, q ?? '', filter),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/search/hot-words',
      summary: 'Brands and tags of the goods that everybody looks at; the same for everybody',
      access: open,
      query: z.object({ storeId: storeIdQuery }),
      answers: { 200: wordsAnswer },
      handle: async ({ merchantId, query }) => ({
        json: { items: await hot(merchantId, query.storeId) },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/barcodes/{code}',
      summary: 'Exactly the article whose barcode (EAN-13, EAN-8, UPC-A) the camera read',
      access: visitor,
      params: barcodeParams,
      query: z.object({ storeId: storeIdQuery }),
      answers: { 200: productCard },
      problems: { 404: 'No such barcode on sale', 422: 'Not a barcode, or its check digit is wrong' },
      handle: async ({ merchantId, principal, params, query: { storeId } }) => ({
        json: cardShown(await scan(merchantId, params.code, { storeId, memberId: principal?.memberId })),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/search-synonyms',
      summary: 'Words that mean the same to this shop’s customers',
      access: staff('owner'),
      query: pageQuery,
      answers: { 200: synonymsPage },
      handle: async ({ merchantId, principal, query: { cursor, limit } }) => {
        requireWholeShop(principal);
        const groups = await synonyms.after(merchantId, placeOf(cursor), limit + 1);
        return { json: pageOf(groups, limit, ({ id }) => [id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/search-synonyms',
      summary: 'Adds a group of words that mean the same; a word stands in one group only',
      access: staff('owner'),
      idempotent: true,
      body: synonymsBody,
      answers: { 201: synonymsAnswer },
      problems: { 409: 'A word stands in another group already, or there are too many groups' },
      handle: async ({ principal, body, requestKey, http }) => {
        requireWholeShop(principal);
        const { merchantId, staffId } = principal;
        const who = { merchantId, staffId, ip: http.request.ip ?? null };
        return { json: await desk.add(who, body.words, requestKey) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/search-synonyms/{id}',
      summary: 'Takes a group of synonyms away',
      access: staff('owner'),
      params: synonymsParams,
      answers: { 204: null },
      problems: { 404: 'No such group' },
      handle: async ({ principal, params, http }) => {
        requireWholeShop(principal);
        const { merchantId, staffId } = principal;
        await desk.remove({ merchantId, staffId, ip: http.request.ip ?? null }, params.id);
        return { status: 204 };
      },
    }),
  ];
}

function placeOf(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const [id] = decodeCursor(cursor);
  if (typeof id === 'string') return id;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
