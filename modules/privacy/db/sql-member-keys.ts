import { affectedRows, type Reads, rowsOf } from '#db';
import { invariant, type MemberId, type MerchantId } from '#kernel';
import type { MemberKeys, StoredKey } from '../app/member-keys.ts';

/** One statement stays far below SQLite's 32,766 variables. */
const IDS_PER_READ_MAX = 500;
const COLUMNS = 'merchant_id, member_id, wrapped, master_version';

interface KeyRow {
  readonly merchant_id: MerchantId;
  readonly member_id: MemberId;
  readonly wrapped: string | null;
  readonly master_version: number;
}

export function sqlMemberKeys(reads: Reads): MemberKeys {
  return {
    async makeOnce(tx, { merchantId, memberId, wrapped, masterVersion }, at) {
      // The update that changes nothing makes `returning` answer for a row that was there, also for a racing one.
      const [row] = await rowsOf<KeyRow>(
        tx,
        `insert into member_keys (merchant_id, member_id, wrapped, master_version, made_at) values (?, ?, ?, ?, ?)
         on conflict (merchant_id, member_id) do update set made_at = member_keys.made_at returning ${COLUMNS}`,
        [merchantId, memberId, wrapped, masterVersion, at],
      );
      invariant(row !== undefined, 'a key that was made is there');
      return keyOf(row);
    },
    async find(merchantId, memberIds) {
      const found: StoredKey[] = [];
      for (let from = 0; from < memberIds.length; from += IDS_PER_READ_MAX) {
        const part = memberIds.slice(from, from + IDS_PER_READ_MAX);
        const rows = await reads.all<KeyRow>(
          `select ${COLUMNS} from member_keys
           where merchant_id = ? and member_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        found.push(...rows.map(keyOf));
      }
      return found;
    },
    async destroy(tx, merchantId, memberId, at) {
      await affectedRows(
        tx,
        `insert into member_keys (merchant_id, member_id, wrapped, master_version, made_at, destroyed_at)
         values (?, ?, null, 0, ?, ?)
         on conflict (merchant_id, member_id) do update
           set wrapped = null, master_version = 0, destroyed_at = excluded.destroyed_at
           where member_keys.wrapped is not null`,
        [merchantId, memberId, at, at],
      );
    },
    destroyedSince: (since) =>
      reads.all<{ merchantId: MerchantId; memberId: MemberId }>(
        `select merchant_id as "merchantId", member_id as "memberId" from member_keys where destroyed_at >= ?`,
        [since],
      ),
    async wrappedOtherwise(version, limit) {
      const rows = await reads.all<KeyRow>(
        `select ${COLUMNS} from member_keys
         where wrapped is not null and (master_version < ? or master_version > ?) limit ?`,
        [version, version, limit],
      );
      return rows.map(keyOf);
    },
    async rewrap(tx, from, to) {
      const changed = await affectedRows(
        tx,
        `update member_keys set wrapped = ?, master_version = ?
         where merchant_id = ? and member_id = ? and wrapped = ?`,
        [to.wrapped, to.masterVersion, from.merchantId, from.memberId, from.wrapped],
      );
      return changed === 1;
    },
    async countByVersion() {
      const rows = await reads.all<{ version: number; keys: number }>(
        `select master_version as version, count(*) as keys from member_keys
         where wrapped is not null group by master_version order by master_version`,
      );
      return rows.map(({ version, keys }) => ({ version: Number(version), keys: Number(keys) }));
    },
  };
}

function keyOf(row: KeyRow): StoredKey {
  return {
    merchantId: row.merchant_id,
    memberId: row.member_id,
    wrapped: row.wrapped,
    masterVersion: Number(row.master_version),
  };
}
