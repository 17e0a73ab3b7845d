import type { EpochMs, Tx } from '#kernel';
import { affectedRows, rowsOf } from './mikro-unit-of-work.ts';

/** Deletes at most `rowsMax` events that every handler has had before `before`; dead letters stay. */
export async function sweepDelivered(tx: Tx, before: EpochMs, rowsMax: number): Promise<number> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    'select id from outbox where delivered_at < ? order by delivered_at limit ?',
    [before, rowsMax],
  );
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const these = ids.map(() => '?').join(', ');
  await affectedRows(tx, `delete from outbox_deliveries where event_id in (${these})`, ids);
  return affectedRows(tx, `delete from outbox where id in (${these})`, ids);
}

/** Deletes at most `rowsMax` stored answers from before `before`: nobody repeats a request that long after it. */
export function sweepAnswers(tx: Tx, before: EpochMs, rowsMax: number): Promise<number> {
  return affectedRows(
    tx,
    `delete from answers where (owner, request_key) in (
       select owner, request_key from answers where answered_at < ? limit ?)`,
    [before, rowsMax],
  );
}

/** Of somebody whose account is closed not even the answers are kept. */
export function forgetAnswers(tx: Tx, owner: string): Promise<number> {
  return affectedRows(tx, 'delete from answers where owner = ?', [owner]);
}
