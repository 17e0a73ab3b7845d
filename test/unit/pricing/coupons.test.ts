import { bps, fen, type SkuId } from '#kernel';
import { type CouponOffer, type PricingContext, price } from '#modules/pricing';
import {
  amountOff,
  basket,
  gift,
  giftCoupon,
  NOON,
  percentOff,
  rule,
  shippingOff,
  sku,
  spendTier,
} from '../../support/priced-baskets.ts';

const paid = (context: PricingContext) => price(context).payableFen;
const used = (context: PricingContext) =>
  price(context)
    .coupons.used.map(({ id }) => id)
    .sort();
const refused = (coupon: CouponOffer, context: PricingContext = basket([10_000])) =>
  price({ ...context, coupons: [coupon] }).coupons.unusable[0];

describe('a coupon that cannot be used says why (MKT-02)', () => {
  test.each([
    ['未生效', 'not_started', amountOff('a', 100, { validFrom: NOON + 1 })],
    ['已过期', 'expired', amountOff('a', 100, { validUntil: NOON })],
    ['差¥12.00', 'below_threshold', amountOff('a', 100, { thresholdFen: fen(11_200) })],
    ['不适用商品', 'goods_not_in_scope', amountOff('a', 100, { scope: { include: { skuIds: [sku(2)] } } })],
    [
      '门店不适用',
      'store_not_in_scope',
      amountOff('a', 100, { scope: { include: { storeIds: ['x' as never] } } }),
    ],
    [
      '渠道不适用',
      'channel_not_in_scope',
      amountOff('a', 100, { scope: { include: { channels: ['pos'] } } }),
    ],
    ['赠品已送完', 'gift_out_of_stock', giftCoupon('a', 0)],
    ['没有可抵扣的金额', 'nothing_to_reduce', shippingOff('a', 500)],
  ])('%s', (text, code, coupon) => {
    expect(refused(coupon)).toMatchObject({ id: 'a', text, code });
  });

  test('the missing amount is told to programs as well, and one fen matters', () => {
    const coupon = amountOff('a', 100, { thresholdFen: fen(10_001) });
    expect(refused(coupon)).toMatchObject({ text: '差¥0.01', details: { missingFen: 1 } });
    expect(refused(coupon, basket([10_001]))).toBeUndefined();
  });

  test('it works from its first instant to its last', () => {
    const coupon = amountOff('a', 100, { validFrom: NOON, validUntil: NOON + 1 });
    expect(refused(coupon)).toBeUndefined();
  });
});

test('a threshold is asked of the goods in scope after spend tiers (MKT-03)', () => {
  const promotions = [spendTier([[10_000, 1_000]])];
  const coupon = (thresholdFen: number) => amountOff('a', 500, { thresholdFen: fen(thresholdFen) });
  expect(used(basket([10_000], { promotions, coupons: [coupon(9_000)] }))).toEqual(['a']);
  expect(refused(coupon(9_001), basket([10_000], { promotions }))?.text).toBe('差¥0.01');
});

test('a threshold does not count goods outside the scope (MKT-03)', () => {
  const scope = { include: { skuIds: [sku(1)] } };
  const coupon = amountOff('a', 500, { scope, thresholdFen: fen(8_000) });
  expect(refused(coupon, basket([7_000, 9_000]))?.text).toBe('差¥10.00');
});

describe('a percent coupon (MKT-04)', () => {
  test.each([
    ['九折', percentOff('a', 9_000), 9_000],
    ['takes off no more than its cap', percentOff('a', 9_000, { capFen: fen(300) }), 9_700],
    ['half a fen is rounded up for the buyer, once', percentOff('a', 9_999), 9_999],
  ])('%s', (_case, coupon, expected) => {
    expect(paid(basket([10_000], { coupons: [coupon] }))).toBe(expected);
  });

  test('counts for the dearest pieces when it is limited to some', () => {
    const lines = [{ storePriceFen: fen(1_000), quantity: 3 }, { storePriceFen: fen(2_000) }];
    const coupons = [percentOff('a', 5_000, { piecesMax: 2 })];
    const [cheap, dear] = price(basket(lines, { coupons })).groups[0]?.lines ?? [];
    expect([cheap?.discountFen, dear?.discountFen]).toEqual([500, 1_000]);
  });
});

test('item coupons go before order coupons, a percentage before an amount (MKT-01)', () => {
  const item = amountOff('item', 1_000, { scope: { include: { skuIds: [sku(1)] } } });
  const order = percentOff('order', 5_000);
  expect(paid(basket([5_000, 5_000], { coupons: [order, item] }))).toBe((10_000 - 1_000) / 2);
  const amount = amountOff('amount', 1_000);
  expect(paid(basket([10_000], { coupons: [amount, order] }))).toBe(10_000 / 2 - 1_000);
});

test('of two coupons with a priority the higher goes first', () => {
  const coupons = [percentOff('a', 5_000), amountOff('b', 1_000, { priority: 1 })];
  expect(paid(basket([10_000], { coupons }))).toBe((10_000 - 1_000) / 2);
});

describe('stacking (MKT-02)', () => {
  test('one coupon of a stack group, the better one; the other says with which it does not go', () => {
    const group = { stackGroup: 'order' };
    const coupons = [amountOff('small', 300, group), amountOff('big', 500, group)];
    const quote = price(basket([10_000], { coupons }));
    expect(quote.coupons.used).toMatchObject([{ id: 'big', savedFen: 500 }]);
    expect(quote.coupons.unusable).toMatchObject([
      {
        id: 'small',
        code: 'conflicts',
        text: '与「券big」互斥',
        details: { couponId: 'big' },
        choosable: true,
      },
    ]);
  });

  test('two of a template where the order takes two, never three', () => {
    const twins = ['a', 'b', 'c'].map((id) =>
      amountOff(id, 500, { templateId: 'same', stackGroup: 'order', maxPerOrder: 2 }),
    );
    const quote = price(basket([10_000], { coupons: twins }));
    expect(quote.payableFen).toBe(9_000);
    expect(quote.coupons.unusable).toMatchObject([
      { code: 'too_many', text: '每单限用2张', choosable: true },
    ]);
  });

  test('of equal coupons the first to expire is used', () => {
    const twin = (id: string, validUntil: number) => amountOff(id, 500, { templateId: 'same', validUntil });
    expect(used(basket([10_000], { coupons: [twin('a', NOON + 9), twin('b', NOON + 5)] }))).toEqual(['b']);
  });

  test('an exclusive coupon stands alone, and is taken only when it gives more than the others together', () => {
    const others = [amountOff('a', 500), amountOff('b', 500)];
    const exclusive = (offFen: number) => amountOff('alone', offFen, { exclusive: true });
    expect(used(basket([10_000], { coupons: [...others, exclusive(999)] }))).toEqual(['a', 'b']);
    expect(used(basket([10_000], { coupons: [...others, exclusive(1_001)] }))).toEqual(['alone']);
  });

  test('each that is left says with which one it does not go', () => {
    const said = (offFen: number) =>
      price(
        basket([10_000], {
          coupons: [
            ...[amountOff('a', 500), amountOff('b', 500)],
            amountOff('alone', offFen, { exclusive: true }),
          ],
        }),
      ).coupons.unusable.map(({ id, code, text, details }) => [id, code, text, details]);
    expect(said(999)).toEqual([['alone', 'conflicts', '与「券a」互斥', { couponId: 'a' }]]);
    expect(said(1_001)).toEqual([
      ['a', 'conflicts', '与「券alone」互斥', { couponId: 'alone' }],
      ['b', 'conflicts', '与「券alone」互斥', { couponId: 'alone' }],
    ]);
  });

  test('a coupon that comes twice is one', () => {
    expect(paid(basket([10_000], { coupons: [amountOff('a', 500), amountOff('a', 500)] }))).toBe(9_500);
  });

  test('a coupon that changes nothing stays in the wallet', () => {
    const coupons = [percentOff('part', 9_000), amountOff('whole', 10_000)];
    expect(used(basket([10_000], { coupons }))).toEqual(['whole']);
  });

  test('of equal prices the one with the gift is better', () => {
    const group = { stackGroup: 'one' };
    const coupons = [amountOff('money', 0, group), giftCoupon('gift', 3, group)];
    expect(used(basket([10_000], { coupons }))).toEqual(['gift']);
  });
});

describe('gifts between which the price does not decide (MKT-02)', () => {
  const giving = (id: string, n: number, worthFen: number, more = {}) =>
    giftCoupon(id, 1, { options: [gift(n, 1, worthFen)], ...more });

  test('the dearer one of a stack group, wherever it stands', () => {
    const one = { stackGroup: 'one' };
    const [cheap, dear] = [giving('a', 7, 300, one), giving('b', 8, 900, one)];
    expect(used(basket([10_000], { coupons: [cheap, dear] }))).toEqual(['b']);
    const [first, second] = [giving('a', 7, 900, one), giving('b', 8, 300, one)];
    expect(used(basket([10_000], { coupons: [first, second] }))).toEqual(['a']);
  });

  test('two together where they are worth more than one that stands alone', () => {
    const pair = [giving('a', 7, 300), giving('b', 8, 300)];
    const alone = (worthFen: number) => giving('c', 9, worthFen, { exclusive: true });
    expect(used(basket([10_000], { coupons: [...pair, alone(500)] }))).toEqual(['a', 'b']);
    expect(used(basket([10_000], { coupons: [...pair, alone(700)] }))).toEqual(['c']);
  });

  test('money goes before the dearest gift', () => {
    const one = { stackGroup: 'one' };
    const coupons = [giving('a', 7, 99_000, one), amountOff('b', 1, one)];
    expect(used(basket([10_000], { coupons }))).toEqual(['b']);
  });
});

test('which pieces are the dearest is asked of one piece, not of the line (MKT-04)', () => {
  const lines = [{ storePriceFen: fen(1_000), quantity: 2 }, { storePriceFen: fen(1_500) }];
  const half = (piecesMax: number) =>
    paid(basket(lines, { coupons: [percentOff('a', 5_000, { piecesMax })] }));
  expect([half(1), half(2), half(9)]).toEqual([3_500 - 750, 3_500 - 1_250, 1_750]);
});

describe('her own choice (MKT-02)', () => {
  const coupons = [
    amountOff('a', 500),
    amountOff('b', 300, { stackGroup: 'x' }),
    amountOff('c', 200, { stackGroup: 'x' }),
  ];
  const choosing = (...couponChoice: string[]) => price(basket([10_000], { coupons, couponChoice }));

  test('counts, also when it is not the best', () => {
    expect(choosing('c').payableFen).toBe(9_800);
    expect(choosing('c').coupons.available.map(({ id }) => id)).toEqual(['a']);
    expect(choosing().payableFen).toBe(10_000);
  });

  test('leaves in the wallet what would take nothing off any more', () => {
    const both = [amountOff('all', 10_000, { priority: 1 }), amountOff('late', 300)];
    const quote = price(basket([10_000], { coupons: both, couponChoice: ['all', 'late'] }));
    expect(quote.coupons.used.map(({ id }) => id)).toEqual(['all']);
    expect(quote.coupons.unusable).toMatchObject([
      { id: 'late', code: 'nothing_to_reduce', text: '没有可抵扣的金额' },
    ]);
  });

  test('is checked again: unknown ones do not count, and of two that exclude each other one does', () => {
    expect(choosing('forged').payableFen).toBe(10_000);
    const quote = choosing('b', 'c');
    expect(quote.payableFen).toBe(9_700);
    expect(quote.coupons.unusable).toMatchObject([{ id: 'c', code: 'conflicts' }]);
  });
});

describe('a gift coupon (MKT-05)', () => {
  test('adds a line of price 0 and takes nothing off', () => {
    const quote = price(basket([10_000], { coupons: [giftCoupon('a', 3)] }));
    expect(quote.payableFen).toBe(10_000);
    expect(quote.gifts).toMatchObject([
      { skuId: sku(9), quantity: 1, worthFen: 1_000, source: { kind: 'coupon', id: 'a' } },
    ]);
  });

  test('gives another of its gifts when the first has run out', () => {
    const coupon = giftCoupon('a', 0, { options: [gift(7, 0), gift(8, 1)] });
    expect(price(basket([10_000], { coupons: [coupon] })).gifts[0]?.skuId).toBe(sku(8));
  });
});

describe('her choice between the gifts of a coupon (MKT-05)', () => {
  const options = [gift(7, 1, 2_000), gift(8, 1, 100)];
  const group = { stackGroup: 'one of them' };
  const coupons = [
    giftCoupon('a', 0, { options, ...group }),
    amountOff('b', 0, group),
    giftCoupon('c', 1, group),
  ];
  const choosing = (skuId?: SkuId) =>
    price(basket([10_000], { coupons, giftChoice: skuId ? [{ offerId: 'a', skuIds: [skuId] }] : [] }));

  test('is told with the quote', () => {
    const { giftChoices } = choosing();
    expect(giftChoices).toMatchObject([
      {
        source: { kind: 'coupon', id: 'a' },
        name: '券a',
        pick: 1,
        options: [{ inStock: true }, { inStock: true }],
      },
    ]);
  });

  test('is kept, and another coupon is not taken for it because she likes the cheaper gift', () => {
    expect(choosing().gifts).toMatchObject([{ skuId: sku(7), source: { id: 'a' } }]);
    expect(choosing(sku(8)).gifts).toMatchObject([{ skuId: sku(8), source: { id: 'a' } }]);
  });
});

describe('two gift coupons and one gift in stock (MKT-05)', () => {
  const coupons = [giftCoupon('a', 1), giftCoupon('b', 1), amountOff('c', 100)];

  test.each([
    ['the best', 'best' as const],
    ['her own', ['a', 'b', 'c']],
  ])('%s choice uses one of them; the other stays in the wallet and says why', (_case, couponChoice) => {
    const quote = price(basket([10_000], { coupons, couponChoice }));
    expect(quote.gifts).toHaveLength(1);
    expect(quote.coupons.used.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(quote.coupons.unusable).toMatchObject([{ id: 'b', code: 'gift_out_of_stock', choosable: true }]);
    expect(quote.coupons.available).toEqual([]);
    expect(price(basket([10_000], { coupons, couponChoice: ['b'] })).coupons.used).toHaveLength(1);
  });

  test('a second one with another gift to choose gives that', () => {
    const other = giftCoupon('b', 0, { options: [gift(9, 1), gift(8, 1)] });
    const quote = price(basket([10_000], { coupons: [giftCoupon('a', 1), other] }));
    expect(quote.gifts.map(({ skuId }) => skuId)).toEqual([sku(9), sku(8)]);
    expect(quote.coupons.used).toHaveLength(2);
  });
});

describe('a shipping coupon (MKT-01)', () => {
  const delivered = { fulfilment: 'delivery' as const, shippingRules: [rule({ firstFen: fen(1_000) })] };

  test.each([
    ['takes its amount off the fee', 600, 400],
    ['never more than the fee', 6_000, 0],
    ['or all of it', null, 0],
  ])('%s', (_case, offFen, shippingFen) => {
    const quote = price(basket([100], { ...delivered, coupons: [shippingOff('a', offFen)] }));
    expect(quote.groups[0]).toMatchObject({ shippingFen, payableFen: 100 + shippingFen, discountFen: 0 });
  });

  test('a coupon that would cost the parcel its free way is left out', () => {
    const free = { ...delivered, shippingRules: [rule({ firstFen: fen(1_000), freeFromFen: fen(10_000) })] };
    const quote = price(basket([10_000], { ...free, coupons: [amountOff('a', 500)] }));
    expect(quote.payableFen).toBe(10_000);
    expect(quote.coupons.available).toMatchObject([{ id: 'a' }]);
  });
});

describe('known defects of other platforms', () => {
  test('11: a 70 % voucher on a 40 % promotion is not a free order: percentages multiply', () => {
    const promotions = [spendTier([[1, { kind: 'percent_off', payBps: bps(6_000) }]])];
    expect(paid(basket([10_000], { promotions, coupons: [percentOff('a', 3_000)] }))).toBe(1_800);
  });

  test('4: a 100 % coupon makes a legal order of 0 yuan', () => {
    const quote = price(basket([10_000, 1], { coupons: [percentOff('a', 0)] }));
    expect(quote.payableFen).toBe(0);
    expect(quote.groups[0]?.lines.map(({ totalFen }) => totalFen)).toEqual([0, 0]);
  });
});
