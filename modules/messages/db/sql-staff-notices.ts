import { affectedRows, type Reads } from '#db';
import type { EpochMs, SkuId, StoreId } from '#kernel';
import type { NoticeKind, StaffNotices } from '../app/tell-staff.ts';

interface NoticeRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly kind: NoticeKind;
  readonly sku_id: SkuId;
  readonly title: string;
  readonly text: string;
  readonly at: EpochMs;
  readonly read_at: EpochMs | null;
}

const MARK = `left join staff_notice_reads r on r.merchant_id = n.merchant_id and r.notice_id = n.id and r.staff_id = ?
  where n.merchant_id = ?`;

export function sqlStaffNotices(reads: Reads): StaffNotices {
  return {
    async add(tx, merchantId, { id, storeId, eventId, kind, skuId, title, text, at }) {
      await affectedRows(
        tx,
        `insert into staff_notices (merchant_id, id, store_id, event_id, kind, sku_id, title, text, at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
        [merchantId, id, storeId, eventId, kind, skuId, title, text, at],
      );
    },

    async markRead(tx, { merchantId, staffId }, stores, ids, at) {
      const these = ids === undefined ? '' : `and n.id in (${marks(ids)})`;
      await affectedRows(
        tx,
        `insert into staff_notice_reads (merchant_id, notice_id, staff_id, read_at)
         select n.merchant_id, n.id, cast(? as text), cast(? as bigint) from staff_notices n ${MARK} and r.read_at is null
           ${inStores(stores)} ${these} on conflict do nothing`,
        [staffId, at, staffId, merchantId, ...(stores ?? []), ...(ids ?? [])],
      );
    },

    async page({ merchantId, staffId }, stores, before, limit) {
      const older = before === undefined ? '' : 'and (n.at < ? or (n.at = ? and n.id < ?))';
      const rows = await reads.all<NoticeRow>(
        `select n.id, n.store_id, n.kind, n.sku_id, n.title, n.text, n.at, r.read_at from staff_notices n ${MARK}
         ${inStores(stores)} ${older} order by n.at desc, n.id desc limit ?`,
        [
          ...[staffId, merchantId, ...(stores ?? [])],
          ...(before === undefined ? [] : [before[0], before[0], before[1]]),
          limit,
        ],
      );
      return rows.map(({ store_id, sku_id, read_at, id, kind, title, text, at }) => ({
        ...{ id, storeId: store_id, kind, skuId: sku_id, title, text, at, isRead: read_at !== null },
      }));
    },

    async unread({ merchantId, staffId }, stores) {
      const rows = await reads.all<{ store_id: StoreId; n: number }>(
        `select n.store_id, count(*) as n from staff_notices n ${MARK} and r.read_at is null ${inStores(stores)}
         group by n.store_id order by n.store_id`,
        [staffId, merchantId, ...(stores ?? [])],
      );
      return rows.map(({ store_id, n }) => ({ storeId: store_id, unread: Number(n) }));
    },
  };
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** Nobody's stores are none: the list is never empty in SQL. */
function inStores(stores: readonly StoreId[] | null): string {
  if (stores === null) return '';
  return stores.length === 0 ? 'and 1 = 0' : `and n.store_id in (${marks(stores)})`;
}
