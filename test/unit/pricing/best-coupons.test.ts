import fc from 'fast-check';
import { fen } from '#kernel';
import { type PricingContext, price, type Quote } from '#modules/pricing';
import {
  amountOff,
  basket,
  giftCoupon,
  percentOff,
  pricedBaskets,
  rule,
  shippingOff,
  sku,
} from '../../support/priced-baskets.ts';

const small = pricedBaskets({ lines: 4, promotions: 2, coupons: 5 });

/** What the buyer gives: money, and points at their worth; then, what she gets along. */
function judged({ payableFen, points, gifts }: Quote): readonly [number, number] {
  return [payableFen + points.worthFen, -gifts.reduce((sum, { worthFen }) => sum + worthFen, 0)];
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: 2 ** items.length }, (_, set) => items.filter((_item, n) => set & (1 << n)));
}

test('no other choice of coupons costs the buyer less: all of them were tried (MKT-02)', () => {
  fc.assert(
    fc.property(small, (context) => {
      const quote = price(context);
      const ids = (context.coupons ?? []).map(({ id }) => id);
      const tried = subsets(ids).map((couponChoice) => judged(price({ ...context, couponChoice })));
      const [least] = tried.sort(([a, x], [b, y]) => a - b || x - y);
      expect(judged(quote)).toEqual(least);
      expect(quote.coupons.best).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('the order in which coupons and promotions come never matters', () => {
  fc.assert(
    fc.property(small, fc.infiniteStream(fc.integer()), (context, ranks) => {
      const shuffled = <Item>(items: readonly Item[] = []) =>
        items
          .map((item) => ({ item, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ item }) => item);
      const other: PricingContext = {
        ...context,
        coupons: shuffled(context.coupons),
        promotions: shuffled(context.promotions),
      };
      const { coupons, nearMisses: _misses, ...quote } = price(context);
      const { coupons: otherCoupons, nearMisses: _otherMisses, ...otherQuote } = price(other);
      expect(otherQuote).toEqual(quote);
      expect(otherCoupons.used).toEqual(coupons.used);
    }),
    { numRuns: 60 },
  );
});

test('her own choice of the best coupons costs the same as the best', () => {
  fc.assert(
    fc.property(small, (context) => {
      const quote = price(context);
      const couponChoice = quote.coupons.used.map(({ id }) => id);
      expect(price({ ...context, couponChoice }).payableFen).toBe(quote.payableFen);
    }),
    { numRuns: 60 },
  );
});

test('twenty coupons that all stack are compared and the answer is proven', () => {
  const coupons = Array.from({ length: 20 }, (_, n) =>
    n % 2 === 0
      ? amountOff(`${n}`, 100 + n)
      : percentOff(`${n}`, 9_000 + n, { scope: { include: { skuIds: [sku(1 + (n % 3))] } } }),
  );
  const quote = price(basket([50_000, 40_000, 30_000], { coupons }));
  expect(quote.coupons).toMatchObject({ best: true, unusable: [], available: [] });
  expect(quote.coupons.used).toHaveLength(20);
});

test('beyond twenty coupons the answer says that it is not proven', () => {
  const coupons = Array.from({ length: 21 }, (_, n) =>
    amountOff(`${n}`, 100 + n, { stackGroup: `${n % 20}` }),
  );
  const quote = price(basket([50_000], { coupons }));
  expect(quote.coupons.best).toBe(false);
  expect(quote.payableFen).toBeLessThan(50_000);
});

describe('of more than twenty coupons (MKT-02)', () => {
  const amounts = (count: number) => Array.from({ length: count }, (_, n) => amountOff(`${n}`, 100 + n));

  test('those that save most by themselves are compared; she may still choose the others', () => {
    const { coupons, payableFen } = price(basket([50_000], { coupons: amounts(22) }));
    expect(coupons.used.map(({ id }) => id).toSorted()).toEqual(
      amounts(22)
        .slice(2)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(coupons.available.map(({ id }) => id)).toEqual(['0', '1']);
    expect([coupons.best, coupons.unusable, payableFen]).toEqual([false, [], 50_000 - 20 * 111.5]);
  });

  test('a gift and a way that is paid for are savings like any other', () => {
    const coupons = [...amounts(20), giftCoupon('gift', 1), shippingOff('way', 800)];
    const quote = price(basket([50_000], { fulfilment: 'delivery', shippingRules: [rule({})], coupons }));
    expect(quote.coupons.available.map(({ id }) => id)).toEqual(['0', '1']);
    expect(quote.coupons.used).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'gift' }),
        expect.objectContaining({ id: 'way', savedFen: 800 }),
      ]),
    );
  });

  test('those of one template count as often as an order takes them', () => {
    const twins = ['x', 'y', 'z', 'w'].map((id) =>
      amountOff(id, 500, { templateId: 'same', stackGroup: 'same', maxPerOrder: 2 }),
    );
    const { coupons, payableFen } = price(basket([50_000], { coupons: [...amounts(18), ...twins] }));
    expect([coupons.best, coupons.used.length]).toEqual([true, 20]);
    expect(payableFen).toBe(50_000 - 18 * 108.5 - 1_000);
  });
});

test('a hundred coupons of one template are one candidate: the answer is proven', () => {
  const coupons = Array.from({ length: 100 }, (_, n) =>
    amountOff(`${n}`, 500, { templateId: 'same', stackGroup: 'one' }),
  );
  const quote = price(basket([50_000], { coupons }));
  expect(quote.coupons.best).toBe(true);
  expect(quote.payableFen).toBe(fen(49_500));
});
