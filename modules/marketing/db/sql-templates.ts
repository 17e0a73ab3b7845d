import { affectedRows, type Reads, rowsOf } from '#db';
import { decodeCursor, pageOf } from '#kernel';
import type { TemplateFigures, TemplateStore } from '../app/ports.ts';
import { STATES_BEFORE } from '../domain/template.ts';
import { rulesText, TEMPLATE_COLUMNS, type TemplateRow, templateOf } from './template-rows.ts';

const SELECT = `select ${TEMPLATE_COLUMNS} from coupon_templates where merchant_id = ?`;

export function sqlTemplates(reads: Reads): TemplateStore {
  return {
    async add(tx, merchantId, template) {
      await affectedRows(
        tx,
        `insert into coupon_templates (merchant_id, ${TEMPLATE_COLUMNS})
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, id) do nothing`,
        [
          ...[
            merchantId,
            template.id,
            template.benefit.kind,
            template.title,
            template.state,
            template.audience,
          ],
          ...[rulesText(template), template.total, template.remaining, template.perMemberMax],
          ...[template.perMemberDayMax, template.claimFrom, template.claimUntil],
          ...[template.createdAt, template.createdAt],
        ],
      );
    },
    async rewrite(tx, merchantId, id, terms, at) {
      const rewritten = await affectedRows(
        tx,
        `update coupon_templates set kind = ?, title = ?, audience = ?, rules = ?, total = ?, remaining = ?,
           per_member_max = ?, per_member_day_max = ?, claim_from = ?, claim_until = ?, changed_at = ?
         where merchant_id = ? and id = ? and state = 'DRAFT'`,
        [
          ...[terms.benefit.kind, terms.title, terms.audience, rulesText(terms), terms.total, terms.total],
          ...[
            terms.perMemberMax,
            terms.perMemberDayMax,
            terms.claimFrom,
            terms.claimUntil,
            at,
            merchantId,
            id,
          ],
        ],
      );
      return rewritten === 1;
    },
    async find(merchantId, id, tx) {
      const sql = `${SELECT} and id = ?`;
      const [row] =
        tx === undefined
          ? await reads.all<TemplateRow>(sql, [merchantId, id])
          : await rowsOf<TemplateRow>(tx, sql, [merchantId, id]);
      return row === undefined ? undefined : templateOf(row);
    },
    async findAll(merchantId, ids) {
      if (ids.length === 0) return [];
      const among = ids.map(() => '?').join(', ');
      const rows = await reads.all<TemplateRow>(`${SELECT} and id in (${among})`, [merchantId, ...ids]);
      return rows.map(templateOf);
    },
    async step(tx, merchantId, id, to, at) {
      const before = STATES_BEFORE[to];
      const stepped = await affectedRows(
        tx,
        `update coupon_templates set state = ?, changed_at = ?
         where merchant_id = ? and id = ? and state in (${before.map(() => '?').join(', ')})`,
        [to, at, merchantId, id, ...before],
      );
      return stepped === 1;
    },
    async page(merchantId, state, cursor, limit) {
      const [before = '~'] = cursor === undefined ? [] : decodeCursor(cursor);
      const rows = await reads.all<TemplateRow>(
        `${SELECT} ${state === undefined ? '' : 'and state = ?'} and id < ? order by id desc limit ?`,
        [merchantId, ...(state === undefined ? [] : [state]), String(before), limit + 1],
      );
      return pageOf(rows.map(templateOf), limit, ({ id }) => [id]);
    },
    async open(merchantId, audience, now, cursor, limit) {
      const [until = 0, id = ''] = cursor === undefined ? [] : decodeCursor(cursor);
      const rows = await reads.all<TemplateRow>(
        `${SELECT} and audience = ? and state = 'PUBLISHED' and claim_from <= ? and claim_until > ?
           and (claim_until, id) > (?, ?) order by claim_until, id limit ?`,
        [merchantId, audience, now, now, Number(until), String(id), limit + 1],
      );
      return pageOf(rows.map(templateOf), limit, (template) => [template.claimUntil, template.id]);
    },
    async take(tx, merchantId, id, { pieces, within }) {
      const taken = await affectedRows(
        tx,
        `update coupon_templates set remaining = remaining - ?
         where merchant_id = ? and id = ? and state = 'PUBLISHED' and remaining >= ?
         ${within === undefined ? '' : 'and claim_from <= ? and claim_until > ?'}`,
        [pieces, merchantId, id, pieces, ...(within === undefined ? [] : [within, within])],
      );
      return taken === 1;
    },
    async figures(merchantId, ids) {
      const found = new Map<string, TemplateFigures>();
      if (ids.length === 0) return found;
      const rows = await reads.all<{ id: string; issued: number; used: number; redeemed: number }>(
        `select template_id as id, count(*) as issued,
           sum(case when state = 'USED' and store_id is null then 1 else 0 end) as used,
           sum(case when state = 'USED' and store_id is not null then 1 else 0 end) as redeemed
         from coupons where merchant_id = ? and template_id in (${ids.map(() => '?').join(', ')})
         group by template_id`,
        [merchantId, ...ids],
      );
      for (const { id, issued, used, redeemed } of rows)
        found.set(id, { issued: Number(issued), used: Number(used), redeemed: Number(redeemed) });
      return found;
    },
  };
}
