import { affectedRows, type Reads, rowsOf } from '#db';
import {
  DAY_MS,
  type EpochMs,
  type MerchantId,
  type SkuId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Levels } from '../domain/levels.ts';
import { coverThreshold, SALES_DAYS } from '../domain/low-stock.ts';
import { inPlaceOrder, type Place, placeKey } from '../domain/place.ts';
import { ensureRows } from './ensure-rows.ts';
import { lockPlace, type Shelf } from './shelf.ts';

const ROWS_PER_LOOK = 200;

export interface LevelStore {
  set(tx: Tx, merchantId: MerchantId, levels: readonly Levels[]): Promise<void>;
  /** Works out the thresholds in days anew; returns how many changed. */
  refresh(): Promise<number>;
}

export function sqlLevels(reads: Reads, shelf: Shelf, unitOfWork: UnitOfWork): LevelStore {
  /** The threshold is another one now: what follows, follows at once. */
  async function setThreshold(tx: Tx, merchantId: MerchantId, place: Place, lowAt: number | null) {
    await affectedRows(
      tx,
      'update stock set low_at = ? where merchant_id = ? and sku_id = ? and store_id = ?',
      [lowAt, merchantId, place.skuId, place.storeId],
    );
    const row = await lockPlace(tx, merchantId, place, shelf.now());
    if (row !== undefined) await shelf.note(tx, merchantId, [[row, { ...place, available: 0, reserved: 0 }]]);
  }

  return {
    async set(tx, merchantId, levels) {
      await ensureRows(tx, merchantId, levels, shelf.now());
      const read = <Row>(sql: string, values: readonly unknown[]) => rowsOf<Row>(tx, sql, values);
      const sold = await soldPieces(read, merchantId, levels, shelf.now());
      for (const level of inPlaceOrder(levels)) {
        await affectedRows(
          tx,
          `update stock set safety = ?, offline_buffer = ?, low_days = ?, low_delta = ?
           where merchant_id = ? and sku_id = ? and store_id = ?`,
          [
            ...[level.safety, level.offlineBuffer, level.lowDays, level.lowDelta],
            ...[merchantId, level.skuId, level.storeId],
          ],
        );
        const lowAt =
          level.lowDays === null
            ? level.lowAt
            : coverThreshold(level.lowDays, sold.get(placeKey(level)) ?? 0);
        await setThreshold(tx, merchantId, level, lowAt);
      }
    },

    async refresh() {
      let changed = 0;
      for (let after: [string, string, string] = ['', '', '']; ; ) {
        const rows = await reads.all<{
          merchantId: MerchantId;
          skuId: SkuId;
          storeId: StoreId;
          lowAt: number;
          lowDays: number;
        }>(
          `select merchant_id as "merchantId", sku_id as "skuId", store_id as "storeId", low_at as "lowAt",
             low_days as "lowDays" from stock
           where low_days is not null and (merchant_id, sku_id, store_id) > (?, ?, ?)
           order by merchant_id, sku_id, store_id limit ${ROWS_PER_LOOK}`,
          after,
        );
        for (const [merchantId, places] of Map.groupBy(rows, (row) => row.merchantId)) {
          const sold = await soldPieces(reads.all.bind(reads), merchantId, places, shelf.now());
          for (const place of places) {
            const lowAt = coverThreshold(place.lowDays, sold.get(placeKey(place)) ?? 0);
            if (lowAt === place.lowAt) continue;
            await unitOfWork.run((tx) => setThreshold(tx, merchantId, place, lowAt));
            changed += 1;
          }
        }
        const last = rows.at(-1);
        if (last === undefined || rows.length < ROWS_PER_LOOK) return changed;
        after = [last.merchantId, last.skuId, last.storeId];
      }
    },
  };
}

type Read = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** Pieces sold over the counter and online in the last 28 days, by place. */
export async function soldPieces(
  read: Read,
  merchantId: MerchantId,
  places: readonly Place[],
  now: EpochMs,
): Promise<ReadonlyMap<string, number>> {
  const sold = new Map<string, number>();
  for (const [storeId, here] of Map.groupBy(places, (place) => place.storeId)) {
    const rows = await read<{ sku_id: SkuId; pieces: number }>(
      `select sku_id, -sum(on_hand_change) as pieces from stock_movements
       where merchant_id = ? and store_id = ? and sku_id in (${here.map(() => '?').join(', ')})
         and at >= ? and reason in ('sale', 'till_sale') group by sku_id`,
      [merchantId, storeId, ...here.map(({ skuId }) => skuId), now - SALES_DAYS * DAY_MS],
    );
    for (const { sku_id, pieces } of rows) sold.set(placeKey({ skuId: sku_id, storeId }), Number(pieces));
  }
  return sold;
}
