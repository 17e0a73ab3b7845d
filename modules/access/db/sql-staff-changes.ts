import { affectedRows, rowsOf } from '#db';
import type { EpochMs, MerchantId, StaffId, Tx } from '#kernel';
import type { StaffChanges } from '../app/ports.ts';
import { GRANT_COLUMNS, type GrantRow, STAFF_COLUMNS, type StaffRow, staffOf } from './sql-staff-store.ts';

/** Written first by every change: on PostgreSQL its row lock, on SQLite the one writer, lets one go on at a time. */
const QUEUE_UP = `insert into staff_rosters (merchant_id, changes) values (?, 1)
  on conflict (merchant_id) do update set changes = staff_rosters.changes + 1`;

const OWNERS = `select count(*) as "owners" from staff s where s.merchant_id = ? and s.disabled_at is null
  and exists (select 1 from staff_grants g where g.merchant_id = s.merchant_id and g.staff_id = s.id
    and g.role = 'owner' and g.store_id = '')`;

export const sqlStaffChanges: StaffChanges = {
  async hold(tx, merchantId, staffId) {
    await affectedRows(tx, QUEUE_UP, [merchantId]);
    const [row] = await rowsOf<StaffRow>(tx, `${STAFF_COLUMNS} and id = ?`, [merchantId, staffId]);
    if (row === undefined) return undefined;
    const grants = await rowsOf<GrantRow>(tx, `${GRANT_COLUMNS} and staff_id = ? order by role, store_id`, [
      merchantId,
      staffId,
    ]);
    return staffOf(row, grants);
  },
  async add(tx, merchantId, { id, account, name, passwordHash, grants }, at) {
    const added = await affectedRows(
      tx,
      `insert into staff (merchant_id, id, account, name, password_hash, changed_at) values (?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
      [merchantId, id, account, name, passwordHash, at],
    );
    if (added !== 1) return false;
    for (const { role, storeId } of grants) await give(tx, merchantId, id, role, storeId ?? '');
    return true;
  },
  async give(tx, merchantId, staffId, { role, storeId }, at) {
    await changed(tx, merchantId, staffId, at);
    await give(tx, merchantId, staffId, role, storeId ?? '');
  },
  async take(tx, merchantId, staffId, { role, storeId }, at) {
    await changed(tx, merchantId, staffId, at);
    await affectedRows(
      tx,
      'delete from staff_grants where merchant_id = ? and staff_id = ? and role = ? and store_id = ?',
      [merchantId, staffId, role, storeId ?? ''],
    );
  },
  async setPassword(tx, merchantId, staffId, hash, at) {
    await changed(tx, merchantId, staffId, at, 'password_hash = ?', [hash]);
  },
  async setDisabled(tx, merchantId, staffId, disabled, at) {
    await changed(tx, merchantId, staffId, at, 'disabled_at = ?', [disabled ? at : null]);
  },
  async countOwners(tx, merchantId) {
    const [row] = await rowsOf<{ owners: number | string }>(tx, OWNERS, [merchantId]);
    return Number(row?.owners ?? 0);
  },
};

function give(tx: Tx, merchantId: MerchantId, staffId: StaffId, role: string, storeId: string) {
  return affectedRows(
    tx,
    'insert into staff_grants (merchant_id, staff_id, role, store_id) values (?, ?, ?, ?) on conflict do nothing',
    [merchantId, staffId, role, storeId],
  );
}

/** The person first, her sessions after: a sign-in that is under way is either refused or ended here. */
async function changed(
  tx: Tx,
  merchantId: MerchantId,
  staffId: StaffId,
  at: EpochMs,
  set?: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const more = set === undefined ? '' : `, ${set}`;
  await affectedRows(
    tx,
    `update staff set changed_at = ?, revision = revision + 1${more} where merchant_id = ? and id = ?`,
    [at, ...values, merchantId, staffId],
  );
  await affectedRows(
    tx,
    'update staff_sessions set ended_at = ? where merchant_id = ? and staff_id = ? and ended_at is null',
    [at, merchantId, staffId],
  );
}
