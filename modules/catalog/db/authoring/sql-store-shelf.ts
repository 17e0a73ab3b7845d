import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import { type Fen, fen, type ProductId, type SkuId } from '#kernel';
import type { StoreShelf } from '../../app/authoring/store-desk.ts';
import { STORE_PRICE_RANGE_DEFAULT } from '../../domain/authoring/store-price.ts';
import { type DaypartRow, daypartOf } from '../sql-menus.ts';
import { askIn, places } from './load-products.ts';

export function sqlStoreShelf(reads: Reads): StoreShelf {
  return {
    async range(tx, merchantId) {
      const [row] = await askIn(tx, reads)<{ store_price_min_bps: number; store_price_max_bps: number }>(
        'select store_price_min_bps, store_price_max_bps from catalog_settings where merchant_id = ?',
        [merchantId],
      );
      if (row === undefined) return STORE_PRICE_RANGE_DEFAULT;
      return { minBps: row.store_price_min_bps, maxBps: row.store_price_max_bps };
    },

    setRange: (tx, merchantId, { minBps, maxBps }) =>
      insertRows(tx, {
        table: 'catalog_settings',
        columns: ['merchant_id', 'store_price_min_bps', 'store_price_max_bps'],
        key: ['merchant_id'],
        onRepeat: 'overwrite',
        rows: [[merchantId, minBps, maxBps]],
      }),

    async article(tx, merchantId, skuId) {
      const [row] = await rowsOf<{ product_id: ProductId; list_price_fen: number }>(
        tx,
        'select product_id, list_price_fen from skus where merchant_id = ? and id = ?',
        [merchantId, skuId],
      );
      return row === undefined
        ? undefined
        : { productId: row.product_id, listPriceFen: fen(row.list_price_fen) };
    },

    async hasProducts(tx, merchantId, ids) {
      if (ids.length === 0) return true;
      const [row] = await rowsOf<{ n: number }>(
        tx,
        `select count(*) as n from products where merchant_id = ? and id in (${places(ids)})`,
        [merchantId, ...ids],
      );
      return Number(row?.n) === new Set(ids).size;
    },

    async setPrice(tx, merchantId, storeId, skuId, priceFen) {
      const key = [merchantId, storeId, skuId];
      const [before] = await rowsOf<{ price_fen: Fen }>(
        tx,
        'select price_fen from store_prices where merchant_id = ? and store_id = ? and sku_id = ?',
        key,
      );
      if (priceFen === null)
        await affectedRows(
          tx,
          'delete from store_prices where merchant_id = ? and store_id = ? and sku_id = ?',
          key,
        );
      else
        await insertRows(tx, {
          table: 'store_prices',
          columns: ['merchant_id', 'store_id', 'sku_id', 'price_fen'],
          key: ['merchant_id', 'store_id', 'sku_id'],
          onRepeat: 'overwrite',
          rows: [[...key, priceFen]],
        });
      return before?.price_fen ?? null;
    },

    async setHidden(tx, merchantId, storeId, productId, hidden) {
      const key = [merchantId, storeId, productId];
      const [before] = await rowsOf<{ hidden: number }>(
        tx,
        'select hidden from store_assortment where merchant_id = ? and store_id = ? and product_id = ?',
        key,
      );
      await insertRows(tx, {
        table: 'store_assortment',
        columns: ['merchant_id', 'store_id', 'product_id', 'hidden'],
        key: ['merchant_id', 'store_id', 'product_id'],
        onRepeat: 'overwrite',
        rows: [[...key, hidden ? 1 : 0]],
      });
      return before?.hidden === 1;
    },

    async setSoldOut(tx, merchantId, storeId, skuId, mark) {
      const [before] = await rowsOf<{ day: number }>(
        tx,
        'select day from sold_out_days where merchant_id = ? and store_id = ? and sku_id = ?',
        [merchantId, storeId, skuId],
      );
      if (mark === null) {
        await affectedRows(
          tx,
          'delete from sold_out_days where merchant_id = ? and store_id = ? and sku_id = ?',
          [merchantId, storeId, skuId],
        );
        return before?.day ?? null;
      }
      await insertRows(tx, {
        table: 'sold_out_days',
        columns: ['merchant_id', 'store_id', 'sku_id', 'day', 'marked_by', 'marked_at'],
        key: ['merchant_id', 'store_id', 'sku_id'],
        onRepeat: 'overwrite',
        rows: [[merchantId, storeId, skuId, mark.day, mark.by, mark.at]],
      });
      return before?.day ?? null;
    },

    async soldOut(merchantId, storeId, day) {
      const rows = await reads.all<{ sku_id: SkuId }>(
        `select sku_id from sold_out_days where merchant_id = ? and store_id = ? and day = ?
         order by marked_at, sku_id`,
        [merchantId, storeId, day],
      );
      return rows.map(({ sku_id }) => sku_id);
    },

    async menus(tx, merchantId, storeId) {
      const all = askIn(tx, reads);
      const rows = await all<DaypartRow>(
        `select id, store_id, name, from_minute, until_minute, weekdays from dayparts
         where merchant_id = ? and store_id = ? order by from_minute, id`,
        [merchantId, storeId],
      );
      const served = await all<{ daypart_id: string; product_id: ProductId }>(
        `select daypart_id, product_id from daypart_products where merchant_id = ? and store_id = ?
         order by product_id`,
        [merchantId, storeId],
      );
      const byPart = Map.groupBy(served, ({ daypart_id }) => daypart_id);
      return rows.map((row) => ({
        ...daypartOf(row),
        productIds: (byPart.get(row.id) ?? []).map(({ product_id }) => product_id),
      }));
    },

    async putMenu(tx, merchantId, { id, storeId, name, fromMinute, untilMinute, weekdays, productIds }) {
      await insertRows(tx, {
        table: 'dayparts',
        columns: ['merchant_id', 'id', 'store_id', 'name', 'from_minute', 'until_minute', 'weekdays'],
        key: ['merchant_id', 'id'],
        onRepeat: 'overwrite',
        rows: [[merchantId, id, storeId, name, fromMinute, untilMinute, JSON.stringify(weekdays)]],
      });
      await affectedRows(tx, 'delete from daypart_products where merchant_id = ? and daypart_id = ?', [
        merchantId,
        id,
      ]);
      await insertRows(tx, {
        table: 'daypart_products',
        columns: ['merchant_id', 'store_id', 'product_id', 'daypart_id'],
        key: ['merchant_id', 'store_id', 'product_id', 'daypart_id'],
        onRepeat: 'keep',
        rows: productIds.map((productId) => [merchantId, storeId, productId, id]),
      });
    },

    async removeMenu(tx, merchantId, storeId, id) {
      const key = [merchantId, storeId, id];
      await affectedRows(
        tx,
        'delete from daypart_products where merchant_id = ? and store_id = ? and daypart_id = ?',
        key,
      );
      await affectedRows(tx, 'delete from dayparts where merchant_id = ? and store_id = ? and id = ?', key);
    },
  };
}
