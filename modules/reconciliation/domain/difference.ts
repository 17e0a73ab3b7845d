import type { EpochMs, MerchantId, OrderId, PaymentId } from '#kernel';

/**
 * What can differ between an order, its payment or refund, and the provider's bill.
 *
 * - `missing`, `refund_missing`: our books have it, the bill does not.
 * - `extra`, `refund_extra`: the bill has it, our books have never heard of its number (or the bill has it twice).
 * - `amount`, `refund_amount`: both have it, with other sums.
 * - `status`, `refund_status`: the money moved there; here it has not, as far as we know.
 * - `order_status`: paid, and its order has not heard of it. `order_amount`: paid, but not what the order asks.
 * - `order_unpaid`: the order counts as paid, and no payment of it came in.
 */
export const DIFFERENCE_KINDS = [
  ...(['missing', 'extra', 'amount', 'status'] as const),
  ...(['refund_missing', 'refund_extra', 'refund_amount', 'refund_status'] as const),
  ...(['order_status', 'order_amount', 'order_unpaid'] as const),
] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * CARRIED: not on the bill of its day; it may be on the next one (midnight, a settlement at 23:00), and counts only when it
 * is not. TIMING: it was, or it came when a bill was fetched again. REPAIRING: the provider is asked, payments take what it says. REPAIRED: now both say the same.
 * OPEN: a person has to look. CLOSED: one did, and said why.
 */
export const DIFFERENCE_TRANSITIONS = {
  CARRIED: ['TIMING', 'OPEN'],
  REPAIRING: ['REPAIRED', 'OPEN'],
  OPEN: ['CLOSED', 'TIMING'],
  TIMING: [],
  REPAIRED: [],
  CLOSED: [],
} as const satisfies Record<string, readonly string[]>;

export type DifferenceState = keyof typeof DIFFERENCE_TRANSITIONS;
export const DIFFERENCE_STATES = Object.keys(DIFFERENCE_TRANSITIONS) as DifferenceState[];

/** Why somebody closed it. */
export const CLOSING_REASONS = [
  ...(['provider_corrected', 'booked_by_hand', 'refunded_by_hand', 'not_ours', 'accepted'] as const),
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** As a comparison finds it. */
export interface Finding {
  readonly kind: DifferenceKind;
  /** Of the payment, of the refund, or of the order: unique together with the kind. */
  readonly number: string;
  readonly orderId: OrderId | null;
  readonly paymentId: PaymentId | null;
  /** Null = that side has nothing. */
  readonly oursFen: number | null;
  readonly theirsFen: number | null;
  /** The states' own names, for whoever looks into it. */
  readonly oursState: string | null;
  readonly state: 'CARRIED' | 'REPAIRING' | 'OPEN';
}

export interface Difference extends Omit<Finding, 'state'> {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly provider: string;
  /** Business day of the bill that it was found with. */
  readonly day: string;
  readonly state: DifferenceState;
  readonly foundAt: EpochMs;
  /** What the provider answered when it was asked. */
  readonly providerSays: string | null;
  readonly looks: number;
  readonly closedAt: EpochMs | null;
  readonly closedBy: string | null;
  readonly closingReason: ClosingReason | null;
}

/** Differences of these kinds can go away by asking the provider, or by waiting for our own events. */
export function repairable(kind: DifferenceKind): boolean {
  return kind === 'status' || kind === 'refund_status' || kind === 'order_status';
}
