import fc from 'fast-check';
import { MINUTE_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type OffersShop, offersShop, type Wallet } from '../../support/offers-shop.ts';
import { BLACK, basket, DUCK, OPENING_MS } from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

const RUNS = 6;
const STEPS_MAX = 10;
const POINTS = 1_000;
const CARD_FEN = 9_000;
const OFF_FEN = 500;
const PIECES = 10;

type Placed = OrderBody & {
  readonly externalFen: number;
  readonly storedValueFen: number;
  readonly coupons: readonly string[];
  readonly points: { readonly burn: number };
};

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('place' as const),
      sku: fc.constantFrom(BLACK, DUCK),
      pieces: fc.integer({ min: 1, max: 4 }),
      coupons: fc.boolean(),
      points: fc.boolean(),
      card: fc.integer({ min: 0, max: 3_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('pay' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('time' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Ended without goods, or whose money goes back: nothing of it is spent. */
const GIVEN_BACK = ['CANCELLED', 'CLOSED', 'REFUND_DUE'];

describe.each(DATABASE_KINDS)('whatever happens to orders on %s', (kind) => {
  let shop: OffersShop;

  beforeAll(async () => {
    shop = await offersShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function act(her: Wallet, orders: Placed[], one: Step): Promise<void> {
    const { token } = her;
    if (one.act === 'place') {
      const body = {
        groups: basket({ [one.sku]: one.pieces }),
        ...(one.coupons ? {} : { coupons: [] }),
        ...{ points: one.points ? 'max' : 'none', storedValueFen: one.card },
      };
      const placed = await shop.call<Placed>('POST', '/v1/orders', { token, body });
      if (placed.status === 201) orders.push(placed.body);
      else expect([409, 422]).toContain(placed.status);
      return;
    }
    if (one.act === 'time') {
      shop.clock.advance(15 * MINUTE_MS);
      await shop.job('orders.close_overdue');
      return;
    }
    const order = orders[one.which % Math.max(1, orders.length)];
    if (order === undefined) return;
    if (one.act === 'cancel') await shop.call('POST', `/v1/orders/${order.id}/cancel`, { token });
    else await shop.payByEvent({ id: order.id, payableFen: order.externalFen });
    await shop.deliver();
  }

  /** What each thing should be, from the states of the orders alone. */
  async function expectConserved(her: Wallet, coupons: readonly string[], orders: readonly Placed[]) {
    const now = await Promise.all(
      orders.map(
        async ({ id }) => (await shop.call<Placed>('GET', `/v1/orders/${id}`, { token: her.token })).body,
      ),
    );
    const live = now.filter(({ state }) => !GIVEN_BACK.includes(state));
    const held = live.filter(({ state }) => state === 'PENDING_PAY');
    const sum = (some: readonly Placed[], of: (order: Placed) => number) =>
      some.reduce((total, order) => total + of(order), 0);

    expect(await shop.usablePoints(her)).toBe(POINTS - sum(live, ({ points }) => points.burn));
    expect(await shop.card(her)).toEqual({
      free: CARD_FEN - sum(live, ({ storedValueFen }) => storedValueFen),
      held: sum(held, ({ storedValueFen }) => storedValueFen),
    });
    for (const couponId of coupons) {
      const holders = live.filter((order) => order.coupons.includes(couponId));
      expect(holders.length).toBeLessThanOrEqual(1);
      const [holder] = holders;
      const state =
        holder === undefined ? ['ISSUED', 'RETURNED'] : [holder.state === 'PENDING_PAY' ? 'LOCKED' : 'USED'];
      expect(state).toContain((await shop.coupon(couponId))?.state);
    }
    for (const skuId of [BLACK, DUCK]) {
      const of = (order: Placed) =>
        order.groups.reduce(
          (total, { lines }) =>
            total + lines.reduce((own, line) => own + (line.skuId === skuId ? line.quantity : 0), 0),
          0,
        );
      expect(await shop.stock(skuId)).toEqual({
        onHand: PIECES - (sum(live, of) - sum(held, of)),
        reserved: sum(held, of),
        available: PIECES - sum(live, of),
      });
    }
    expect(await shop.faults()).toEqual([]);
  }

  test(
    '(PAY-04, ORD-02) coupons, points, stored value and goods are spent by one live order, or are back',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: STEPS_MAX }), async (steps) => {
          await shop.startAfresh();
          const her = await shop.newShopper();
          const benefit = { kind: 'threshold', thresholdFen: 0, offFen: OFF_FEN } as const;
          const coupons = [await shop.giveCoupon(her, benefit), await shop.giveCoupon(her, benefit)];
          await shop.givePoints(her, POINTS);
          await shop.giveStoredValue(her, CARD_FEN);
          const orders: Placed[] = [];
          for (const one of steps) await act(her, orders, one);
          await shop.deliver();
          await expectConserved(her, coupons, orders);
        }),
        { numRuns: RUNS },
      );
    },
    OPENING_MS,
  );
});
