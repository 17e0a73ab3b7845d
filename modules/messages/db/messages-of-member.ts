import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { ExportedRows, MemberData } from '#feature';

const MESSAGES = { table: 'messages', key: ['id'], sharesKeys: false } as const;
/** A credit belongs to the phone that gave it: where both have one for a template, each keeps its own. */
const GRANTS = { table: 'message_grants', key: ['template_id'], sharesKeys: true } as const;

interface Moved {
  readonly messages: MovedRows;
  readonly grants: MovedRows;
}

export function messagesOfMember(reads: Reads): MemberData {
  const rows = (sql: string, merchantId: string, memberId: string) =>
    reads.all<ExportedRows[number]>(sql, [merchantId, memberId]);
  return {
    name: 'messages',
    async exportMember(merchantId, memberId) {
      return {
        messages: await rows(
          `select kind, order_id as "orderId", subject, title, text, facts, at, read_at as "readAt", in_inbox as "inInbox", send_state as "sendState",
             sent_at as "sentAt", attempts, why, dead_at as "givenUpAt" from messages where merchant_id = ? and member_id = ? order by at, id`,
          merchantId,
          memberId,
        ),
        messageGrants: await rows(
          `select template_id as "templateId", credits, is_lasting as "isLasting", changed_at as "changedAt",
             refused_at as "refusedAt" from message_grants where merchant_id = ? and member_id = ? order by template_id`,
          merchantId,
          memberId,
        ),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      for (const table of ['messages', 'message_grants'])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, [
          merchantId,
          memberId,
        ]);
    },
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      return {
        messages: await moveRows(tx, MESSAGES, merchantId, from, into),
        grants: await moveRows(tx, GRANTS, merchantId, from, into),
      };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { messages, grants } = moved as Moved;
      await moveRowsBack(tx, MESSAGES, merchantId, from, into, messages);
      await moveRowsBack(tx, GRANTS, merchantId, from, into, grants);
    },
  };
}
