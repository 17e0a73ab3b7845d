import {
  type EpochMs,
  HOUR_MS,
  type MemberId,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
} from '#kernel';
import type { Members } from '#modules/members';
import {
  type AuditReason,
  type AuditRules,
  auditReasons,
  REFUNDS_LOOKED_AT_MS,
} from '../domain/audit-rules.ts';
import type { Order } from '../domain/order.ts';
import type { OrderKey } from './ports.ts';

export interface OpenAudit {
  readonly orderId: OrderId;
  readonly reasons: readonly AuditReason[];
  readonly onSilence: AuditRules['onSilence'];
  readonly openedAt: EpochMs;
  readonly dueAt: EpochMs;
}

/** Rows of orders that somebody looks at; every write is guarded. */
export interface AuditStore {
  rules(tx: Tx, merchantId: MerchantId): Promise<AuditRules>;
  setRules(tx: Tx, merchantId: MerchantId, rules: AuditRules, by: string, at: EpochMs): Promise<void>;
  open(tx: Tx, merchantId: MerchantId, audit: OpenAudit): Promise<void>;
  /** False when it was decided before. */
  decide(
    tx: Tx,
    order: OrderKey,
    decision: {
      readonly state: 'APPROVED' | 'REJECTED';
      readonly by: string;
      readonly note: string;
      readonly at: EpochMs;
    },
  ): Promise<boolean>;
  /** Her orders of which something went back. */
  refundedOrders(tx: Tx, merchantId: MerchantId, memberId: MemberId, since: EpochMs): Promise<number>;
  find(tx: Tx, order: OrderKey): Promise<OpenAudit | undefined>;
  currentRules(merchantId: MerchantId): Promise<AuditRules>;
  /** Those that wait, with a part at one of `stores` (null = any), the oldest first. */
  waiting(
    merchantId: MerchantId,
    stores: readonly StoreId[] | null,
    after: readonly [openedAt: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly OpenAudit[]>;
  due(now: EpochMs, limit: number): Promise<readonly OrderKey[]>;
}

/** Whether a paid order waits for somebody to look at it; decided in the commit that makes it PAID. */
export type AuditGate = (tx: Tx, order: Order, at: EpochMs) => Promise<boolean>;

export function auditGate(
  store: Pick<AuditStore, 'rules' | 'open' | 'refundedOrders'>,
  members: Pick<Members, 'find'>,
): AuditGate {
  return async (tx, order, at) => {
    const { merchantId, memberId, id: orderId, payableFen } = order;
    const rules = await store.rules(tx, merchantId);
    if (rules.mode === 'off') return false;
    const pieces = order.groups
      .flatMap(({ lines }) => lines)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const since = at - REFUNDS_LOOKED_AT_MS;
    const reasons = auditReasons(rules, {
      ...{ payableFen, pieces, at },
      joinedAt:
        rules.memberDaysBelow === null ? undefined : (await members.find(merchantId, memberId))?.joinedAt,
      refundedOrders:
        rules.refundsFrom === null ? 0 : await store.refundedOrders(tx, merchantId, memberId, since),
    });
    if (reasons.length === 0) return false;
    const dueAt = at + rules.hours * HOUR_MS;
    await store.open(tx, merchantId, { orderId, reasons, onSilence: rules.onSilence, openedAt: at, dueAt });
    return true;
  };
}
