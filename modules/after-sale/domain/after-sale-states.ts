/**
 * The life of one request after a sale (ORD-07). OFFERED: the shop would pay less; ESCALATED: she will not take that, and the
 * owner decides. APPROVED → RECEIVED is who brings the goods to the counter; RECEIVED is also where a return at the counter
 * begins. DONE without a refund: the goods were exchanged, or sent after all.
 */
export const AFTER_SALE_TRANSITIONS = {
  APPLY: ['OFFERED', 'APPROVED', 'REJECTED', 'CANCELLED'],
  OFFERED: ['ESCALATED', 'APPROVED', 'CANCELLED'],
  ESCALATED: ['APPROVED', 'REJECTED', 'CANCELLED'],
  APPROVED: ['BUYER_SHIPPED', 'RECEIVED', 'REFUNDING', 'DONE', 'CANCELLED'],
  BUYER_SHIPPED: ['RECEIVED', 'REJECTED'],
  RECEIVED: ['REFUNDING', 'DONE'],
  REFUNDING: ['DONE'],
  DONE: [],
  REJECTED: [],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>;

export type AfterSaleState = keyof typeof AFTER_SALE_TRANSITIONS;
export const AFTER_SALE_STATES = Object.keys(AFTER_SALE_TRANSITIONS) as AfterSaleState[];

export const AFTER_SALE_TYPES = ['REFUND_ONLY', 'RETURN_REFUND', 'EXCHANGE', 'MISSING_PART'] as const;
export type AfterSaleType = (typeof AFTER_SALE_TYPES)[number];

/** 仅退款, 退货退款, 换货, 补发: which steps belong to which. What all take is not listed. */
const STEPS: Readonly<Record<AfterSaleType, readonly AfterSaleState[]>> = {
  REFUND_ONLY: ['OFFERED', 'ESCALATED', 'REFUNDING'],
  RETURN_REFUND: ['OFFERED', 'ESCALATED', 'BUYER_SHIPPED', 'RECEIVED', 'REFUNDING'],
  EXCHANGE: ['BUYER_SHIPPED', 'RECEIVED'],
  MISSING_PART: [],
};
const STEPS_OF_ALL: readonly AfterSaleState[] = ['APPLY', 'APPROVED', 'DONE', 'REJECTED', 'CANCELLED'];

export function liesOnTheWay(step: AfterSaleState, type: AfterSaleType): boolean {
  return STEPS_OF_ALL.includes(step) || STEPS[type].includes(step);
}

/** States from which `to` may be reached; the guard of every UPDATE is made from it. */
export function statesBefore(to: AfterSaleState): AfterSaleState[] {
  return AFTER_SALE_STATES.filter((from) => (AFTER_SALE_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** Somebody still waits for goods or money. */
export const OPEN_STATES: readonly AfterSaleState[] = [
  'APPLY',
  'OFFERED',
  'ESCALATED',
  'APPROVED',
  'BUYER_SHIPPED',
  'RECEIVED',
  'REFUNDING',
];

export const movesMoney = (type: AfterSaleType): boolean =>
  type === 'REFUND_ONLY' || type === 'RETURN_REFUND';
export const bringsGoodsBack = (type: AfterSaleType): boolean =>
  type === 'RETURN_REFUND' || type === 'EXCHANGE';
