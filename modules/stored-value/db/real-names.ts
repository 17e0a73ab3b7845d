import { Migration } from '@mikro-orm/migrations';
import { affectedRows, type Reads } from '#db';
import type { MemberId, MerchantId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { RealNameStore } from '../app/real-names.ts';

/** MEM-08: who bought large cards. `key_owner` = whose key seals it, and nobody else's. */
export class Migration0004RealNames extends Migration {
  override up(): void {
    this.addSql(`create table stored_value_real_names (
      merchant_id text not null, member_id text not null, key_owner text not null, sealed text not null,
      told_at bigint not null, used_at bigint not null, primary key (merchant_id, member_id))`);
    this.addSql('create index stored_value_real_names_oldest on stored_value_real_names (used_at)');
  }
}

interface Row {
  readonly key_owner: MemberId;
  readonly sealed: string;
  readonly told_at: number | string;
}

export function sqlRealNames(reads: Reads): RealNameStore {
  return {
    async add(tx, merchantId, memberId, { keyOwner, sealed, toldAt }) {
      const added = await affectedRows(
        tx,
        `insert into stored_value_real_names (merchant_id, member_id, key_owner, sealed, told_at, used_at)
         values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, member_id) do nothing`,
        [merchantId, memberId, keyOwner, sealed, toldAt, toldAt],
      );
      return added === 1;
    },
    async use(tx, merchantId, memberId, at) {
      const used = await affectedRows(
        tx,
        'update stored_value_real_names set used_at = ? where merchant_id = ? and member_id = ?',
        [at, merchantId, memberId],
      );
      return used === 1;
    },
    async find(merchantId, memberId) {
      const [row] = await reads.all<Row>(
        `select key_owner, sealed, told_at from stored_value_real_names where merchant_id = ? and member_id = ?`,
        [merchantId, memberId],
      );
      return row && { keyOwner: row.key_owner, sealed: row.sealed, toldAt: Number(row.told_at) };
    },
    usedLastBefore: (at, limit) =>
      reads.all<{ merchantId: MerchantId; keyOwner: MemberId }>(
        `select merchant_id as "merchantId", key_owner as "keyOwner" from stored_value_real_names
         where used_at < ? order by used_at limit ?`,
        [at, limit],
      ),
    async forget(tx, merchantId, keyOwner, usedBefore) {
      const gone = await affectedRows(
        tx,
        'delete from stored_value_real_names where merchant_id = ? and key_owner = ? and used_at < ?',
        [merchantId, keyOwner, usedBefore],
      );
      return gone === 1;
    },
  };
}

/** For her copy: who she said she is, in clear. */
export function realNamesOfMember(reads: Reads, vault: Vault) {
  return async (merchantId: MerchantId, memberId: MemberId): Promise<readonly object[]> => {
    const rows = await reads.all<Row & { readonly used_at: number | string }>(
      `select key_owner, sealed, told_at, used_at from stored_value_real_names
       where merchant_id = ? and member_id = ?`,
      [merchantId, memberId],
    );
    return Promise.all(
      rows.map(async ({ key_owner, sealed, told_at, used_at }) => ({
        person: vault.isSealed(sealed)
          ? await vault.open(merchantId, key_owner, 'realName', sealed, 'rights.export')
          : sealed,
        ...{ toldAt: Number(told_at), usedAt: Number(used_at) },
      })),
    );
  };
}
