import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberSessions } from '../app/ports.ts';

export function sqlMemberSessions(reads: Reads): MemberSessions {
  return {
    async start(tx, { id, merchantId, memberId, refreshHash, startedAt, expiresAt }) {
      await affectedRows(
        tx,
        `insert into member_sessions (merchant_id, id, member_id, refresh_hash, started_at, refreshed_at, expires_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
        [merchantId, id, memberId, refreshHash, startedAt, startedAt, expiresAt],
      );
    },
    async rotate(tx, sessionId, from, to, now, expiresAt) {
      const swapped = await affectedRows(
        tx,
        `update member_sessions set refresh_hash = ?, refreshed_at = ?, expires_at = ?
         where id = ? and refresh_hash = ? and ended_at is null and expires_at > ?`,
        [to, now, expiresAt, sessionId, from, now],
      );
      return swapped === 1;
    },
    async end(tx, sessionId, at) {
      await affectedRows(tx, 'update member_sessions set ended_at = ? where id = ? and ended_at is null', [
        at,
        sessionId,
      ]);
    },
    async endAllOf(tx, merchantId, memberId, at) {
      const rows = await rowsOf<{ id: string }>(
        tx,
        `update member_sessions set ended_at = ?
         where merchant_id = ? and member_id = ? and ended_at is null returning id`,
        [at, merchantId, memberId],
      );
      return rows.map(({ id }) => id);
    },
    async endedSince(since) {
      const rows = await reads.all<{ id: string; ended_at: number }>(
        'select id, ended_at from member_sessions where ended_at >= ?',
        [since],
      );
      return rows.map(({ id, ended_at }) => ({ id, endedAt: ended_at }));
    },
  };
}
