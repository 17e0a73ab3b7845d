/** CLOSED → CREDITED is legal: late money is still money. RETURNED: the money came, but the card may not take it. */
export const RECHARGE_TRANSITIONS = {
  PENDING: ['CREDITED', 'CLOSED', 'RETURNED'],
  CLOSED: ['CREDITED', 'RETURNED'],
  CREDITED: [],
  RETURNED: [],
} as const satisfies Record<string, readonly string[]>;
export type RechargeState = keyof typeof RECHARGE_TRANSITIONS;

export const CASH_OUT_STATES = ['REQUESTED', 'REFUNDING', 'PAID', 'REJECTED'] as const;
export type CashOutState = (typeof CASH_OUT_STATES)[number];
