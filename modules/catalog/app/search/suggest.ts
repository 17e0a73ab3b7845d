import type { Clock, MerchantId, StoreId } from '#kernel';
import { MINUTE_MS } from '#kernel';
import type { SearchOrder } from '../../tokens.ts';
import type { GoodsIndex } from './goods-index.ts';
import type { GoodsMemories } from './goods-memories.ts';
import type { FindRows } from './query-rows.ts';
import { Remembered } from './remembered.ts';

const SUGGESTIONS_MAX = 6;
const HOT_WORDS_MAX = 10;
const HOT_WORDS_TTL_MS = 5 * MINUTE_MS;
/** Of the products that count for hot words: the most wanted ones, however many there are. */
const HOT_PRODUCTS_MAX = 500;

/** Words that find something, for somebody whose own words found nothing. */
export type Suggest = (
  merchantId: MerchantId,
  storeId: StoreId | undefined,
  words: readonly string[],
) => Promise<readonly string[]>;

/** What is wanted at the moment: brands and tags of the goods that everybody looks at, most wanted first. */
export type HotWords = (merchantId: MerchantId, storeId: StoreId | undefined) => Promise<readonly string[]>;

/**
 * From the behaviour log, without anybody's name: it says how wanted each product is. What people typed is not
 * counted: it can be a phone number, and a few devices could put any word on the page.
 */
export function hotWords(memories: GoodsMemories, order: SearchOrder, clock: Clock): HotWords {
  const remembered = new Map<string, Remembered<readonly string[]>>();
  return (merchantId, storeId) => {
    const key = JSON.stringify([merchantId, storeId]);
    let words = remembered.get(key);
    if (words === undefined) {
      words = new Remembered(clock, HOT_WORDS_TTL_MS, async () => {
        const index = await memories.of(merchantId).goods();
        const wanted = await order.at({ merchantId, storeId, memberId: undefined, asOf: clock.now() });
        return wordsOf(index, wanted);
      });
      remembered.set(key, words);
    }
    return words.get();
  };
}

function wordsOf(index: GoodsIndex, wanted: Awaited<ReturnType<SearchOrder['at']>>): readonly string[] {
  const products: { readonly words: readonly string[]; readonly score: number }[] = [];
  for (let row = 0; row < index.rowCount; row += 1) {
    const product = index.product(row);
    if (product === undefined) continue;
    products.push({ words: [product.brand, ...product.tags], score: wanted(product.productId) });
  }
  products.sort((a, b) => b.score - a.score);
  const scores = new Map<string, number>();
  for (const { words, score } of products.slice(0, HOT_PRODUCTS_MAX))
    for (const word of new Set(words)) if (word !== '') scores.set(word, (scores.get(word) ?? 0) + score);
  return [...scores]
    .filter(([, score]) => score > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, HOT_WORDS_MAX)
    .map(([word]) => word);
}

/** Her words one by one, then brands and tags that share a part with them, then what is hot. */
export function suggest(memories: GoodsMemories, findRows: FindRows, hot: HotWords, clock: Clock): Suggest {
  const names = new Map<MerchantId, Remembered<ReadonlySet<string>>>();
  return async (merchantId, storeId, words) => {
    const memory = memories.of(merchantId);
    const index = await memory.goods();
    const known =
      names.get(merchantId) ??
      new Remembered(clock, HOT_WORDS_TTL_MS, async () => namesOf(await memory.goods()));
    names.set(merchantId, known);
    const near = [...(await known.get())]
      .map((name) => ({ name, shared: Math.max(...words.map((word) => sharedPart(name, word))) }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
    const tried = [...(words.length > 1 ? words : []), ...near, ...(await hot(merchantId, storeId))];
    const suggestions: string[] = [];
    for (const word of new Set(tried)) {
      if (suggestions.length === SUGGESTIONS_MAX) break;
      let isFound = false;
      (await findRows(merchantId, index, word)).each(() => {
        isFound = true;
      });
      if (isFound) suggestions.push(word);
    }
    return suggestions;
  };
}

function namesOf(index: GoodsIndex): ReadonlySet<string> {
  const names = new Set<string>();
  for (let row = 0; row < index.rowCount; row += 1) {
    const product = index.product(row);
    for (const name of [product?.brand ?? '', ...(product?.tags ?? [])]) if (name !== '') names.add(name);
  }
  return names;
}

/** Share of the word's pairs of characters that the name has too. */
function sharedPart(name: string, word: string): number {
  const lower = name.toLowerCase();
  const pairs = Array.from({ length: word.length - 1 }, (_, n) => word.slice(n, n + 2));
  return pairs.length === 0 ? 0 : pairs.filter((pair) => lower.includes(pair)).length / pairs.length;
}
