import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MemberId, MerchantId, StoreId } from '#kernel';
import type { StoredFace } from '../app/face-book.ts';
import type { MemberRow, MemberStore } from '../app/member-store.ts';
import type { MemberState } from '../domain/member-state.ts';

const COLUMNS = [
  ...['merchant_id', 'id', 'nickname', 'avatar_url', 'sealed', 'sealed_for', 'home_store_id', 'joined_at'],
  ...['state', 'merged_into', 'enrolled_by', 'activated_at', 'terms_version', 'terms_accepted_at'],
] as const;
const SELECT = `select ${COLUMNS.slice(1).join(', ')} from members where merchant_id = ?`;

interface StoredRow {
  readonly id: MemberId;
  readonly nickname: string;
  readonly avatar_url: string | null;
  readonly sealed: string | null;
  readonly sealed_for: MemberId | null;
  readonly home_store_id: StoreId | null;
  readonly joined_at: EpochMs | string;
  readonly state: MemberState;
  readonly merged_into: MemberId | null;
  readonly enrolled_by: string | null;
  readonly activated_at: EpochMs | string | null;
  readonly terms_version: number | null;
  readonly terms_accepted_at: EpochMs | string | null;
}

export function sqlMemberStore(reads: Reads): MemberStore {
  return {
    async find(merchantId, memberId) {
      const [row] = await reads.all<StoredRow>(`${SELECT} and id = ?`, [merchantId, memberId]);
      return row === undefined ? undefined : memberOf(row);
    },
    async listAfter(merchantId, after, limit) {
      const rows = await reads.all<StoredRow>(
        `${SELECT} and state = 'active' and id > ? order by id limit ?`,
        [merchantId, after ?? '', limit],
      );
      return rows.map(memberOf);
    },
    async add(tx, merchantId, member) {
      await affectedRows(
        tx,
        `insert into members (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`,
        valuesOf(merchantId, member),
      );
    },
    addMany: (tx, merchantId, members) =>
      insertRows(tx, {
        table: 'members',
        columns: COLUMNS,
        key: ['merchant_id', 'id'],
        onRepeat: 'keep',
        rows: members.map((member) => valuesOf(merchantId, member)),
      }),
    async read(tx, merchantId, memberId) {
      const [row] = await rowsOf<StoredRow>(tx, `${SELECT} and id = ?`, [merchantId, memberId]);
      return row === undefined ? undefined : memberOf(row);
    },
    async hold(tx, merchantId, memberId) {
      const [row] = await rowsOf<StoredRow>(
        tx,
        `update members set revision = revision + 1 where merchant_id = ? and id = ? and state in ('active', 'shadow')
         returning ${COLUMNS.slice(1).join(', ')}`,
        [merchantId, memberId],
      );
      return row === undefined ? undefined : memberOf(row);
    },
    async acceptTerms(tx, merchantId, memberId, version, at) {
      await affectedRows(
        tx,
        `update members set terms_version = ?, terms_accepted_at = ?
         where merchant_id = ? and id = ? and coalesce(terms_version, 0) < ?`,
        [version, at, merchantId, memberId, version],
      );
    },
    async activate(tx, merchantId, memberId, face, at) {
      const worn = face === null ? '' : ', nickname = ?, avatar_url = ?, sealed = ?, sealed_for = ?';
      const activated = await affectedRows(
        tx,
        `update members set state = 'active', activated_at = ?${worn}
         where merchant_id = ? and id = ? and state = 'shadow'`,
        [at, ...(face === null ? [] : faceValues(face)), merchantId, memberId],
      );
      return activated === 1;
    },
  };
}

function valuesOf(merchantId: MerchantId, member: MemberRow): unknown[] {
  const { id, face, homeStoreId, joinedAt } = member;
  const { state, mergedInto, enrolledBy, activatedAt, termsVersion, termsAcceptedAt } = member;
  return [
    ...[merchantId, id, ...faceValues(face), homeStoreId, joinedAt],
    ...[state, mergedInto, enrolledBy, activatedAt, termsVersion, termsAcceptedAt],
  ];
}

function faceValues({ nickname, avatarUrl, sealed, sealedFor }: StoredFace): unknown[] {
  return [nickname, avatarUrl, sealed, sealedFor];
}

function memberOf(row: StoredRow): MemberRow {
  return {
    id: row.id,
    face: {
      ...{ nickname: row.nickname, avatarUrl: row.avatar_url },
      ...{ sealed: row.sealed, sealedFor: row.sealed_for },
    },
    homeStoreId: row.home_store_id,
    joinedAt: Number(row.joined_at),
    state: row.state,
    mergedInto: row.merged_into,
    enrolledBy: row.enrolled_by,
    activatedAt: row.activated_at === null ? null : Number(row.activated_at),
    termsVersion: row.terms_version,
    termsAcceptedAt: row.terms_accepted_at === null ? null : Number(row.terms_accepted_at),
  };
}
