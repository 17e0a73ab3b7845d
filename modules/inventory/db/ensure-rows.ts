import { insertRows } from '#db';
import type { MerchantId, Tx } from '#kernel';
import { inPlaceOrder, type Place } from '../domain/place.ts';

/** A row per place, empty where the article never was: levels and counts need something to stand on. */
export async function ensureRows(
  tx: Tx,
  merchantId: MerchantId,
  places: readonly Place[],
  now: number,
): Promise<void> {
  await insertRows(tx, {
    table: 'stock',
    columns: [
      ...['merchant_id', 'sku_id', 'store_id', 'on_hand', 'available', 'reserved', 'version', 'changed_at'],
    ],
    key: ['merchant_id', 'sku_id', 'store_id'],
    onRepeat: 'keep',
    rows: inPlaceOrder(places).map(({ skuId, storeId }) => [merchantId, skuId, storeId, 0, 0, 0, 0, now]),
  });
}
