import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MemberId, MerchantId } from '#kernel';
import type { Identity, IdentityStore, NewIdentity } from '../app/identity-store.ts';
import type { SomeNames } from '../app/same-index-key.ts';
import type { IdentityKind } from '../domain/identity.ts';

const INSERT = `insert into member_identities
  (merchant_id, kind, issuer, subject, member_id, sealed, sealed_for, linked_at, used_at) values`;
const PLACES = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';
const KEEP = 'on conflict (merchant_id, kind, issuer, subject) do nothing';
/** Nine values each: far below SQLite's 32,766 in one statement. */
const ROWS_PER_STATEMENT = 500;
const SELECT = `select kind, issuer, subject, member_id, sealed, sealed_for, linked_at, used_at, replaced_at
  from member_identities where merchant_id = ?`;
/** In one statement: a row that is being sealed at this moment is one of the two, and found again after waiting. */
const EITHER = 'subject in (?, ?)';

interface StoredRow {
  readonly kind: IdentityKind;
  readonly issuer: string;
  readonly subject: string;
  readonly member_id: MemberId;
  readonly sealed: string | null;
  readonly sealed_for: MemberId | null;
  readonly linked_at: EpochMs | string;
  readonly used_at: EpochMs | string;
  readonly replaced_at: EpochMs | string | null;
}

export function sqlSomeNames(reads: Reads): SomeNames {
  return async (limit) => {
    const rows = await reads.all<StoredRow & { readonly merchant_id: MerchantId }>(
      `select merchant_id, kind, issuer, subject, member_id, sealed, sealed_for, linked_at, used_at, replaced_at
       from member_identities where sealed is not null limit ?`,
      [limit],
    );
    return rows.map((row) => ({ ...identityOf(row), merchantId: row.merchant_id }));
  };
}

export function sqlIdentityStore(reads: Reads): IdentityStore {
  return {
    async find(merchantId, { kind, issuer, subject, inClear }) {
      const [row] = await reads.all<StoredRow>(`${SELECT} and kind = ? and issuer = ? and ${EITHER}`, [
        ...[merchantId, kind, issuer, subject, inClear ?? subject],
      ]);
      return row === undefined ? undefined : identityOf(row);
    },
    async listOf(merchantId, memberId) {
      const rows = await reads.all<StoredRow>(
        `${SELECT} and member_id = ? order by used_at desc, kind, issuer, subject`,
        [merchantId, memberId],
      );
      return rows.map(identityOf);
    },
    async use(tx, merchantId, { kind, issuer, subject, inClear }, at) {
      const [row] = await rowsOf<{ member_id: MemberId }>(
        tx,
        `update member_identities set used_at = ?
         where merchant_id = ? and kind = ? and issuer = ? and ${EITHER} returning member_id`,
        [at, merchantId, kind, issuer, subject, inClear ?? subject],
      );
      return row?.member_id;
    },
    async link(tx, merchantId, identity) {
      return (await affectedRows(tx, `${INSERT} ${PLACES} ${KEEP}`, valuesOf(merchantId, identity))) === 1;
    },
    async forgetOthers(tx, merchantId, memberId, { kind, subject }, at) {
      const others = await affectedRows(
        tx,
        `delete from member_identities
         where merchant_id = ? and member_id = ? and kind = ? and subject <> ?`,
        [merchantId, memberId, kind, subject],
      );
      if (others === 0) return;
      await affectedRows(
        tx,
        `update member_identities set replaced_at = ?
         where merchant_id = ? and member_id = ? and kind = ? and subject = ?`,
        [at, merchantId, memberId, kind, subject],
      );
    },
    async linkMany(tx, merchantId, identities) {
      const linked = new Set<MemberId>();
      for (let from = 0; from < identities.length; from += ROWS_PER_STATEMENT) {
        const part = identities.slice(from, from + ROWS_PER_STATEMENT);
        const rows = await rowsOf<{ member_id: MemberId }>(
          tx,
          `${INSERT} ${part.map(() => PLACES).join(', ')} ${KEEP} returning member_id`,
          part.flatMap((identity) => valuesOf(merchantId, identity)),
        );
        for (const { member_id } of rows) linked.add(member_id);
      }
      return linked;
    },
  };
}

function valuesOf(merchantId: MerchantId, identity: NewIdentity): unknown[] {
  const { kind, issuer, subject, memberId, sealed, sealedFor, linkedAt } = identity;
  return [merchantId, kind, issuer, subject, memberId, sealed, sealedFor, linkedAt, linkedAt];
}

function identityOf(row: StoredRow): Identity {
  return {
    ...{ kind: row.kind, issuer: row.issuer, subject: row.subject },
    ...{ memberId: row.member_id, sealed: row.sealed, sealedFor: row.sealed_for },
    linkedAt: Number(row.linked_at),
    usedAt: Number(row.used_at),
    replacedAt: row.replaced_at === null ? null : Number(row.replaced_at),
  };
}
