import { bps, fen } from '#kernel';
import { type PricingContext, price } from '#modules/pricing';
import { basket, gift, NOON, rule, sku, spendTier } from '../../support/priced-baskets.ts';

const paid = (context: PricingContext) => price(context).payableFen;
const totals = (context: PricingContext) =>
  price(context).groups[0]?.lines.map(({ discountFen }) => discountFen);
const LADDER = [
  [30_000, 4_000],
  [50_000, 8_000],
] as const;

test.each([
  ['one fen below the first rung', [29_999], [0]],
  ['exactly on the first rung', [30_000], [4_000]],
  ['between rungs, split by price', [20_000, 10_000], [2_667, 1_333]],
  ['the highest rung replaces the lower one', [25_000, 25_000], [4_000, 4_000]],
])('满减: %s (MKT-09)', (_case, prices, discounts) => {
  expect(totals(basket(prices, { promotions: [spendTier(LADDER)] }))).toEqual(discounts);
});

test('满折 by pieces: two at 九折, three at 八折 (MKT-09)', () => {
  const promotions = [
    spendTier(
      [
        [2, { kind: 'percent_off', payBps: bps(9_000) }],
        [3, { kind: 'percent_off', payBps: bps(8_000) }],
      ],
      { measure: 'pieces' },
    ),
  ];
  const pieces = (quantity: number) => basket([{ storePriceFen: fen(1_000), quantity }], { promotions });
  expect([1, 2, 3].map((quantity) => paid(pieces(quantity)))).toEqual([1_000, 1_800, 2_400]);
});

test.each([
  ['counts for every full amount', 35_000, 9, 35_000 - 3_000],
  ['as often as the promotion allows', 35_000, 2, 35_000 - 2_000],
])('每满减 %s (MKT-09)', (_case, priceFen, maxPerOrder, expected) => {
  const promotions = [spendTier([[10_000, 1_000]], { repeats: true, maxPerOrder })];
  expect(paid(basket([priceFen], { promotions }))).toBe(expected);
});

test('half a fen off is a fen off, once for the order (X-01)', () => {
  const promotions = [spendTier([[1, { kind: 'percent_off', payBps: bps(9_500) }]])];
  expect(paid(basket([10, 10, 10], { promotions }))).toBe(30 - 2);
});

describe('goods count once (MKT-09)', () => {
  const everything = spendTier([[30_000, 4_000]], { id: 'all' });
  const shoes = spendTier([[20_000, 3_000]], { id: 'shoes', scope: { include: { skuIds: [sku(1)] } } });

  test('for one promotion of a stack group: the one that gives more', () => {
    expect(paid(basket([20_000, 10_000], { promotions: [shoes, everything] }))).toBe(30_000 - 4_000);
  });

  test('for both, when the goods suffice for both without being counted twice', () => {
    expect(paid(basket([20_000, 30_000], { promotions: [everything, shoes] }))).toBe(50_000 - 7_000);
  });

  test('in two stack groups for both; the second starts from what the first has left', () => {
    const other = { ...shoes, stackGroup: 'shoes' };
    expect(paid(basket([20_000, 10_000], { promotions: [other, everything] }))).toBe(30_000 - 4_000);
    expect(paid(basket([24_000, 10_000], { promotions: [other, everything] }))).toBe(34_000 - 7_000);
  });

  test('for the promotion with the higher priority, whatever the other gives', () => {
    const promotions = [{ ...shoes, priority: 1 }, everything];
    expect(paid(basket([20_000, 10_000], { promotions }))).toBe(30_000 - 3_000);
  });
});

test('a scope may name goods, categories, tags and brands, and leave some out (MKT-03)', () => {
  const lines = [
    { storePriceFen: fen(100), categoryIds: ['shoes', 'women'] },
    { storePriceFen: fen(200), tags: ['new'] },
    { storePriceFen: fen(400), brand: '汉绣' },
    { storePriceFen: fen(800), categoryIds: ['shoes'], tags: ['outlet'] },
    { storePriceFen: fen(1_600) },
  ];
  const scope = {
    include: { categoryIds: ['shoes'], tags: ['new'], brands: ['汉绣'] },
    exclude: { tags: ['outlet'] },
  };
  const promotions = [spendTier([[1, { kind: 'percent_off', payBps: bps(0) }]], { scope })];
  expect(totals(basket(lines, { promotions }))).toEqual([100, 200, 400, 0, 0]);
});

test('a promotion of another channel or outside its window does nothing', () => {
  const tills = spendTier([[1, 100]], { scope: { include: { channels: ['pos'] } } });
  expect(paid(basket([1_000], { channel: 'mini_program', promotions: [tills] }))).toBe(1_000);
  expect(paid(basket([1_000], { channel: 'pos', promotions: [tills] }))).toBe(900);
  const over = spendTier([[1, 100]], { endsAt: NOON });
  expect(paid(basket([1_000], { promotions: [over] }))).toBe(1_000);
});

describe('满赠 (MKT-09)', () => {
  const promotions = [
    spendTier([[10_000, { kind: 'gift', options: [gift(1, 0), gift(2), gift(3)], pick: 1 }]], {
      id: 'gifts',
    }),
  ];

  test('gives the first gift that is in stock, as a line of price 0', () => {
    const quote = price(basket([10_000], { promotions }));
    expect(quote.payableFen).toBe(10_000);
    expect(quote.gifts).toEqual([
      expect.objectContaining({
        ...{ skuId: sku(2), quantity: 1, group: 0, storeId: 'str_1', worthFen: 1_000 },
        source: { kind: 'spend_tier', id: 'gifts' },
      }),
    ]);
    expect(price(basket([9_999], { promotions })).gifts).toEqual([]);
  });

  test('gives what she chose, as long as it is in stock', () => {
    const choosing = (...skuIds: ReturnType<typeof sku>[]) =>
      price(basket([10_000], { promotions, giftChoice: [{ offerId: 'gifts', skuIds }] })).gifts[0]?.skuId;
    expect(choosing(sku(3))).toBe(sku(3));
    expect(choosing(sku(1))).toBe(sku(2));
  });

  test('says between what she chooses, less what offers before it give; where nothing is left to choose, it does not', () => {
    const two = [gift(2, 1), gift(3, 5)];
    const offer = (id: string, priority: number, pick = 1) =>
      spendTier([[10_000, { kind: 'gift', options: two, pick }]], { id, name: id, stackGroup: id, priority });
    const { giftChoices } = price(basket([10_000], { promotions: [offer('second', 1), offer('first', 2)] }));
    expect(giftChoices).toMatchObject([
      {
        ...{ source: { kind: 'spend_tier', id: 'first' }, name: 'first', storeId: 'str_1', pick: 1 },
        options: [
          { skuId: sku(2), inStock: true },
          { skuId: sku(3), inStock: true },
        ],
      },
      {
        source: { id: 'second' },
        options: [
          { skuId: sku(2), inStock: false },
          { skuId: sku(3), inStock: true },
        ],
      },
    ]);
    expect(price(basket([10_000], { promotions: [offer('all', 1, 2)] })).giftChoices).toEqual([]);
    expect(price(basket([9_999], { promotions: [offer('far', 1)] })).giftChoices).toEqual([]);
  });

  test('a cheaper gift that she chooses is hers, and not the reason for another rung', () => {
    const ladder = spendTier([
      [10_000, { kind: 'gift', options: [gift(2, 9, 1_000), gift(3, 9, 100)], pick: 1 }],
      [9_000, 500],
    ]);
    const choice = { offerId: 'tier', skuIds: [sku(3)] };
    const quote = price(basket([10_000], { promotions: [ladder], giftChoice: [choice] }));
    expect(quote.gifts).toMatchObject([{ skuId: sku(3) }]);
    expect(quote.payableFen).toBe(10_000);
  });

  test('gives one for every full amount, never more than there are', () => {
    const each = (available: number) =>
      spendTier([[10_000, { kind: 'gift', options: [gift(2, available)], pick: 1 }]], {
        repeats: true,
        maxPerOrder: 5,
      });
    const given = (available: number) =>
      price(basket([30_000], { promotions: [each(available)] })).gifts.map(({ quantity }) => quantity);
    expect(given(9)).toEqual([3]);
    expect(given(2)).toEqual([2]);
    expect(given(0)).toEqual([]);
  });

  test('two promotions do not give the same last piece', () => {
    const last = (id: string) =>
      spendTier([[1, { kind: 'gift', options: [gift(2, 1)], pick: 1 }]], { id, stackGroup: id });
    expect(price(basket([100], { promotions: [last('a'), last('b')] })).gifts).toHaveLength(1);
  });
});

describe('包邮 (MKT-09)', () => {
  const free = spendTier([[5_000, { kind: 'free_shipping' }]], { id: 'free' });
  const delivered = { fulfilment: 'delivery' as const, shippingRules: [rule({})] };

  test('from its amount on the goods travel free, and the quote says thanks to what', () => {
    const quote = price(basket([5_000], { ...delivered, promotions: [free] }));
    expect(quote.groups[0]).toMatchObject({
      ...{ shippingFen: 0, shippingFeeFen: 1_000, payableFen: 5_000 },
      shippingShares: [{ source: { kind: 'spend_tier', id: 'free' }, amountFen: 1_000 }],
    });
    expect(paid(basket([4_999], { ...delivered, promotions: [free] }))).toBe(5_999);
  });

  test('goods outside its scope pay for themselves alone', () => {
    const shoes = { ...free, scope: { include: { skuIds: [sku(1)] } } };
    const quote = price(basket([5_000, 100, 100], { ...delivered, promotions: [shoes] }));
    expect(quote.groups[0]).toMatchObject({ shippingFeeFen: 1_600, shippingFen: 1_300 });
  });
});

test('what a little more would reach is said (凑单)', () => {
  const promotions = [spendTier(LADDER, { id: 'tier' })];
  expect(price(basket([28_000], { promotions })).nearMisses).toEqual([
    { promotionId: 'tier', measure: 'amount', missing: 2_000, text: '再买¥20.00可享满300元减40元' },
  ]);
  expect(price(basket([50_000], { promotions })).nearMisses).toEqual([]);
});

test('an exclusive promotion takes its goods out of all later offers (MKT-02)', () => {
  const promotions = [
    spendTier([[1, 1_000]], {
      ...{ id: 'first', exclusive: true, priority: 1, stackGroup: 'a' },
      scope: { include: { skuIds: [sku(1)] } },
    }),
    spendTier([[1, { kind: 'percent_off', payBps: bps(5_000) }]], { id: 'second', stackGroup: 'b' }),
  ];
  expect(totals(basket([10_000, 10_000], { promotions }))).toEqual([1_000, 5_000]);
});
