import { Migration } from '@mikro-orm/migrations';
import { affectedRows } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';

/**
 * Every process hears of an ended session while tokens of it may still be shown, which is minutes; a day leaves room
 * for one that was cut off.
 */
const KEPT_MS = DAY_MS;

/** The sweep of expired ones reads no others. */
export class Migration0007SessionsExpire extends Migration {
  override up(): void {
    this.addSql('create index member_sessions_expire on member_sessions (expires_at)');
  }
}

/** Two statements: with `or` between them no index serves either. */
export const memberSessionSweeps: readonly Sweep[] = (['ended_at', 'expires_at'] as const).map((column) => ({
  name: `member_sessions by ${column}`,
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from member_sessions where id in (select id from member_sessions where ${column} < ? limit ?)`,
      [now - KEPT_MS, rowsMax],
    ),
}));
