import { type Reads, rowsOf } from '#db';
import type { MerchantId, ProductId } from '#kernel';
import type { DueProducts } from '../../app/authoring/announce.ts';

export function sqlDueProducts(reads: Reads): DueProducts {
  return {
    async any(now) {
      const rows = await reads.all('select 1 from products where announce_at <= ? limit 1', [now]);
      return rows.length > 0;
    },

    async take(tx, now, limit) {
      const rows = await rowsOf<{ merchant_id: MerchantId; id: ProductId }>(
        tx,
        `update products set announce_at = case when on_until > ? then on_until end
         where announce_at <= ? and (merchant_id, id) in (
           select merchant_id, id from products where announce_at <= ? limit ?)
         returning merchant_id, id`,
        [now, now, now, limit],
      );
      return rows.map(({ merchant_id, id }) => ({ merchantId: merchant_id, productId: id }));
    },
  };
}
