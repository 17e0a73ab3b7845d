import type { MerchantId, SkuId } from '#kernel';
import type { FindArticles } from '../tokens.ts';
import type { GoodsMemories } from './search/goods-memories.ts';
import type { FindRows } from './search/query-rows.ts';

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
