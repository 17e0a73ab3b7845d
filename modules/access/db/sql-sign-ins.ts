import { affectedRows, type Reads, rowsOf } from '#db';
import type { SignInTries, StaffSessions } from '../app/ports.ts';
import { REST_MS, WRONG_TRIES_MAX } from '../domain/password.ts';

export const sqlSignInTries: SignInTries = {
  async begin(tx, merchantId, account, at) {
    const counted = await affectedRows(
      tx,
      `insert into staff_sign_in_tries (merchant_id, account, tries, rest_until) values (?, ?, 1, ?)
       on conflict (merchant_id, account) do update set
         tries = case when staff_sign_in_tries.rest_until <= ? then 1 else staff_sign_in_tries.tries + 1 end,
         rest_until = excluded.rest_until
       where staff_sign_in_tries.rest_until <= ? or staff_sign_in_tries.tries < ?`,
      [merchantId, account, at + REST_MS, at, at, WRONG_TRIES_MAX],
    );
    if (counted === 1) return 0;
    const [row] = await rowsOf<{ rest_until: number | string }>(
      tx,
      'select rest_until from staff_sign_in_tries where merchant_id = ? and account = ?',
      [merchantId, account],
    );
    return Math.max(1, Number(row?.rest_until ?? at) - at);
  },
  async forget(tx, merchantId, account) {
    await affectedRows(tx, 'delete from staff_sign_in_tries where merchant_id = ? and account = ?', [
      merchantId,
      account,
    ]);
  },
};

export function sqlStaffSessions(reads: Reads): StaffSessions {
  return {
    async start(tx, { id, merchantId, staffId, startedAt, expiresAt, revision }) {
      const unchanged = await affectedRows(
        tx,
        `update staff set signed_in_at = ?
         where merchant_id = ? and id = ? and revision = ? and disabled_at is null`,
        [startedAt, merchantId, staffId, revision],
      );
      if (unchanged !== 1) return false;
      await affectedRows(
        tx,
        'insert into staff_sessions (merchant_id, id, staff_id, started_at, expires_at) values (?, ?, ?, ?, ?)',
        [merchantId, id, staffId, startedAt, expiresAt],
      );
      return true;
    },
    async end(tx, sessionId, at) {
      await affectedRows(tx, 'update staff_sessions set ended_at = ? where id = ? and ended_at is null', [
        at,
        sessionId,
      ]);
    },
    async endedSince(since) {
      const rows = await reads.all<{ id: string; ended_at: number }>(
        'select id, ended_at from staff_sessions where ended_at >= ?',
        [since],
      );
      return rows.map(({ id, ended_at }) => ({ id, endedAt: ended_at }));
    },
  };
}
