import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, StoreId } from '#kernel';
import type { RuleReads } from '../app/rule-store.ts';
import type { SlotStore } from '../app/slot-booking.ts';
import type { SlotKind } from '../domain/slots.ts';

interface BookingRow {
  readonly store_id: StoreId;
  readonly kind: SlotKind;
  readonly starts_at: number | string;
  readonly ends_at: number | string;
}

export function sqlSlots(reads: Reads, rules: Pick<RuleReads, 'plan'>): SlotStore {
  return {
    plan: ({ merchantId, storeId, kind }) => rules.plan(merchantId, storeId, kind),
    async taken({ merchantId, storeId, kind }, from) {
      const rows = await reads.all<{ starts_at: EpochMs; taken: number }>(
        `select starts_at, taken from slot_counts
         where merchant_id = ? and store_id = ? and kind = ? and starts_at >= ?`,
        [merchantId, storeId, kind, from],
      );
      return new Map(rows.map(({ starts_at, taken }) => [starts_at, taken]));
    },
    async ofOrder(merchantId, orderId) {
      const rows = await reads.all<BookingRow>(
        'select store_id, kind, starts_at, ends_at from slot_bookings where merchant_id = ? and order_id = ?',
        [merchantId, orderId],
      );
      return rows.map(({ store_id, kind, starts_at, ends_at }) => ({
        ...{ storeId: store_id, kind, startsAt: Number(starts_at), endsAt: Number(ends_at) },
      }));
    },
    async take(tx, { merchantId, storeId, kind }, orderId, { startsAt, endsAt }, capacity) {
      const isNew = await affectedRows(
        tx,
        `insert into slot_bookings (merchant_id, order_id, store_id, kind, starts_at, ends_at)
         values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, order_id, store_id) do nothing`,
        [merchantId, orderId, storeId, kind, startsAt, endsAt],
      );
      if (isNew === 0) return true;
      const slot = [merchantId, storeId, kind, startsAt];
      await affectedRows(
        tx,
        `insert into slot_counts (merchant_id, store_id, kind, starts_at, taken) values (?, ?, ?, ?, 0)
         on conflict (merchant_id, store_id, kind, starts_at) do nothing`,
        slot,
      );
      const counted = await affectedRows(
        tx,
        `update slot_counts set taken = taken + 1
         where merchant_id = ? and store_id = ? and kind = ? and starts_at = ? and taken < ?`,
        [...slot, capacity],
      );
      return counted === 1;
    },
    async giveBack(tx, merchantId, orderId, storeId) {
      const rows = await rowsOf<BookingRow>(
        tx,
        `delete from slot_bookings where merchant_id = ? and order_id = ?
         ${storeId === undefined ? '' : 'and store_id = ?'} returning store_id, kind, starts_at, ends_at`,
        [merchantId, orderId, ...(storeId === undefined ? [] : [storeId])],
      );
      for (const { store_id, kind, starts_at } of rows)
        await affectedRows(
          tx,
          `update slot_counts set taken = taken - 1
           where merchant_id = ? and store_id = ? and kind = ? and starts_at = ? and taken > 0`,
          [merchantId, store_id, kind, Number(starts_at)],
        );
    },
  };
}
