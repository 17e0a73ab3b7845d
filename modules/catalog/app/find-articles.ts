import type { MerchantId, SkuId } from '#kernel';
import type { GoodsMemories } from './search/goods-memories.ts';
import type { FindRows } from './search/query-rows.ts';

/** For desks that look for an article: what is on the shelf and what is not. */
export interface FindArticles {
  /** By name, pinyin, initials, code or barcode, best first; of goods off the shelf by part of a title or by code. */
  search(merchantId: MerchantId, typed: string, limit: number): Promise<readonly SkuId[]>;
  /** By id, code or barcode, in this order, as a sheet writes them; what nothing is called is missing. */
  identify(merchantId: MerchantId, written: readonly string[]): Promise<ReadonlyMap<string, SkuId>>;
}

/** Of every product in every state. */
export interface ArticleRows extends Pick<FindArticles, 'identify'> {
  likeThis(merchantId: MerchantId, typed: string, limit: number): Promise<readonly SkuId[]>;
}

export function findArticles(
  memories: Pick<GoodsMemories, 'of'>,
  findRows: FindRows,
  rows: ArticleRows,
): FindArticles {
  return {
    identify: (merchantId, written) => rows.identify(merchantId, written),

    async search(merchantId, typed, limit) {
      const index = await memories.of(merchantId).goods();
      const found = await findRows(merchantId, index, typed);
      if (found.sku !== undefined) return [found.sku.id];
      const matches: { readonly row: number; readonly match: number }[] = [];
      found.each((row) => matches.push({ row, match: found.match(row) }));
      matches.sort((a, b) => b.match - a.match || a.row - b.row);
      const onShelf = matches
        .slice(0, limit)
        .flatMap(({ row }) => (index.product(row)?.skus ?? []).map(({ id }) => id));
      const others = await rows.likeThis(merchantId, typed, limit);
      return [...new Set([...onShelf, ...others])].slice(0, limit);
    },
  };
}
