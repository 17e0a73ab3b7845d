import { affectedRows, insertRows } from '#db';
import type { EpochMs, MerchantId, SkuId, Tx } from '#kernel';
import type { TillLedger, TillOutcome, TillSale } from '../app/tell-till.ts';
import { channelQuotaId } from '../domain/channels.ts';
import { inLockOrder } from '../domain/stock.ts';
import type { StockShort } from '../tokens.ts';
import { ensureRows } from './ensure-rows.ts';
import { isNewDocument, lockPlace, type Shelf, type Shift, tryShift } from './shelf.ts';
import type { ShelfRow } from './shelf-row.ts';
import { moveQuota, quotaAt } from './sql-quotas.ts';

export function sqlTillSales(shelf: Shelf): Pick<TillLedger, 'record'> {
  return {
    async record(tx, merchantId, { source, saleId, storeId, kind, lines, actor, at }) {
      const document = `till:${source}:${saleId}:${kind}`;
      if (!(await isNewDocument(tx, merchantId, document, at))) return { repeated: true, short: [] };
      const goods = inLockOrder(lines.map((line) => ({ ...line, storeId })));
      if (kind === 'return') {
        await shelf.add(tx, merchantId, goods, { document, reason: 'till_return', actor, at });
        return { repeated: false, short: [] };
      }
      await ensureRows(tx, merchantId, goods, shelf.now());
      const moved: (readonly [ShelfRow, Shift])[] = [];
      const short: { skuId: SkuId; pieces: number }[] = [];
      for (const line of goods) {
        const row = await lockPlace(tx, merchantId, line, shelf.now());
        if (row === undefined) continue;
        const quotaId = channelQuotaId('pos');
        const quota = row.channelQuotas === 0 ? undefined : await quotaAt(tx, merchantId, quotaId, line);
        const own = quota?.state === 'OPEN' ? Math.min(line.quantity, quota.available) : 0;
        if (own > 0) await moveQuota(tx, merchantId, 'sellNow', { ...line, quotaId, quantity: own });
        // The counter's buffer and the safety stock are there for the counter.
        const pooled = Math.min(line.quantity - own, row.available);
        const shift = { ...line, available: -pooled, reserved: -own };
        const after = await tryShift(tx, merchantId, shift, 'shelf', shelf.now());
        if (after !== undefined) moved.push([after, shift]);
        const missing = line.quantity - own - pooled;
        if (missing > 0) short.push({ skuId: line.skuId, pieces: missing });
      }
      await shelf.note(tx, merchantId, moved, { document, reason: 'till_sale', actor, at });
      await writeShort(tx, merchantId, { document, storeId, at, short });
      return { repeated: false, short };
    },
  };
}

/** Somebody has to count: an event, and a line for the console. */
async function writeShort(
  tx: Tx,
  merchantId: MerchantId,
  {
    document,
    storeId,
    at,
    short,
  }: Pick<TillSale, 'storeId'> & Pick<TillOutcome, 'short'> & { document: string; at: EpochMs },
): Promise<void> {
  if (short.length === 0) return;
  await insertRows(tx, {
    table: 'stock_shortages',
    columns: ['merchant_id', 'document', 'sku_id', 'store_id', 'pieces', 'at'],
    key: ['merchant_id', 'document', 'sku_id', 'store_id'],
    onRepeat: 'keep',
    rows: short.map(({ skuId, pieces }) => [merchantId, document, skuId, storeId, pieces, at]),
  });
  tx.emit<StockShort>({
    type: 'inventory.stock_short',
    ...{ occurredAt: at, merchantId, storeId, document, lines: short },
  });
}

export function sqlExternalStock(shelf: Shelf): Pick<TillLedger, 'sync'> {
  return {
    async sync(tx, merchantId, { source, storeId, lines, actor, at }) {
      const outcome = { applied: [] as SkuId[], ignored: [] as SkuId[] };
      const bySku = new Map(lines.map((line) => [line.skuId, line]));
      const places = inLockOrder(lines.map(({ skuId }) => ({ skuId, storeId, quantity: 1 })));
      await ensureRows(tx, merchantId, places, shelf.now());
      for (const place of places) {
        const { skuId } = place;
        const { version = 0, onHand = 0 } = bySku.get(skuId) ?? {};
        const row = await lockPlace(tx, merchantId, place, shelf.now());
        const newer = await affectedRows(
          tx,
          `insert into stock_external (merchant_id, source, sku_id, store_id, version) values (?, ?, ?, ?, ?)
           on conflict (merchant_id, source, sku_id, store_id) do update set version = excluded.version
           where stock_external.version < excluded.version`,
          [merchantId, source, skuId, storeId, version],
        );
        if (newer === 0 || row === undefined) {
          outcome.ignored.push(skuId);
          continue;
        }
        // What is promised to orders stays promised: the level does not fall below it.
        const available = Math.max(onHand, row.reserved) - row.onHand;
        const document = `sync:${source}:${version}`;
        const shift = { skuId, storeId, available, reserved: 0 };
        await shelf.shift(tx, merchantId, [shift], 'shelf', { document, reason: 'sync', actor, at });
        const missing = row.reserved - onHand;
        if (missing > 0)
          await writeShort(tx, merchantId, { document, storeId, at, short: [{ skuId, pieces: missing }] });
        outcome.applied.push(skuId);
      }
      return outcome;
    },
  };
}
