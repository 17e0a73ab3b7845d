import type { Reads } from '#db';
import type { EpochMs, MerchantId, ProductId, StoreId } from '#kernel';
import { type Daypart, isServed } from '../domain/daypart.ts';

export interface DaypartRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly name: string;
  readonly from_minute: number;
  readonly until_minute: number;
  readonly weekdays: string;
}

/** Whether a store serves a product at an instant: always, unless it stands on menus of certain hours only (CAT-07). */
export function sqlMenus(reads: Reads) {
  return async (merchantId: MerchantId, storeId: StoreId, at: EpochMs) => {
    const dayparts = await reads.all<DaypartRow>(
      `select id, store_id, name, from_minute, until_minute, weekdays from dayparts
       where merchant_id = ? and store_id = ?`,
      [merchantId, storeId],
    );
    if (dayparts.length === 0) return () => true;
    const served = new Set(dayparts.map(daypartOf).flatMap((part) => (isServed(part, at) ? [part.id] : [])));
    const rows = await reads.all<{ product_id: ProductId; daypart_id: string }>(
      'select product_id, daypart_id from daypart_products where merchant_id = ? and store_id = ?',
      [merchantId, storeId],
    );
    const hours = Map.groupBy(rows, ({ product_id }) => product_id);
    return (productId: ProductId) =>
      hours.get(productId)?.some(({ daypart_id }) => served.has(daypart_id)) ?? true;
  };
}

export function daypartOf(row: DaypartRow): Daypart {
  const { id, store_id, name, from_minute, until_minute, weekdays } = row;
  return {
    ...{ id, name, storeId: store_id, fromMinute: from_minute, untilMinute: until_minute },
    weekdays: JSON.parse(weekdays),
  };
}
