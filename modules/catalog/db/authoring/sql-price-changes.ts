import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import {
  type Fen,
  fen,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StaffId,
  type StoreId,
} from '#kernel';
import type { PlannedPrice, PriceChanges } from '../../app/authoring/price-desk.ts';
import { places } from './load-products.ts';

const COLUMNS = 'id, sku_id, store_id, starts_at, price_fen, list_price_fen, created_by';

interface ChangeRow {
  readonly id: string;
  readonly sku_id: SkuId;
  readonly store_id: StoreId | '';
  readonly starts_at: number;
  readonly price_fen: Fen;
  readonly list_price_fen: Fen | null;
  readonly created_by: StaffId;
}

export function sqlPriceChanges(reads: Reads): PriceChanges {
  return {
    async add(tx, merchantId, changes) {
      let added = 0;
      for (const { id, skuId, storeId, startsAt, priceFen, listPriceFen, createdBy } of changes)
        added += await affectedRows(
          tx,
          `insert into price_changes (merchant_id, ${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)
           on conflict do nothing`,
          [merchantId, id, skuId, storeId ?? '', startsAt, priceFen, listPriceFen, createdBy],
        );
      return added === changes.length;
    },

    async find(merchantId, id) {
      const [row] = await reads.all<ChangeRow>(
        `select ${COLUMNS} from price_changes where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return row === undefined ? undefined : changeOf(row);
    },

    async remove(tx, merchantId, id, now) {
      const [row] = await rowsOf<ChangeRow>(
        tx,
        `delete from price_changes where merchant_id = ? and id = ? and starts_at > ? returning ${COLUMNS}`,
        [merchantId, id, now],
      );
      return row === undefined ? undefined : changeOf(row);
    },

    async page(merchantId, skuId, after, limit) {
      const rows = await reads.all<ChangeRow>(
        `select ${COLUMNS} from price_changes where merchant_id = ? ${skuId === undefined ? '' : 'and sku_id = ?'}
         ${after === undefined ? '' : 'and (starts_at > ? or (starts_at = ? and id > ?))'}
         order by starts_at, id limit ?`,
        [
          ...[merchantId, ...(skuId === undefined ? [] : [skuId])],
          ...(after === undefined ? [] : [after[0], ...after]),
          limit,
        ],
      );
      return rows.map(changeOf);
    },

    async due(now) {
      const rows = await reads.all<{ merchant_id: MerchantId }>(
        'select distinct merchant_id from price_changes where starts_at <= ?',
        [now],
      );
      return rows.map(({ merchant_id }) => merchant_id);
    },

    async fold(tx, merchantId, now, limit) {
      // Whoever deletes a row writes it: two processes never write the same change, or an older one over a newer.
      const rows = await rowsOf<ChangeRow>(
        tx,
        `delete from price_changes where merchant_id = ? and id in (
           select id from price_changes where merchant_id = ? and starts_at <= ? order by starts_at, id limit ?)
         returning ${COLUMNS}`,
        [merchantId, merchantId, now, limit],
      );
      const changes = rows.map(changeOf).sort((a, b) => a.startsAt - b.startsAt);
      for (const { skuId, storeId, priceFen, listPriceFen } of changes)
        if (storeId === null)
          await affectedRows(
            tx,
            `update skus set price_fen = ?, list_price_fen = coalesce(?, list_price_fen)
             where merchant_id = ? and id = ?`,
            [priceFen, listPriceFen, merchantId, skuId],
          );
        else
          await insertRows(tx, {
            table: 'store_prices',
            columns: ['merchant_id', 'store_id', 'sku_id', 'price_fen'],
            key: ['merchant_id', 'store_id', 'sku_id'],
            onRepeat: 'overwrite',
            rows: [[merchantId, storeId, skuId, priceFen]],
          });
      return productsOf(tx, merchantId, [...new Set(changes.map(({ skuId }) => skuId))]);
    },

    async listPrices(tx, merchantId, skuIds) {
      const rows = await rowsOf<{ id: SkuId; list_price_fen: number }>(
        tx,
        `select id, list_price_fen from skus where merchant_id = ? and id in (${places(skuIds)})`,
        [merchantId, ...skuIds],
      );
      return new Map(rows.map(({ id, list_price_fen }) => [id, fen(list_price_fen)]));
    },
  };
}

async function productsOf(
  tx: Parameters<typeof rowsOf>[0],
  merchantId: MerchantId,
  skuIds: readonly SkuId[],
): Promise<readonly ProductId[]> {
  if (skuIds.length === 0) return [];
  const rows = await rowsOf<{ product_id: ProductId }>(
    tx,
    `select distinct product_id from skus where merchant_id = ? and id in (${places(skuIds)})`,
    [merchantId, ...skuIds],
  );
  return rows.map(({ product_id }) => product_id);
}

function changeOf(row: ChangeRow): PlannedPrice {
  return {
    id: row.id,
    skuId: row.sku_id,
    storeId: row.store_id === '' ? null : row.store_id,
    startsAt: row.starts_at,
    priceFen: row.price_fen,
    listPriceFen: row.list_price_fen,
    createdBy: row.created_by,
  };
}
