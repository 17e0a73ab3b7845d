import {
  AppError,
  type Clock,
  DAY_MS,
  decodeCursor,
  encodeCursor,
  type MerchantId,
  type Page,
} from '#kernel';
import { matchOf } from '../domain/text-match.ts';
import type { SearchAsker, SearchOrder } from '../tokens.ts';
import type { FoundText, ProductFilter, Shelf } from './shelf.ts';
import type { ShownCard, ShowProducts } from './show-products.ts';

/** Results that are put in order; those whose titles have the words come first, then the newest. */
const RESULTS_MAX = 2_000;
/** Scores are compared as whole numbers: a cursor carries them, and no rounding moves a page's edge. */
const SCORE_STEPS = 1_000_000;
/** Nobody turns pages for longer. */
const CURSOR_LIVES_MS = DAY_MS;
const CURSOR_KIND = 'search';

export type SearchProducts = (
  merchantId: MerchantId,
  filter: ProductFilter,
  asker: SearchAsker,
  cursor: string | undefined,
  limit: number,
) => Promise<Page<ShownCard>>;

/** Match, score, listed at, id: the larger key stands first. */
type Key = readonly [match: number, score: number, listedAt: number, id: string];

/**
 * Search results: text match first, then the order of the module above (popularity, and taste where it may be
 * known). A cursor names the instant for which the order was worked out, so the next page continues the same
 * order whatever happens in between.
 */
export function searchProducts(
  shelf: Shelf,
  products: ShowProducts,
  order: SearchOrder,
  clock: Clock,
): SearchProducts {
  return async (merchantId, filter, asker, cursor, limit) => {
    const now = clock.now();
    const { asOf, after } = cursor === undefined ? { asOf: now, after: undefined } : placeOf(cursor, now);
    const [found, scoreOf] = await Promise.all([
      shelf.texts(merchantId, filter, RESULTS_MAX),
      order.at({ ...asker, merchantId, storeId: filter.storeId, asOf }),
    ]);
    const keyed = found
      .map((text) => ({ text, key: keyOf(text, filter.words, scoreOf) }))
      .filter(({ key }) => after === undefined || compare(key, after) > 0)
      .sort((a, b) => compare(a.key, b.key));
    const page = keyed.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await products.cards(
        merchantId,
        page.map(({ text }) => text.productId),
        { storeId: filter.storeId, memberId: asker.memberId },
      ),
      nextCursor:
        keyed.length > limit && last !== undefined ? encodeCursor([CURSOR_KIND, asOf, ...last.key]) : null,
    };
  };
}

function keyOf(
  text: FoundText,
  words: readonly string[],
  scoreOf: (id: FoundText['productId']) => number,
): Key {
  const score = Math.round(SCORE_STEPS * Math.min(1, Math.max(0, scoreOf(text.productId))));
  return [matchOf(text, words), score, text.listedAt, text.productId];
}

/** Below 0: `a` stands before `b`. */
function compare(a: Key, b: Key): number {
  for (const place of [0, 1, 2] as const) if (a[place] !== b[place]) return b[place] - a[place];
  if (a[3] === b[3]) return 0;
  return a[3] > b[3] ? -1 : 1;
}

function placeOf(cursor: string, now: number): { readonly asOf: number; readonly after: Key } {
  const [kind, asOf, match, score, listedAt, id] = decodeCursor(cursor);
  const numbers = [asOf, match, score, listedAt].filter((part) => typeof part === 'number');
  const isOurs = kind === CURSOR_KIND && numbers.length === 4 && typeof id === 'string';
  if (!isOurs || Number(asOf) > now || Number(asOf) < now - CURSOR_LIVES_MS)
    throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
  return { asOf: Number(asOf), after: [Number(match), Number(score), Number(listedAt), String(id)] };
}
