import { affectedRows, type Reads, rowsOf } from '#db';
import { type EpochMs, invariant, type MemberId, type StoreId } from '#kernel';
import type { MemberRow, MemberStore } from '../app/ports.ts';

/** Nine columns each: far below SQLite's 32,766 parameters in one statement. */
const IMPORT_ROWS_MAX = 200;
const PLACES = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';
const INSERT = `insert into members
  (merchant_id, id, app_id, openid, unionid, nickname, avatar_url, home_store_id, joined_at) values`;
const SELECT = `select id, app_id, openid, unionid, nickname, avatar_url, home_store_id, joined_at
  from members where merchant_id = ?`;

interface StoredRow {
  readonly id: MemberId;
  readonly app_id: string;
  readonly openid: string;
  readonly unionid: string | null;
  readonly nickname: string;
  readonly avatar_url: string | null;
  readonly home_store_id: StoreId | null;
  readonly joined_at: EpochMs | string;
}

export function sqlMemberStore(reads: Reads): MemberStore {
  return {
    async find(merchantId, memberId) {
      const [row] = await reads.all<StoredRow>(`${SELECT} and id = ?`, [merchantId, memberId]);
      return row === undefined ? undefined : memberOf(row);
    },
    async listAfter(merchantId, after, limit) {
      const rows = await reads.all<StoredRow>(`${SELECT} and id > ? order by id limit ?`, [
        merchantId,
        after ?? '',
        limit,
      ]);
      return rows.map(memberOf);
    },
    async join(tx, merchantId, candidate) {
      const added = await affectedRows(
        tx,
        `${INSERT} ${PLACES} on conflict (merchant_id, app_id, openid) do nothing`,
        valuesOf(merchantId, candidate),
      );
      if (added === 1) return { member: candidate, isNew: true };
      const [row] = await rowsOf<StoredRow>(tx, `${SELECT} and app_id = ? and openid = ?`, [
        merchantId,
        candidate.appId,
        candidate.openid,
      ]);
      invariant(row !== undefined, 'the openid that was in the way is there');
      return { member: memberOf(row), isNew: false };
    },
    async addMany(tx, merchantId, members) {
      for (let from = 0; from < members.length; from += IMPORT_ROWS_MAX) {
        const batch = members.slice(from, from + IMPORT_ROWS_MAX);
        await affectedRows(
          tx,
          `${INSERT} ${batch.map(() => PLACES).join(', ')} on conflict do nothing`,
          batch.flatMap((member) => valuesOf(merchantId, member)),
        );
      }
    },
  };
}

function valuesOf(merchantId: string, member: MemberRow): unknown[] {
  const { id, appId, openid, unionid, nickname, avatarUrl, homeStoreId, joinedAt } = member;
  return [merchantId, id, appId, openid, unionid, nickname, avatarUrl, homeStoreId, joinedAt];
}

function memberOf(row: StoredRow): MemberRow {
  return {
    id: row.id,
    appId: row.app_id,
    openid: row.openid,
    unionid: row.unionid,
    nickname: row.nickname,
    avatarUrl: row.avatar_url,
    homeStoreId: row.home_store_id,
    joinedAt: Number(row.joined_at),
  };
}
