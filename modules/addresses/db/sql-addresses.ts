import { affectedRows, type Reads } from '#db';
import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { AddressStore, StoredAddress } from '../app/ports.ts';
import { ADDRESSES_MAX } from '../domain/address.ts';

const SELECT = `select a.id, a.region_code as "regionCode", a.region, a.sealed, a.sealed_for as "sealedFor",
    a.created_at as "createdAt", case when b.default_id = a.id then 1 else 0 end as "isDefault"
  from member_addresses a left join address_books b on b.merchant_id = a.merchant_id and b.member_id = a.member_id
  where a.merchant_id = ? and a.member_id = ?`;

interface StoredRow extends Omit<StoredAddress, 'isDefault'> {
  readonly isDefault: number;
}

export function sqlAddresses(reads: Reads): AddressStore {
  return {
    async list(merchantId, memberId) {
      const rows = await reads.all<StoredRow>(`${SELECT} order by "isDefault" desc, a.id desc`, [
        merchantId,
        memberId,
      ]);
      return rows.map(addressOf);
    },
    async find(merchantId, memberId, id) {
      const [row] = await reads.all<StoredRow>(`${SELECT} and a.id = ?`, [merchantId, memberId, id]);
      return row === undefined ? undefined : addressOf(row);
    },
    async add(tx, merchantId, memberId, { id, regionCode, region, sealed, sealedFor }, at: EpochMs) {
      await affectedRows(
        tx,
        `insert into address_books (merchant_id, member_id, held) values (?, ?, 0)
         on conflict (merchant_id, member_id) do nothing`,
        [merchantId, memberId],
      );
      const counted = await affectedRows(
        tx,
        `update address_books set held = held + 1, default_id = coalesce(default_id, ?)
         where merchant_id = ? and member_id = ? and held < ?`,
        [id, merchantId, memberId, ADDRESSES_MAX],
      );
      if (counted !== 1) return false;
      await affectedRows(
        tx,
        `insert into member_addresses
           (merchant_id, id, member_id, region_code, region, sealed, sealed_for, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
        [merchantId, id, memberId, regionCode, region, sealed, sealedFor, at],
      );
      return true;
    },
    async change(tx, merchantId, memberId, { id, regionCode, region, sealed, sealedFor }) {
      const changed = await affectedRows(
        tx,
        `update member_addresses set region_code = ?, region = ?, sealed = ?, sealed_for = ?
         where merchant_id = ? and member_id = ? and id = ?`,
        [regionCode, region, sealed, sealedFor, merchantId, memberId, id],
      );
      return changed === 1;
    },
    async makeDefault(tx, merchantId, memberId, id) {
      await holdBook(tx, merchantId, memberId);
      const made = await affectedRows(
        tx,
        `update address_books set default_id = ? where merchant_id = ? and member_id = ? and exists (
           select 1 from member_addresses where merchant_id = ? and member_id = ? and id = ?)`,
        [id, merchantId, memberId, merchantId, memberId, id],
      );
      return made === 1;
    },
    async remove(tx, merchantId, memberId, id) {
      await holdBook(tx, merchantId, memberId);
      const removed = await affectedRows(
        tx,
        'delete from member_addresses where merchant_id = ? and member_id = ? and id = ?',
        [merchantId, memberId, id],
      );
      if (removed !== 1) return false;
      await recount(tx, merchantId, memberId);
      return true;
    },
  };
}

/** Whoever changes the book comes one after another; the book is always taken before its addresses. */
async function holdBook(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void> {
  await affectedRows(tx, 'update address_books set held = held where merchant_id = ? and member_id = ?', [
    merchantId,
    memberId,
  ]);
}

/** Counts again what is there; a default that is gone is followed by the newest address. */
export async function recount(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void> {
  const of = [merchantId, memberId];
  await affectedRows(
    tx,
    `update address_books set
       held = (select count(*) from member_addresses where merchant_id = ? and member_id = ?),
       default_id = coalesce(
         (select id from member_addresses where merchant_id = ? and member_id = ? and id = default_id),
         (select max(id) from member_addresses where merchant_id = ? and member_id = ?))
     where merchant_id = ? and member_id = ?`,
    [...of, ...of, ...of, ...of],
  );
}

function addressOf(row: StoredRow): StoredAddress {
  return { ...row, createdAt: Number(row.createdAt), isDefault: Number(row.isDefault) === 1 };
}
