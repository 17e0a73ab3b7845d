import { affectedRows, rowsOf } from '#db';
import type { Sweep } from '#feature';
import { businessDay, DAY_MS } from '#kernel';
import type { SoldPriceBook } from '../app/promotion-ports.ts';

export const sqlSoldPrices: SoldPriceBook = {
  async note(tx, merchantId, skuId, day, lowest) {
    await affectedRows(
      tx,
      `insert into sold_prices (merchant_id, sku_id, day, lowest_fen) values (?, ?, ?, ?)
       on conflict (merchant_id, sku_id, day) do update set lowest_fen = excluded.lowest_fen
         where sold_prices.lowest_fen > excluded.lowest_fen`,
      [merchantId, skuId, day, lowest],
    );
  },
  async lowestSince(tx, merchantId, skuIds, day) {
    if (skuIds.length === 0) return new Map();
    const rows = await rowsOf<{ id: string; lowest: number | string }>(
      tx,
      `select sku_id as id, min(lowest_fen) as lowest from sold_prices
       where merchant_id = ? and day >= ? and sku_id in (${skuIds.map(() => '?').join(', ')}) group by sku_id`,
      [merchantId, day, ...skuIds],
    );
    return new Map(rows.map(({ id, lowest }) => [id, Number(lowest)]));
  },
};

/** A year: as long as somebody may ask what a price was compared with. The evidence itself stays with its promotion. */
const KEPT_DAYS = 365;

export const sweepSoldPrices: Sweep = {
  name: 'sold_prices: old',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from sold_prices where (merchant_id, sku_id, day) in (
         select merchant_id, sku_id, day from sold_prices where day < ? limit ?)`,
      [businessDay(now - KEPT_DAYS * DAY_MS), rowsMax],
    ),
};
