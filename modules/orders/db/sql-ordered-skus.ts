import { rowsOf } from '#db';
import type { SkuId } from '#kernel';
import type { OrderedSkus } from '#modules/catalog';

/** In the transaction of whoever asks: an order that commits meanwhile is seen, or waits. */
export const sqlOrderedSkus: OrderedSkus = async (tx, merchantId, skuIds) => {
  if (skuIds.length === 0) return new Set();
  const rows = await rowsOf<{ sku_id: SkuId }>(
    tx,
    `select distinct sku_id from order_lines where merchant_id = ? and sku_id in (${skuIds.map(() => '?').join(', ')})`,
    [merchantId, ...skuIds],
  );
  return new Set(rows.map(({ sku_id }) => sku_id));
};
