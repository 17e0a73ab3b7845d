import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  MINUTE_MS,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { AuditRules } from '../domain/audit-rules.ts';
import type { Order } from '../domain/order.ts';
import { type StaffOrder, staffView } from '../domain/staff-view.ts';
import type { AuditStore } from './audit-gate.ts';
import type { DeskAct } from './desk-act.ts';
import type { OrderAudited } from './events.ts';
import type { OrderKey, OrderStore } from './ports.ts';

export const SILENCE_EVERY_MS = MINUTE_MS;
const ORDERS_PER_ROUND_MAX = 100;

export interface AuditDesk {
  /** `requireAt` throws where the decider has no say at a store of the order: it goes on, or back, as a whole. */
  decide(
    order: OrderKey,
    decision: OrderAudited['decision'],
    note: string,
    act: DeskAct,
    requireAt: (storeId: StoreId) => void,
  ): Promise<StaffOrder>;
  setRules(rules: AuditRules, act: Omit<DeskAct, 'request'>): Promise<void>;
  /** Decides about what has waited too long; returns how many. */
  endSilence(): Promise<number>;
}

/** 审单 (ORD-04): yes lets the goods be laid ready; no gives all of it back, which after-sale hears of. */
export function auditDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly store: AuditStore;
  readonly orders: OrderStore;
  readonly audit: Audit;
  readonly clock: Clock;
}): AuditDesk {
  const { unitOfWork, answers, store, orders, audit, clock } = parts;

  /** False when somebody was quicker, or all of it was given back meanwhile. */
  async function decided(
    tx: Tx,
    order: Order,
    decision: OrderAudited['decision'],
    by: { readonly kind: OrderAudited['by']; readonly id: string; readonly note: string },
    at: EpochMs,
  ): Promise<boolean> {
    const { merchantId, id: orderId } = order;
    const state = decision === 'approve' ? 'APPROVED' : 'REJECTED';
    if (!(await store.decide(tx, order, { state, by: by.id, note: by.note, at }))) return false;
    if (!order.groups.some((group) => group.state === 'AUDIT')) return by.kind === 'time';
    if (decision === 'approve') await orders.advanceGroups(tx, order, 'PREPARING', ['AUDIT'], at);
    tx.emit<OrderAudited>({
      ...{ type: 'orders.order_audited', occurredAt: at, merchantId, orderId, decision, by: by.kind },
    });
    return true;
  }

  async function onSilence(key: OrderKey): Promise<void> {
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      await orders.hold(tx, key);
      const open = await store.find(tx, key);
      if (open === undefined || open.dueAt > at) return;
      const by = { kind: 'time', id: 'system', note: '' } as const;
      await decided(tx, await orders.get(tx, key), open.onSilence, by, at);
    });
  }

  return {
    decide(key, decision, note, act, requireAt) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<StaffOrder>(tx, act.request);
        if (earlier !== undefined) return earlier;
        await orders.hold(tx, key);
        const before = await orders.get(tx, key);
        for (const { storeId } of before.groups) requireAt(storeId);
        const by = { kind: 'staff', id: act.staffId, note } as const;
        if (!(await decided(tx, before, decision, by, at)))
          throw new AppError('conflict', 'orders.not_in_audit', '这个订单不在待审核状态', {
            state: before.state,
          });
        await audit.record(tx, {
          ...{ merchantId: act.merchantId, actor: act.staffId, action: `orders.audit_${decision}` },
          // What was written stands with the order alone, which lets go of it with the person.
          ...{ subject: `order:${key.id}`, before: null, after: null, ip: act.ip, at },
        });
        const after = staffView(await orders.get(tx, key), () => true);
        await answers.record(tx, act.request, after);
        return after;
      });
    },

    async setRules(rules, { merchantId, staffId, ip }) {
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const before = await store.rules(tx, merchantId);
        await store.setRules(tx, merchantId, rules, staffId, at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'orders.set_audit_rules', subject: 'order_audit_rules' },
          ...{ before, after: rules, ip, at },
        });
      });
    },

    async endSilence() {
      const due = await store.due(clock.now(), ORDERS_PER_ROUND_MAX);
      const failures: unknown[] = [];
      for (const key of due) await onSilence(key).catch((failure: unknown) => failures.push(failure));
      // After the others had their turn: one order must not hold up the rest.
      if (failures.length > 0) throw new AggregateError(failures, 'some audits could not be ended');
      return due.length;
    },
  };
}
