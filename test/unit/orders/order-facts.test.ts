import { fen } from '#kernel';
import { orderFacts } from '../../../modules/orders/app/order-facts.ts';
import type { LineShare, Order, OrderLine } from '../../../modules/orders/domain/order.ts';

const share = (kind: LineShare['kind'], amountFen: number, pieces?: number): LineShare => ({
  ...{ kind, id: kind, amountFen: fen(amountFen) },
  ...(pieces === undefined ? {} : { pieces }),
});

function lowest(line: Partial<OrderLine>): number | undefined {
  const whole = { unitPriceFen: fen(1_000), quantity: 1, shares: [], choices: [], ...line };
  const group = { storeId: 'str_1', lines: [whole], payableFen: fen(0), shippingFen: fen(0) };
  return orderFacts({ groups: [group] } as unknown as Order).groups[0]?.lines[0]?.lowestUnitFen;
}

const choice = (priceDeltaFen: number) => ({
  ...{ groupId: 'mgr_1', modifierId: 'mod_1', name: '加料', priceDeltaFen: fen(priceDeltaFen) },
});

test.each([
  ['everybody’s price where nothing made it cheaper', {}, 1_000],
  ['the member price', { quantity: 2, shares: [share('member', 200, 2)] }, 900],
  ['an activity price', { shares: [share('activity', 300, 1)] }, 700],
  [
    'of pieces at several prices the lowest one',
    { quantity: 5, shares: [share('time_limited', 1_000, 2), share('member', 300, 3)] },
    500,
  ],
  [
    'no less for what is taken off the order',
    { shares: [share('coupon', 400), share('points', 100)] },
    1_000,
  ],
  ['without what was added to the dish', { choices: [choice(200), choice(50)] }, 750],
  ['with what was left out of it', { choices: [choice(-100)] }, 1_100],
  ['nothing, for a gift', { unitPriceFen: fen(0) }, 0],
  [
    'nothing, where leaving things out made it free',
    { unitPriceFen: fen(100), shares: [share('member', 100, 1)], choices: [choice(-900)] },
    0,
  ],
])('(MKT-10) the price of an article that an order tells is %s', (_case, line, expected) => {
  expect(lowest(line)).toBe(expected);
});
