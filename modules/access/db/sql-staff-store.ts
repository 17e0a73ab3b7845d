import { affectedRows, type Reads } from '#db';
import type { MerchantId, StaffId, StaffRole, StoreId } from '#kernel';
import type { StaffAccount, StaffStore } from '../app/ports.ts';

interface StaffRow {
  readonly id: StaffId;
  readonly account: string;
  readonly name: string;
  readonly password_hash: string;
}

const COLUMNS = 'select id, account, name, password_hash from staff where merchant_id = ?';

export function sqlStaffStore(reads: Reads): StaffStore {
  const withGrants = async (merchantId: MerchantId, row: StaffRow | undefined) => {
    if (row === undefined) return undefined;
    const grants = await reads.all<{ role: StaffRole; store_id: string }>(
      'select role, store_id from staff_grants where merchant_id = ? and staff_id = ? order by role, store_id',
      [merchantId, row.id],
    );
    const person: StaffAccount = {
      id: row.id,
      account: row.account,
      name: row.name,
      passwordHash: row.password_hash,
      grants: grants.map(({ role, store_id }) => ({
        role,
        storeId: store_id === '' ? null : (store_id as StoreId),
      })),
    };
    return person;
  };
  return {
    async byAccount(merchantId, account) {
      const [row] = await reads.all<StaffRow>(`${COLUMNS} and account = ?`, [merchantId, account]);
      return withGrants(merchantId, row);
    },
    async byId(merchantId, staffId) {
      const [row] = await reads.all<StaffRow>(`${COLUMNS} and id = ?`, [merchantId, staffId]);
      return withGrants(merchantId, row);
    },
    async put(tx, merchantId, { id, account, name, passwordHash, grants }, at) {
      await affectedRows(
        tx,
        `insert into staff (merchant_id, id, account, name, password_hash, changed_at) values (?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, id) do update set account = excluded.account, name = excluded.name,
           password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
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
