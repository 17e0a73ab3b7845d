import { affectedRows } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';

/** An order's story is told by then; the order itself stays. */
const MESSAGES_KEPT_DAYS = 180;
/** A push is repeated within seconds, and one that is older than an hour is refused. */
const PUSHES_KEPT_DAYS = 2;

export const messageSweeps: readonly Sweep[] = [
  {
    name: 'messages: old',
    sweep: (tx, now, rowsMax) =>
      affectedRows(
        tx,
        'delete from messages where (merchant_id, id) in (select merchant_id, id from messages where at < ? limit ?)',
        [now - MESSAGES_KEPT_DAYS * DAY_MS, rowsMax],
      ),
  },
  {
    name: 'wechat_pushes: old',
    sweep: (tx, now, rowsMax) =>
      affectedRows(
        tx,
        `delete from wechat_pushes where (merchant_id, key_hash) in (
           select merchant_id, key_hash from wechat_pushes where seen_at < ? limit ?)`,
        [now - PUSHES_KEPT_DAYS * DAY_MS, rowsMax],
      ),
  },
];
