import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MerchantId, OrderId } from '#kernel';
import type { AuditStore, OpenAudit } from '../app/audit-gate.ts';
import { type AuditReason, type AuditRules, DEFAULT_AUDIT_RULES } from '../domain/audit-rules.ts';

interface AuditRow {
  readonly order_id: OrderId;
  readonly reasons: string;
  readonly on_silence: AuditRules['onSilence'];
  readonly opened_at: number | string;
  readonly due_at: number | string;
}

const SELECT = 'select order_id, reasons, on_silence, opened_at, due_at from order_audits';
const RULES = 'select rules from order_audit_rules where merchant_id = ?';

export function sqlOrderAudits(reads: Reads): AuditStore {
  return {
    async rules(tx, merchantId) {
      return rulesOf(await rowsOf<{ rules: string }>(tx, RULES, [merchantId]));
    },
    async currentRules(merchantId) {
      return rulesOf(await reads.all<{ rules: string }>(RULES, [merchantId]));
    },
    async setRules(tx, merchantId, rules, by, at) {
      await affectedRows(
        tx,
        `insert into order_audit_rules (merchant_id, rules, changed_by, changed_at) values (?, ?, ?, ?)
         on conflict (merchant_id) do update set rules = excluded.rules, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [merchantId, JSON.stringify(rules), by, at],
      );
    },
    async open(tx, merchantId, { orderId, reasons, onSilence, openedAt, dueAt }) {
      await affectedRows(
        tx,
        `insert into order_audits (order_id, merchant_id, state, reasons, on_silence, opened_at, due_at)
         values (?, ?, 'WAITING', ?, ?, ?, ?)`,
        [orderId, merchantId, JSON.stringify(reasons), onSilence, openedAt, dueAt],
      );
    },
    async decide(tx, { merchantId, id }, { state, by, note, at }) {
      const decided = await affectedRows(
        tx,
        `update order_audits set state = ?, decided_by = ?, note = ?, decided_at = ?
         where merchant_id = ? and order_id = ? and state = 'WAITING'`,
        [state, by, note, at, merchantId, id],
      );
      return decided === 1;
    },
    async refundedOrders(tx, merchantId, memberId, since) {
      const [row] = await rowsOf<{ orders: number | string }>(
        tx,
        `select count(*) as orders from orders
         where merchant_id = ? and member_id = ? and placed_at >= ? and refunded_fen > 0`,
        [merchantId, memberId, since],
      );
      return Number(row?.orders ?? 0);
    },
    async find(tx, { merchantId, id }) {
      const [row] = await rowsOf<AuditRow>(
        tx,
        `${SELECT} where merchant_id = ? and order_id = ? and state = 'WAITING'`,
        [merchantId, id],
      );
      return row === undefined ? undefined : auditOf(row);
    },
    async waiting(merchantId, stores, [openedAt, id] = [-1, ''], limit) {
      const ofStores =
        stores === null
          ? ''
          : `and exists (select 1 from order_groups g where g.order_id = order_audits.order_id
              and g.store_id in (${stores.map(() => '?').join(', ')}))`;
      const rows = await reads.all<AuditRow>(
        `${SELECT} where merchant_id = ? and state = 'WAITING' and (opened_at > ? or (opened_at = ? and order_id > ?))
         ${ofStores} order by opened_at, order_id limit ?`,
        [merchantId, openedAt, openedAt, id, ...(stores ?? []), limit],
      );
      return rows.map(auditOf);
    },
    async due(now: EpochMs, limit) {
      const rows = await reads.all<{ merchant_id: MerchantId; order_id: OrderId }>(
        `select merchant_id, order_id from order_audits where state = 'WAITING' and due_at <= ?
         order by due_at limit ?`,
        [now, limit],
      );
      return rows.map(({ merchant_id, order_id }) => ({ merchantId: merchant_id, id: order_id }));
    },
  };
}

function rulesOf([row]: readonly { readonly rules: string }[]): AuditRules {
  return row === undefined ? DEFAULT_AUDIT_RULES : (JSON.parse(row.rules) as AuditRules);
}

function auditOf(row: AuditRow): OpenAudit {
  return {
    orderId: row.order_id,
    reasons: JSON.parse(row.reasons) as AuditReason[],
    onSilence: row.on_silence,
    openedAt: Number(row.opened_at),
    dueAt: Number(row.due_at),
  };
}
