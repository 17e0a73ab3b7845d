import { affectedRows, type Reads } from '#db';
import type { EpochMs, MerchantId, StaffId, StaffRole, StoreId } from '#kernel';
import type { StaffAccount, StaffStore } from '../app/ports.ts';
import type { Grant } from '../domain/staff-rules.ts';

export interface StaffRow {
  readonly id: StaffId;
  readonly account: string;
  readonly name: string;
  readonly password_hash: string;
  readonly disabled_at: EpochMs | null;
  readonly signed_in_at: EpochMs | null;
  readonly revision: number;
}

export interface GrantRow {
  readonly staff_id: StaffId;
  readonly role: StaffRole;
  readonly store_id: string;
}

export const STAFF_COLUMNS = `select id, account, name, password_hash, disabled_at, signed_in_at, revision
  from staff where merchant_id = ?`;
export const GRANT_COLUMNS = 'select staff_id, role, store_id from staff_grants where merchant_id = ?';

export function sqlStaffStore(reads: Reads): StaffStore {
  const withGrants = async (merchantId: MerchantId, rows: readonly StaffRow[]) => {
    if (rows.length === 0) return [];
    const places = rows.map(() => '?').join(', ');
    const grants = await reads.all<GrantRow>(
      `${GRANT_COLUMNS} and staff_id in (${places}) order by role, store_id`,
      [merchantId, ...rows.map(({ id }) => id)],
    );
    return rows.map((row) => staffOf(row, grants));
  };
  return {
    async byAccount(merchantId, account) {
      const rows = await reads.all<StaffRow>(`${STAFF_COLUMNS} and account = ?`, [merchantId, account]);
      return (await withGrants(merchantId, rows))[0];
    },
    async byId(merchantId, staffId) {
      const rows = await reads.all<StaffRow>(`${STAFF_COLUMNS} and id = ?`, [merchantId, staffId]);
      return (await withGrants(merchantId, rows))[0];
    },
    async list(merchantId, { stores, afterAccount, limit }) {
      const atStores =
        stores === null
          ? ''
          : ` and exists (select 1 from staff_grants g where g.merchant_id = staff.merchant_id
              and g.staff_id = staff.id and g.store_id in (${stores.map(() => '?').join(', ')}))`;
      const rows = await reads.all<StaffRow>(
        `${STAFF_COLUMNS} and account > ?${atStores} order by account limit ?`,
        [merchantId, afterAccount, ...(stores ?? []), limit],
      );
      return withGrants(merchantId, rows);
    },
    async put(tx, merchantId, { id, account, name, passwordHash, grants }, at) {
      await affectedRows(
        tx,
        `insert into staff (merchant_id, id, account, name, password_hash, changed_at) values (?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, id) do update set account = excluded.account, name = excluded.name,
           password_hash = excluded.password_hash, changed_at = excluded.changed_at,
           disabled_at = null, revision = staff.revision + 1`,
        [merchantId, id, account, name, passwordHash, at],
      );
      await affectedRows(tx, 'delete from staff_grants where merchant_id = ? and staff_id = ?', [
        merchantId,
        id,
      ]);
      for (const { role, storeId } of grants)
        await affectedRows(
          tx,
          'insert into staff_grants (merchant_id, staff_id, role, store_id) values (?, ?, ?, ?) on conflict do nothing',
          [merchantId, id, role, storeId ?? ''],
        );
      await affectedRows(
        tx,
        'update staff_sessions set ended_at = ? where merchant_id = ? and staff_id = ? and ended_at is null',
        [at, merchantId, id],
      );
    },
  };
}

export function staffOf(row: StaffRow, grants: readonly GrantRow[]): StaffAccount {
  return {
    ...{ id: row.id, account: row.account, name: row.name, passwordHash: row.password_hash },
    ...{ disabledAt: row.disabled_at, signedInAt: row.signed_in_at, revision: row.revision },
    grants: grants.filter(({ staff_id }) => staff_id === row.id).map(grantOf),
  };
}

function grantOf({ role, store_id }: GrantRow): Grant {
  return { role, storeId: store_id === '' ? null : (store_id as StoreId) };
}
