import { affectedRows, type Reads, rowsOf } from '#db';
import type { Grants, PushLog, TemplateBook } from '../app/ports.ts';
import type { MessageKind } from '../domain/kinds.ts';
import type { Template, TemplateField } from '../domain/template.ts';

/** More than she could ever have tapped: what a phone says is not believed without end. */
const CREDITS_MAX = 100;
const GRANT = 'merchant_id = ? and member_id = ? and template_id = ?';

/** Credits are counted by statements that look and change in one: two messages never share one. */
export const sqlGrants: Grants = {
  async add(tx, { merchantId, memberId, templateId }, isLasting, at) {
    await affectedRows(
      tx,
      `insert into message_grants (merchant_id, member_id, template_id, credits, is_lasting, changed_at)
       values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, member_id, template_id) do update set
         credits = case when message_grants.credits + excluded.credits > ${CREDITS_MAX} then ${CREDITS_MAX}
           else message_grants.credits + excluded.credits end,
         is_lasting = case when excluded.is_lasting = 1 then 1 else message_grants.is_lasting end,
         changed_at = excluded.changed_at, refused_at = null`,
      [merchantId, memberId, templateId, isLasting ? 0 : 1, isLasting ? 1 : 0, at],
    );
  },

  async take(tx, { merchantId, memberId, templateId }) {
    const taken = await affectedRows(
      tx,
      `update message_grants set credits = case when is_lasting = 1 then credits else credits - 1 end
       where ${GRANT} and (is_lasting = 1 or credits >= 1)`,
      [merchantId, memberId, templateId],
    );
    return taken === 1;
  },

  async giveBack(tx, { merchantId, memberId, templateId }) {
    await affectedRows(
      tx,
      `update message_grants set credits = credits + 1 where ${GRANT} and is_lasting = 0 and refused_at is null`,
      [merchantId, memberId, templateId],
    );
  },

  async drop(tx, { merchantId, memberId, templateId }, at) {
    await affectedRows(
      tx,
      `update message_grants set credits = 0, is_lasting = 0, refused_at = ?, changed_at = ? where ${GRANT}`,
      [at, at, merchantId, memberId, templateId],
    );
    await affectedRows(
      tx,
      'update messages set credit_of = null where merchant_id = ? and member_id = ? and credit_of = ?',
      [merchantId, memberId, templateId],
    );
  },
};

interface TemplateRow {
  readonly kind: MessageKind;
  readonly template_id: string;
  readonly page: string;
  readonly fields: string;
  readonly is_lasting: number;
  readonly is_enabled: number;
}

const SELECT = 'select kind, template_id, page, fields, is_lasting, is_enabled from message_templates';

export function sqlTemplateBook(reads: Reads): TemplateBook {
  return {
    async put(tx, merchantId, template, at) {
      const { kind, templateId, page, fields, isLasting, isEnabled } = template;
      const [before] = await rowsOf<TemplateRow>(tx, `${SELECT} where merchant_id = ? and kind = ?`, [
        merchantId,
        kind,
      ]);
      await affectedRows(
        tx,
        `insert into message_templates (merchant_id, kind, template_id, page, fields, is_lasting, is_enabled, changed_at)
         values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (merchant_id, kind) do update set
           template_id = excluded.template_id, page = excluded.page, fields = excluded.fields,
           is_lasting = excluded.is_lasting, is_enabled = excluded.is_enabled, changed_at = excluded.changed_at`,
        [
          merchantId,
          kind,
          templateId,
          page,
          JSON.stringify(fields),
          isLasting ? 1 : 0,
          isEnabled ? 1 : 0,
          at,
        ],
      );
      return before === undefined ? undefined : templateOf(before);
    },
    async list(merchantId) {
      const rows = await reads.all<TemplateRow>(`${SELECT} where merchant_id = ? order by kind`, [
        merchantId,
      ]);
      return rows.map(templateOf);
    },
  };
}

function templateOf(row: TemplateRow): Template {
  return {
    ...{ kind: row.kind, templateId: row.template_id, page: row.page },
    fields: JSON.parse(row.fields) as readonly TemplateField[],
    ...{ isLasting: row.is_lasting === 1, isEnabled: row.is_enabled === 1 },
  };
}

export const sqlPushLog: PushLog = {
  async note(tx, merchantId, key, at) {
    const fresh = await affectedRows(
      tx,
      'insert into wechat_pushes (merchant_id, key_hash, seen_at) values (?, ?, ?) on conflict do nothing',
      [merchantId, key, at],
    );
    return fresh === 1;
  },
};
