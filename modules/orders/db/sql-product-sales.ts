import type { Reads } from '#db';
import type { ProductId } from '#kernel';
import type { ProductSales } from '#modules/catalog';

/** Pieces per product, by instant of payment; what was sent back meanwhile is still counted: it was wanted. */
export function sqlProductSales(reads: Reads): ProductSales {
  return async (merchantId, from, until) => {
    const rows = await reads.all<{ product_id: ProductId; pieces: number }>(
      `select l.product_id, cast(sum(l.quantity) as bigint) as pieces
       from order_groups g join order_lines l on l.order_id = g.order_id and l.store_id = g.store_id
       where g.merchant_id = ? and g.paid_at >= ? and g.paid_at < ? group by l.product_id`,
      [merchantId, from, until],
    );
    return new Map(rows.map(({ product_id, pieces }) => [product_id, pieces]));
  };
}
