import type { Reads } from '#db';
import type { EpochMs, ProductId } from '#kernel';
import type { ReceivedLines } from '../tokens.ts';

/** Lines of paid orders whose money was not sent back, with the instant at which the goods were in her hands. */
export function sqlReceivedLines(reads: Reads): ReceivedLines {
  return {
    async find(merchantId, memberId, { orderId, storeId, skuId }) {
      const [row] = await reads.all<{
        product_id: ProductId;
        option_text: string;
        received_at: EpochMs | null;
      }>(
        `select l.product_id, l.option_text, t.at as received_at
         from orders o
         join order_lines l on l.order_id = o.id and l.store_id = ? and l.sku_id = ?
         left join order_timeline t
           on t.order_id = o.id and t.scope = l.store_id and t.state in ('PICKED_UP', 'RECEIVED')
         where o.merchant_id = ? and o.id = ? and o.member_id = ? and o.state in ('PAID', 'COMPLETED')
         order by l.position limit 1`,
        [storeId, skuId, merchantId, orderId, memberId],
      );
      if (row === undefined) return undefined;
      return { productId: row.product_id, optionText: row.option_text, receivedAt: row.received_at };
    },
  };
}
