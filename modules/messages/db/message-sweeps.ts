import { affectedRows } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';

/** An order's story is told by then; the order itself stays. */
const MESSAGES_KEPT_DAYS = 180;
/** Stock that was low a quarter of a year ago is no news. */
const NOTICES_KEPT_DAYS = 90;
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
    name: 'staff_notice_reads: of old notices',
    sweep: (tx, now, rowsMax) =>
      affectedRows(
        tx,
        `delete from staff_notice_reads where (merchant_id, notice_id, staff_id) in (
           select r.merchant_id, r.notice_id, r.staff_id from staff_notice_reads r
           join staff_notices n on n.merchant_id = r.merchant_id and n.id = r.notice_id where n.at < ? limit ?)`,
        [now - NOTICES_KEPT_DAYS * DAY_MS, rowsMax],
      ),
  },
  {
    name: 'staff_notices: old and without marks',
    sweep: (tx, now, rowsMax) =>
      affectedRows(
        tx,
        `delete from staff_notices where (merchant_id, id) in (
           select n.merchant_id, n.id from staff_notices n where n.at < ? and not exists (
             select 1 from staff_notice_reads r where r.merchant_id = n.merchant_id and r.notice_id = n.id) limit ?)`,
        [now - NOTICES_KEPT_DAYS * DAY_MS, rowsMax],
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
