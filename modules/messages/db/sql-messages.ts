import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MemberId, MerchantId, OrderId } from '#kernel';
import type { MessageKey, MessageReads, MessageStore } from '../app/ports.ts';
import type { Facts, MessageKind } from '../domain/kinds.ts';

const ONE = 'merchant_id = ? and id = ?';

interface DueRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly kind: MessageKind;
  readonly order_id: OrderId | '';
  readonly subject: string;
  readonly facts: string;
  readonly attempts: number;
  readonly credit_of: string | null;
}

interface InboxRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly order_id: string;
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly at: EpochMs;
  readonly read_at: EpochMs | null;
}

interface DeadRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly order_id: string;
  readonly attempts: number;
  readonly why: string | null;
  readonly dead_at: EpochMs;
}

export const sqlMessageStore: MessageStore = {
  async add(tx, message) {
    const { merchantId, id, memberId, eventId, kind, orderId, title, text, facts, at } = message;
    const why = message.staysFor;
    const added = await affectedRows(
      tx,
      `insert into messages (merchant_id, id, member_id, event_id, kind, order_id, title, text, facts, at, send_state, why,
         due_at, subject, in_inbox) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [
        ...[merchantId, id, memberId, eventId, kind, orderId, title, text, JSON.stringify(facts), at],
        ...[why === null ? 'WAITING' : 'NONE', why, at, message.subject, message.inInbox ? 1 : 0],
      ],
    );
    return added === 1;
  },

  async claim(tx, { merchantId, id, attempts }, now, until) {
    const taken = await affectedRows(
      tx,
      `update messages set attempts = attempts + 1, due_at = ?
       where ${ONE} and send_state = 'WAITING' and due_at <= ? and attempts = ?`,
      [until, merchantId, id, now, attempts],
    );
    return taken === 1;
  },

  async holdCredit(tx, { merchantId, id }, templateId) {
    await affectedRows(tx, `update messages set credit_of = ? where ${ONE}`, [templateId, merchantId, id]);
  },

  async releaseCredit(tx, { merchantId, id }, templateId) {
    const released = await affectedRows(
      tx,
      `update messages set credit_of = null where ${ONE} and credit_of = ?`,
      [merchantId, id, templateId],
    );
    return released === 1;
  },

  async sent(tx, { merchantId, id }, providerId, at) {
    await affectedRows(
      tx,
      `update messages set send_state = 'SENT', provider_id = ?, sent_at = ?, why = null, credit_of = null
       where ${ONE} and send_state = 'WAITING'`,
      [providerId, at, merchantId, id],
    );
  },

  async end(tx, { merchantId, id }, state, why, at) {
    await affectedRows(
      tx,
      `update messages set send_state = ?, why = ?, dead_at = ? where ${ONE} and send_state in ('WAITING', 'SENT')`,
      [state, why, state === 'DEAD' ? at : null, merchantId, id],
    );
  },

  async failed(tx, { merchantId, id }, why) {
    await affectedRows(tx, `update messages set why = ? where ${ONE}`, [why, merchantId, id]);
  },

  async byProviderId(tx, merchantId, providerId) {
    const [row] = await rowsOf<{ id: string }>(
      tx,
      'select id from messages where merchant_id = ? and provider_id = ?',
      [merchantId, providerId],
    );
    return row === undefined ? undefined : { merchantId, id: row.id };
  },

  async redrive(tx, { merchantId, id }: MessageKey, at) {
    const revived = await affectedRows(
      tx,
      `update messages set send_state = 'WAITING', attempts = 0, due_at = ?, dead_at = null
       where ${ONE} and send_state = 'DEAD'`,
      [at, merchantId, id],
    );
    if (revived === 1) return 'redriven';
    const known = await rowsOf(tx, `select 1 as one from messages where ${ONE}`, [merchantId, id]);
    return known.length > 0 ? 'alive' : 'unknown';
  },

  async markRead(tx, merchantId, memberId, ids, at) {
    const these = ids === undefined ? '' : ` and id in (${ids.map(() => '?').join(', ')})`;
    await affectedRows(
      tx,
      `update messages set read_at = ? where merchant_id = ? and member_id = ? and read_at is null${these}`,
      [at, merchantId, memberId, ...(ids ?? [])],
    );
  },
};

export function sqlMessageReads(reads: Reads): MessageReads {
  return {
    async due(now, limit) {
      const rows = await reads.all<DueRow>(
        `select merchant_id, id, member_id, kind, order_id, subject, facts, attempts, credit_of from messages
         where send_state = 'WAITING' and due_at <= ? order by due_at, id limit ?`,
        [now, limit],
      );
      return rows.map((row) => ({
        ...{ merchantId: row.merchant_id, id: row.id, memberId: row.member_id, kind: row.kind },
        ...{ orderId: row.order_id, subject: row.subject, facts: JSON.parse(row.facts) as Facts },
        ...{ attempts: row.attempts, creditOf: row.credit_of },
      }));
    },

    async inbox(merchantId, memberId, before, limit) {
      const older = before === undefined ? '' : 'and (at < ? or (at = ? and id < ?))';
      const rows = await reads.all<InboxRow>(
        `select id, kind, order_id, subject, title, text, at, read_at from messages
         where merchant_id = ? and member_id = ? and in_inbox = 1 ${older} order by at desc, id desc limit ?`,
        [merchantId, memberId, ...(before === undefined ? [] : [before[0], before[0], before[1]]), limit],
      );
      return rows.map(({ order_id: orderId, read_at: readAt, ...row }) => ({ ...row, orderId, readAt }));
    },

    async unread(merchantId, memberId) {
      const [row] = await reads.all<{ n: number }>(
        'select count(*) as n from messages where merchant_id = ? and member_id = ? and read_at is null and in_inbox = 1',
        [merchantId, memberId],
      );
      return row?.n ?? 0;
    },

    async dead(merchantId, before, limit) {
      const older = before === undefined ? '' : 'and (dead_at < ? or (dead_at = ? and id < ?))';
      const rows = await reads.all<DeadRow>(
        `select id, kind, order_id, attempts, why, dead_at from messages
         where merchant_id = ? and send_state = 'DEAD' ${older} order by dead_at desc, id desc limit ?`,
        [merchantId, ...(before === undefined ? [] : [before[0], before[0], before[1]]), limit],
      );
      return rows.map(({ order_id: orderId, dead_at: deadAt, why, ...row }) => ({
        ...{ ...row, orderId, why: why ?? '', deadAt },
      }));
    },
  };
}
