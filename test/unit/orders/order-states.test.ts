import {
  GROUP_STATES,
  GROUP_TRANSITIONS,
  groupStatesBefore,
  inLifeOrder,
  liesOnTheWay,
  ORDER_TRANSITIONS,
  orderStatesBefore,
} from '../../../modules/orders/domain/order-states.ts';

const LEGAL_FOR_ORDERS = new Set([
  'PENDING_PAY→PAID',
  'PENDING_PAY→CANCELLED',
  'PENDING_PAY→CLOSED',
  'PENDING_PAY→REFUND_DUE',
  'PAID→COMPLETED',
  'PAID→REFUNDED',
  'CANCELLED→REFUND_DUE',
  'CLOSED→PAID',
  'CLOSED→REFUND_DUE',
  'REFUND_DUE→REFUNDED',
]);
const LEGAL_FOR_GROUPS = new Set([
  'WAITING_PAY→AUDIT',
  'CANCELLED→AUDIT',
  'AUDIT→PREPARING',
  'AUDIT→REFUNDED',
  'WAITING_PAY→PREPARING',
  'WAITING_PAY→CANCELLED',
  'PREPARING→READY_FOR_PICKUP',
  'PREPARING→SHIPPED',
  'PREPARING→REFUNDED',
  'READY_FOR_PICKUP→PICKED_UP',
  'READY_FOR_PICKUP→REFUNDED',
  'SHIPPED→RECEIVED',
  'CANCELLED→PREPARING',
]);

const machines = [
  ['an order', ORDER_TRANSITIONS, orderStatesBefore, LEGAL_FOR_ORDERS],
  ['a group', GROUP_TRANSITIONS, groupStatesBefore, LEGAL_FOR_GROUPS],
] as const;

describe.each(machines)('%s', (_name, transitions, statesBefore, legal) => {
  const states = Object.keys(transitions);
  const before = statesBefore as (to: string) => readonly string[];

  test('moves along the legal pairs and no others', () => {
    for (const from of states)
      for (const to of states)
        expect([from, to, before(to).includes(from)]).toEqual([from, to, legal.has(`${from}→${to}`)]);
  });

  test('never enters a state twice: the timeline keeps one entry per state', () => {
    const next = transitions as Readonly<Record<string, readonly string[]>>;
    const reachable = (state: string): string[] =>
      (next[state] ?? []).flatMap((follower) => [follower, ...reachable(follower)]);
    for (const state of states) expect(reachable(state)).not.toContain(state);
  });
});

test('nobody ships what is collected, or hands out over the counter what is sent (ORD-03)', () => {
  const only = (way: 'pickup' | 'delivery', other: 'pickup' | 'delivery') =>
    GROUP_STATES.filter((step) => liesOnTheWay(step, way) && !liesOnTheWay(step, other));
  expect(only('pickup', 'delivery')).toEqual(['READY_FOR_PICKUP', 'PICKED_UP']);
  expect(only('delivery', 'pickup')).toEqual(['SHIPPED', 'RECEIVED']);
  expect(liesOnTheWay('PREPARING', 'pickup') && liesOnTheWay('PREPARING', 'delivery')).toBe(true);
});

test('a timeline goes by time, and within a millisecond in the order of a life', () => {
  const moments = [
    { at: 2, state: 'PREPARING' },
    { at: 1, state: 'PICKED_UP' },
    { at: 2, state: 'WAITING_PAY' },
    { at: 2, state: 'PAID' },
  ] as const;
  expect(moments.toSorted(inLifeOrder).map(({ state }) => state)).toEqual([
    ...['PICKED_UP', 'PAID', 'WAITING_PAY', 'PREPARING'],
  ]);
});
