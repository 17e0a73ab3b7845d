/**
 * The life of an order (ORD-03). CLOSED → PAID is a payment that arrived after the pay window while the
 * goods were still there; whoever cancelled gets the money back instead. PAID → REFUNDED: all of it was given back
 * before any of it was sent. No state is entered twice.
 */
export const ORDER_TRANSITIONS = {
  PENDING_PAY: ['PAID', 'CANCELLED', 'CLOSED', 'REFUND_DUE'],
  CANCELLED: ['REFUND_DUE'],
  CLOSED: ['PAID', 'REFUND_DUE'],
  PAID: ['COMPLETED', 'REFUNDED'],
  COMPLETED: [],
  REFUND_DUE: ['REFUNDED'],
  REFUNDED: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderState = keyof typeof ORDER_TRANSITIONS;
export const ORDER_STATES = Object.keys(ORDER_TRANSITIONS) as OrderState[];

/** The life of one store's part of an order. */
export const GROUP_TRANSITIONS = {
  WAITING_PAY: ['AUDIT', 'PREPARING', 'CANCELLED'],
  /** Paid late: prepared after all. */
  CANCELLED: ['AUDIT', 'PREPARING'],
  /** Paid; somebody of the shop looks at it before anything is laid ready (ORD-04). */
  AUDIT: ['PREPARING', 'REFUNDED'],
  PREPARING: ['READY_FOR_PICKUP', 'SHIPPED', 'REFUNDED'],
  READY_FOR_PICKUP: ['PICKED_UP', 'REFUNDED'],
  PICKED_UP: [],
  SHIPPED: ['RECEIVED'],
  RECEIVED: [],
  /** All of its goods were given back before they were sent. */
  REFUNDED: [],
} as const satisfies Record<string, readonly string[]>;

export type GroupState = keyof typeof GROUP_TRANSITIONS;
export const GROUP_STATES = Object.keys(GROUP_TRANSITIONS) as GroupState[];

type Way = 'pickup' | 'delivery';

/** Steps that belong to one way of getting the goods: nobody ships what is collected, or the other way round. */
const STEPS_OF_ONE_WAY: Partial<Record<GroupState, Way>> = {
  READY_FOR_PICKUP: 'pickup',
  PICKED_UP: 'pickup',
  SHIPPED: 'delivery',
  RECEIVED: 'delivery',
};

export function liesOnTheWay(step: GroupState, way: Way): boolean {
  return (STEPS_OF_ONE_WAY[step] ?? way) === way;
}

/** States from which `to` may be reached; the guard of every UPDATE is made from it. */
export function orderStatesBefore(to: OrderState): OrderState[] {
  return ORDER_STATES.filter((from) => (ORDER_TRANSITIONS[from] as readonly string[]).includes(to));
}

export function groupStatesBefore(to: GroupState): GroupState[] {
  return GROUP_STATES.filter((from) => (GROUP_TRANSITIONS[from] as readonly string[]).includes(to));
}

const LIFE: readonly string[] = [...ORDER_STATES, ...GROUP_STATES];

/** By time; what happened in the same millisecond, in the order of a life (states are listed in it above). */
export function inLifeOrder(a: Moment, b: Moment): number {
  return a.at - b.at || LIFE.indexOf(a.state) - LIFE.indexOf(b.state);
}

interface Moment {
  readonly at: number;
  readonly state: OrderState | GroupState;
}
