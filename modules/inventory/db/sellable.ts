import { type Reads, rowsOf } from '#db';
import type { MerchantId, SkuId, StoreId, Tx } from '#kernel';
import { channelQuotaId, OWN_CHANNEL } from '../domain/channels.ts';
import type { StockLine } from '../domain/stock.ts';
import type { ShelfRow } from './shelf-row.ts';

/** Of the shared pool, what is not held back for the counter (INV-01). */
const SHARED = `case when s.available > s.safety + s.offline_buffer
  then s.available - s.safety - s.offline_buffer else 0 end`;
/** With the mini-program's own quota where it has one (INV-08); 0 where nothing is sold online. */
export const SELLABLE = `case when l.online = 0 then 0
  else coalesce(q.available, 0) + case when q.overflow = 0 then 0 else ${SHARED} end end`;
/** The probes find a row only where somebody entered one. Two values: merchant, then what the caller adds. */
export const FROM_STOCK = `from stock s
  left join stock_locations l on l.merchant_id = s.merchant_id and l.id = s.store_id
  left join stock_quotas q on q.merchant_id = s.merchant_id and q.id = '${channelQuotaId(OWN_CHANNEL)}'
    and q.sku_id = s.sku_id and q.store_id = s.store_id and q.state = 'OPEN'
  where s.merchant_id = ?`;
/** Nobody collects from a warehouse, and no order draws on one. */
const AT_STORES = `coalesce(l.kind, 'store') = 'store'`;
const LINE = `select s.sku_id as "skuId", s.store_id as "storeId", ${SELLABLE} as quantity ${FROM_STOCK}`;

export interface SellableReads {
  sellable(merchantId: MerchantId): Promise<readonly StockLine[]>;
  at(merchantId: MerchantId, storeId: StoreId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, number>>;
  everywhere(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<readonly StockLine[]>;
  online(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, number>>;
}

export function sellableReads(reads: Reads): SellableReads {
  return {
    sellable: (merchantId) =>
      reads.all<StockLine>(`${LINE} and (s.available > 0 or q.available > 0) and ${AT_STORES}`, [merchantId]),

    async at(merchantId, storeId, skuIds) {
      if (skuIds.length === 0) return new Map();
      const rows = await reads.all<StockLine>(
        `${LINE} and s.store_id = ? and s.sku_id in (${places(skuIds)})`,
        [merchantId, storeId, ...skuIds],
      );
      const found = new Map(rows.map(({ skuId, quantity }) => [skuId, quantity]));
      return new Map(skuIds.map((skuId) => [skuId, found.get(skuId) ?? 0]));
    },

    async everywhere(merchantId, skuIds) {
      if (skuIds.length === 0) return [];
      return reads.all<StockLine>(`${LINE} and s.sku_id in (${places(skuIds)}) and ${AT_STORES}`, [
        merchantId,
        ...skuIds,
      ]);
    },

    async online(merchantId, skuIds) {
      if (skuIds.length === 0) return new Map();
      const rows = await reads.all<StockLine>(`${LINE} and s.sku_id in (${places(skuIds)})`, [
        merchantId,
        ...skuIds,
      ]);
      const sums = new Map(skuIds.map((skuId) => [skuId, 0]));
      for (const { skuId, quantity } of rows) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity);
      return sums;
    },
  };
}

/** The same number for one row inside a transaction; asks the database only where a channel has a quota. */
export async function shoppersPieces(
  tx: Tx,
  merchantId: MerchantId,
  { skuId, storeId, available, heldBack, channelQuotas, online }: ShelfRow,
): Promise<number> {
  const shared = online === 0 ? 0 : Math.max(0, available - heldBack);
  if (channelQuotas === 0) return shared;
  const [row] = await rowsOf<{ quantity: number }>(tx, `${LINE} and s.sku_id = ? and s.store_id = ?`, [
    ...[merchantId, skuId, storeId],
  ]);
  return row?.quantity ?? shared;
}

function places(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}
