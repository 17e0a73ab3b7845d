import { affectedRows, insertRows, rowsOf } from '#db';
import type { MerchantId, SkuId, StoreId, Tx } from '#kernel';
import { inLockOrder, type StockLine } from '../domain/stock.ts';
import type { StockChanged, StockImport } from '../tokens.ts';

const ROWS_PER_STATEMENT = 1_000;

export const sqlStockImport: StockImport = {
  async receive(tx, merchantId, document, rows, at) {
    const fresh = await affectedRows(
      tx,
      'insert into stock_documents (merchant_id, document, at) values (?, ?, ?) on conflict do nothing',
      [merchantId, document, at],
    );
    if (fresh === 0) return;
    const lines = inLockOrder(rows);
    for (let start = 0; start < lines.length; start += ROWS_PER_STATEMENT) {
      const part = lines.slice(start, start + ROWS_PER_STATEMENT);
      const changes = await shelve(tx, merchantId, part);
      tx.emit<StockChanged>({ type: 'inventory.stock_changed', occurredAt: at, merchantId, changes });
    }
    await insertRows(tx, {
      table: 'stock_movements',
      columns: ['merchant_id', 'document', 'sku_id', 'store_id', 'reason', 'on_hand_change', 'at'],
      key: ['merchant_id', 'document', 'sku_id', 'store_id'],
      onRepeat: 'keep',
      rows: lines.map(({ skuId, storeId, quantity }) => [
        merchantId,
        document,
        skuId,
        storeId,
        'receive',
        quantity,
        at,
      ]),
    });
  },
};

async function shelve(tx: Tx, merchantId: MerchantId, lines: readonly StockLine[]) {
  const rows = await rowsOf<{ store_id: StoreId; sku_id: SkuId; available: number }>(
    tx,
    `insert into stock (merchant_id, sku_id, store_id, on_hand, available, reserved, version)
     values ${lines.map(() => '(?, ?, ?, ?, ?, 0, 1)').join(', ')}
     on conflict (merchant_id, sku_id, store_id) do update set
       on_hand = stock.on_hand + excluded.on_hand, available = stock.available + excluded.available,
       version = stock.version + 1
     returning store_id, sku_id, available`,
    lines.flatMap(({ skuId, storeId, quantity }) => [merchantId, skuId, storeId, quantity, quantity]),
  );
  return rows.map(({ store_id, sku_id, available }) => ({
    storeId: store_id,
    skuId: sku_id,
    sellable: available,
  }));
}
