import {
  AppError,
  type Clock,
  DAY_MS,
  decodeCursor,
  type EpochMs,
  encodeCursor,
  type MerchantId,
  type Page,
} from '#kernel';
import { wordsOf } from '../domain/search/normal-text.ts';
import { type SortKeys, type SortPlace, topRows } from '../domain/search/top-rows.ts';
import type { SearchOrder } from '../tokens.ts';
import type { Narrow, NarrowedGoods, Narrowing } from './search/narrowing.ts';
import type { NearestShelf } from './search/nearest-shelf.ts';
import type { FindRows, FoundRows } from './search/query-rows.ts';
import type { Suggest } from './search/suggest.ts';
import type { Asker, ShownCard, ShowProducts } from './show-products.ts';

export const SORTS = [
  'relevance',
  'newest',
  'price_asc',
  'price_desc',
  'sales',
  'in_stock',
  'distance',
] as const;
export type Sort = (typeof SORTS)[number];

/** Scores are compared as whole numbers: a cursor carries them, and no rounding moves a page's edge. */
const SCORE_STEPS = 1_000_000;
/** Nobody turns pages for longer. */
const CURSOR_LIVES_MS = DAY_MS;

export interface SearchQuestion {
  readonly merchantId: MerchantId;
  readonly asker: Asker;
  /** As typed. */
  readonly query: string;
  readonly filter: Narrowing;
  readonly sort: Sort;
  /** False = the order may know nothing of who asks (E-Commerce Law, art. 18). */
  readonly personal: boolean;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface FoundPage extends Page<ShownCard> {
  readonly total: number;
  /** Where nothing was found: words that do find something. */
  readonly suggestions?: readonly string[];
}

export type SearchProducts = (question: SearchQuestion) => Promise<FoundPage>;

interface SearchParts {
  readonly narrow: Narrow;
  readonly findRows: FindRows;
  readonly suggest: Suggest;
  readonly products: ShowProducts;
  readonly order: SearchOrder;
  readonly nearest: NearestShelf;
  readonly clock: Clock;
}

/**
 * A list that is searched, narrowed down or sorted: memory says which products and in what order, the database what
 * they are and cost now. Relevance = text match, then the order of the module above (popularity, and taste where it
 * may be known). A cursor names the last product's place, and the instant for which that order was worked out, so the
 * next page goes on in the same order whatever happens in between.
 */
export function searchProducts(parts: SearchParts): SearchProducts {
  const { narrow, findRows, suggest, products, clock } = parts;
  return async (question) => {
    const { merchantId, asker, query, filter, sort, cursor, limit } = question;
    const now = clock.now();
    const { asOf, after } =
      cursor === undefined ? { asOf: now, after: undefined } : placeOf(cursor, sort, now);
    const goods = await narrow(merchantId, asker.memberId, filter);
    const { index } = goods;
    const found = await findRows(merchantId, index, query);
    let total = 0;
    const each = (visit: (row: number) => void) =>
      found.each((row) => {
        if (goods.failed(row) !== 0) return;
        total += 1;
        visit(row);
      });
    const keys = await keysOf(parts, question, goods, found, asOf);
    const idOf = (row: number): string => index.product(row)?.productId ?? '';
    const top = topRows(each, { keys, idOf }, after, limit + 1);
    const page = top.slice(0, limit);
    const last = page.at(-1);
    const productIds = page.flatMap(({ row }) => index.product(row)?.productId ?? []);
    const items =
      found.sku === undefined || productIds.length === 0
        ? await products.cards(merchantId, productIds, asker)
        : [(await products.article(merchantId, found.sku.id, asker)) ?? []].flat();
    const nextCursor =
      top.length > limit && last !== undefined
        ? encodeCursor([cursorKind(sort), asOf, ...last.keys, last.id])
        : null;
    if (total > 0 || query === '') return { items, total, nextCursor };
    const suggestions = await suggest(merchantId, asker.storeId, wordsOf(query));
    return { items, total, nextCursor, suggestions };
  };
}

async function keysOf(
  { order, nearest }: SearchParts,
  { merchantId, asker, query, sort, personal }: SearchQuestion,
  goods: NarrowedGoods,
  found: FoundRows,
  asOf: EpochMs,
): Promise<SortKeys> {
  const listedAt = (row: number) => goods.index.product(row)?.listedAt ?? 0;
  const relevance = async (): Promise<SortKeys> => {
    if (query === '') return [listedAt];
    const { storeId } = asker;
    const memberId = personal ? asker.memberId : undefined;
    const score = await order.at({ merchantId, storeId, memberId, asOf });
    const steps = (row: number) => {
      const product = goods.index.product(row);
      return product === undefined
        ? 0
        : Math.round(SCORE_STEPS * Math.min(1, Math.max(0, score(product.productId))));
    };
    return [found.match, steps, listedAt];
  };
  switch (sort) {
    case 'price_asc':
      return [(row) => -goods.price(row)];
    case 'price_desc':
      return [goods.price];
    case 'sales':
      return [goods.sold, listedAt];
    case 'newest':
      return [listedAt];
    case 'in_stock':
      return [(row) => (goods.inStock(row) ? 1 : 0), ...(await relevance())];
    case 'distance': {
      const metres = await nearest(merchantId, asker.storeId);
      return [(row) => -metres(row), ...(await relevance())];
    }
    default:
      return relevance();
  }
}

function cursorKind(sort: Sort): string {
  return `search:${sort}`;
}

function placeOf(
  cursor: string,
  sort: Sort,
  now: EpochMs,
): { readonly asOf: EpochMs; readonly after: SortPlace } {
  const [kind, asOf, ...rest] = decodeCursor(cursor);
  const [id, keys] = [rest.at(-1), rest.slice(0, -1)];
  const isOurs = kind === cursorKind(sort) && typeof id === 'string' && keys.length > 0;
  const isFresh = typeof asOf === 'number' && asOf <= now && asOf >= now - CURSOR_LIVES_MS;
  if (!isOurs || !isFresh || !keys.every((key): key is number => typeof key === 'number'))
    throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
  return { asOf, after: { keys, id } };
}
