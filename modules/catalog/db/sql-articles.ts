import type { Reads } from '#db';
import type { SkuId } from '#kernel';
import type { ArticleRows } from '../app/find-articles.ts';
import { places } from './authoring/load-products.ts';

interface ArticleRow {
  readonly id: SkuId;
  readonly code: string;
  readonly barcode: string | null;
}

export function sqlArticles(reads: Reads): ArticleRows {
  return {
    async likeThis(merchantId, typed, limit) {
      const part = `%${typed.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
      const rows = await reads.all<{ id: SkuId }>(
        `select k.id from products p join skus k on k.merchant_id = p.merchant_id and k.product_id = p.id
         where p.merchant_id = ? and (p.search_text like ? escape '!' or k.code = ? or k.barcode = ?)
         order by p.listed_at desc, p.id, k.position limit ?`,
        [merchantId, part, typed, typed, limit],
      );
      return rows.map(({ id }) => id);
    },

    async identify(merchantId, written) {
      if (written.length === 0) return new Map();
      const marks = places(written);
      const rows = await reads.all<ArticleRow>(
        `select id, code, barcode from skus
         where merchant_id = ? and (id in (${marks}) or code in (${marks}) or barcode in (${marks}))`,
        [merchantId, ...written, ...written, ...written],
      );
      return new Map([
        ...rows.flatMap(({ id, barcode }): [string, SkuId][] => (barcode === null ? [] : [[barcode, id]])),
        ...rows.map(({ id, code }): [string, SkuId] => [code, id]),
        ...rows.map(({ id }): [string, SkuId] => [id, id]),
      ]);
    },
  };
}
