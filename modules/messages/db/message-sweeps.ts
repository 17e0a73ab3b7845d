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
    // One whose credit a message still holds stays: it may get that back.
    name: 'message_grants: used up or refused',
    sweep: (tx, _now, rowsMax) =>
      affectedRows(
        tx,
        `delete from message_grants where credits = 0 and is_lasting = 0 and (merchant_id, member_id, template_id) in (
           select g.merchant_id, g.member_id, g.template_id from message_grants g
           where g.credits = 0 and g.is_lasting = 0 and not exists (
             select 1 from messages m where m.merchant_id = g.merchant_id and m.member_id = g.member_id
               and m.credit_of = g.template_id) limit ?)`,
        [rowsMax],
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
