import type { Reads } from '#db';
import type { MerchantId, SkuId, StoreId } from '#kernel';
import type { ChangedRows, LiveRow } from '../app/live-stock.ts';
import { FROM_STOCK, SELLABLE } from './sellable.ts';

const ROW = `select s.sku_id as "skuId", s.store_id as "storeId", s.on_hand as "onHand", s.available, s.reserved,
  ${SELLABLE} as sellable, s.version, s.changed_at as "changedAt",
  case when s.low_at is not null and s.available <= s.low_at then 1 else 0 end as low ${FROM_STOCK}`;

type Row = Omit<LiveRow, 'low'> & { readonly low: number };

export function sqlChangedRows(reads: Reads): ChangedRows {
  return async (merchantId, since, limit) => {
    const sql = `${ROW} and s.changed_at >= ? order by s.changed_at limit ?`;
    return (await reads.all<Row>(sql, [merchantId, since, limit])).map(shown);
  };
}

/** How some articles stand at a store, for a page that opens. */
export function sqlStandingRows(reads: Reads) {
  return async (merchantId: MerchantId, storeId: StoreId, skuIds: readonly SkuId[]): Promise<LiveRow[]> => {
    const sql = `${ROW} and s.store_id = ? and s.sku_id in (${skuIds.map(() => '?').join(', ')})`;
    return (await reads.all<Row>(sql, [merchantId, storeId, ...skuIds])).map(shown);
  };
}

function shown(row: Row): LiveRow {
  return { ...row, low: row.low === 1 };
}
