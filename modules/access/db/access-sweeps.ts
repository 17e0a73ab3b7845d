import { Migration } from '@mikro-orm/migrations';
import { affectedRows } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';

/** As for members' sessions; that somebody signed in stays in the audit log. */
const SESSION_KEPT_MS = DAY_MS;

/** The sweeps read no other rows. */
export class Migration0003AccessExpires extends Migration {
  override up(): void {
    this.addSql('create index staff_sessions_expire on staff_sessions (expires_at)');
    this.addSql('create index staff_sign_in_tries_rest on staff_sign_in_tries (rest_until)');
  }
}

const sessions: readonly Sweep[] = (['ended_at', 'expires_at'] as const).map((column) => ({
  name: `staff_sessions by ${column}`,
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from staff_sessions where id in (select id from staff_sessions where ${column} < ? limit ?)`,
      [now - SESSION_KEPT_MS, rowsMax],
    ),
}));

/** Wrong passwords that no longer count: the next wrong one begins anew with or without the row. */
const tries: Sweep = {
  name: 'staff_sign_in_tries',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from staff_sign_in_tries where (merchant_id, account) in (
         select merchant_id, account from staff_sign_in_tries where rest_until < ? limit ?)`,
      [now, rowsMax],
    ),
};

export const accessSweeps: readonly Sweep[] = [...sessions, tries];
