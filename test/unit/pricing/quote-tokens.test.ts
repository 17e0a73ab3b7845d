import { type AppError, fen, type MemberId, MINUTE_MS, type SkuId, type StoreId } from '#kernel';
import { type PricingContext, price, quoteTokens } from '#modules/pricing';
import { HandClock } from '../../support/clock.ts';
import { amountOff, gift, giftCoupon, points, rule } from '../../support/priced-baskets.ts';

const MEMBER = 'mbr_1' as MemberId;

const context = (storePriceFen: number, quantity = 1): PricingContext => ({
  groups: [
    {
      storeId: 'str_1' as StoreId,
      storeName: '江汉路店',
      fulfilment: 'pickup',
      lines: [{ skuId: 'sku_1' as SkuId, title: '眼镜', quantity, storePriceFen: fen(storePriceFen) }],
    },
  ],
});

function desk() {
  const clock = new HandClock();
  const issued = new Map<string, { claims: object; purpose: string; expiresAt: number }>();
  const tokens = quoteTokens(
    {
      sign(purpose, claims, expiresAt) {
        issued.set(`token-${issued.size}`, { claims, purpose, expiresAt });
        return `token-${issued.size - 1}`;
      },
      verify<Claims extends object>(purpose: string, token: string, now: number) {
        const found = issued.get(token);
        return found?.purpose === purpose && found.expiresAt > now ? (found.claims as Claims) : undefined;
      },
    },
    clock,
  );
  const shown = tokens.issue(MEMBER, context(1_000), price(context(1_000)));
  const submit = (now: PricingContext, member = MEMBER, token = shown.quoteToken) =>
    refusal(() => tokens.check(token, member, now, price(now)));
  return { clock, submit, tokens };
}

function refusal(work: () => void): AppError | undefined {
  try {
    work();
  } catch (error) {
    return error as AppError;
  }
  return undefined;
}

test('what was shown can be bought, and so can what has become cheaper', () => {
  const { submit } = desk();
  expect(submit(context(1_000))).toBeUndefined();
  expect(submit(context(999))).toBeUndefined();
});

test('one fen dearer is refused, with the difference', () => {
  expect(desk().submit(context(1_001))).toMatchObject({
    kind: 'conflict',
    code: 'pricing.price_changed',
    facts: {
      quotedFen: 1_000,
      payableFen: 1_001,
      changes: [{ storeId: 'str_1', skuId: 'sku_1', quotedFen: 1_000, unitPriceFen: 1_001 }],
    },
  });
});

test('a quote is worth nothing for another basket or another person', () => {
  const { submit } = desk();
  expect(submit(context(1_000, 2))?.code).toBe('pricing.quote_mismatch');
  expect(submit(context(1_000), 'mbr_2' as MemberId)?.code).toBe('pricing.quote_mismatch');
});

test('a quote lives ten minutes; a forged one not at all', () => {
  const { clock, submit } = desk();
  expect(submit(context(1_000), MEMBER, 'forged')?.code).toBe('pricing.quote_expired');
  clock.advance(10 * MINUTE_MS);
  expect(submit(context(1_000))?.code).toBe('pricing.quote_expired');
});

describe('a token covers everything that the quote showed (MKT-01)', () => {
  const offered = (more: Partial<PricingContext>): PricingContext => ({ ...context(1_000), now: 0, ...more });
  const shownAs = (shown: PricingContext, now: PricingContext) => {
    const { tokens } = desk();
    const { quoteToken } = tokens.issue(MEMBER, shown, price(shown));
    return refusal(() => tokens.check(quoteToken, MEMBER, now, price(now)));
  };
  const always = { validFrom: -1, validUntil: 10 };
  const coupon = amountOff('a', 300, always);

  test('a coupon that has expired meanwhile is named, with what it had taken off', () => {
    const coupons = [coupon];
    expect(shownAs(offered({ coupons }), offered({ coupons, now: 10 }))).toMatchObject({
      code: 'pricing.price_changed',
      facts: {
        ...{ quotedFen: 700, payableFen: 1_000 },
        offers: [{ kind: 'coupon', id: 'a', quotedFen: 300, offFen: 0 }],
      },
    });
  });

  test('a better coupon that has come meanwhile is passed on silently', () => {
    expect(shownAs(offered({}), offered({ coupons: [coupon] }))).toBeUndefined();
  });

  test('more points for the same money are worse', () => {
    const line = { storePriceFen: fen(1_500) };
    const dearer = { ...offered({}).groups[0], lines: [{ ...context(1_000).groups[0]?.lines[0], ...line }] };
    const usable = points(5_000, 'max');
    const shown = offered({ points: usable });
    const now = { ...shown, groups: [dearer] } as PricingContext;
    expect(shownAs(shown, now)).toMatchObject({
      facts: { quotedPoints: 1_000, points: 1_500, payableFen: 0 },
    });
  });

  test('a gift that has run out meanwhile is worse', () => {
    const giving = (available: number) =>
      offered({ coupons: [giftCoupon('a', available, { validFrom: -1, validUntil: 10 })] });
    expect(shownAs(giving(1), giving(0))).toMatchObject({
      facts: { giftsLost: [{ skuId: 'sku_9', quotedPieces: 1, pieces: 0 }] },
    });
  });

  test('of two gifts the one that has run out is named, and no other', () => {
    const giving = (first: number, second: number) =>
      offered({
        coupons: [
          giftCoupon('a', first, { ...always, options: [gift(8, first)] }),
          giftCoupon('b', second, { ...always, options: [gift(9, second)] }),
        ],
      });
    const lost = (first: number, second: number) =>
      shownAs(giving(1, 1), giving(first, second))?.facts['giftsLost'];
    expect(lost(1, 0)).toEqual([{ skuId: 'sku_9', quotedPieces: 1, pieces: 0 }]);
    expect(lost(0, 1)).toEqual([{ skuId: 'sku_8', quotedPieces: 1, pieces: 0 }]);
    expect(lost(0, 0)).toHaveLength(2);
    expect(lost(1, 1)).toBeUndefined();
  });

  test('two offers that gave the same gift and now have one piece left give fewer', () => {
    const giving = (available: number) =>
      offered({ coupons: ['a', 'b'].map((id) => giftCoupon(id, available, always)) });
    expect(shownAs(giving(2), giving(1))).toMatchObject({
      code: 'pricing.price_changed',
      facts: { giftsLost: [{ skuId: 'sku_9', quotedPieces: 2, pieces: 1 }] },
    });
    expect(shownAs(giving(2), giving(3))).toBeUndefined();
  });

  test('shipping of two stores is told as one sum', () => {
    const sent = (firstFen: number) => {
      const shippingRules = [rule({ firstFen: fen(firstFen) })];
      const [group] = context(1_000).groups;
      return offered({
        groups: ['str_1', 'str_2'].map((storeId) => ({
          ...{ ...group, fulfilment: 'delivery' as const, storeId: storeId as StoreId, shippingRules },
        })),
      } as Partial<PricingContext>);
    };
    expect(shownAs(sent(500), sent(600))).toMatchObject({
      facts: { quotedShippingFen: 1_000, shippingFen: 1_200 },
    });
  });

  test('dearer shipping is named', () => {
    const sent = (firstFen: number) =>
      offered({
        groups: context(1_000).groups.map((group) => ({
          ...{ ...group, fulfilment: 'delivery' as const },
          shippingRules: [rule({ firstFen: fen(firstFen) })],
        })),
      });
    expect(shownAs(sent(500), sent(600))).toMatchObject({
      facts: { quotedShippingFen: 500, shippingFen: 600 },
    });
  });

  test.each([
    ['coupons', { couponChoice: [] }],
    ['points', { points: points(0, 'max') }],
    ['gifts', { giftChoice: [{ offerId: 'a', skuIds: [] }] }],
  ])('another choice of %s is another quote', (_case, choice) => {
    expect(shownAs(offered({}), offered(choice))?.code).toBe('pricing.quote_mismatch');
  });

  test('the same coupons in another order are the same choice', () => {
    const asked = (couponChoice: readonly string[]) => offered({ coupons: [coupon], couponChoice });
    expect(shownAs(asked(['a', 'b']), asked(['b', 'a']))).toBeUndefined();
  });

  test.each<[string, Partial<PricingContext>, Partial<PricingContext>]>([
    ['another way', {}, { groups: context(1_000).groups.map((one) => ({ ...one, fulfilment: 'delivery' })) }],
    [
      'another store',
      {},
      { groups: context(1_000).groups.map((one) => ({ ...one, storeId: 'str_2' as StoreId })) },
    ],
    ['fewer points', { points: points(0, 'max') }, { points: points(0, 100) }],
    ['another coupon', { couponChoice: ['a'] }, { couponChoice: ['b'] }],
    [
      'another gift',
      { giftChoice: [{ offerId: 'a', skuIds: ['sku_8' as SkuId] }] },
      { giftChoice: [{ offerId: 'a', skuIds: ['sku_9' as SkuId] }] },
    ],
  ])('%s is another quote', (_case, before, after) => {
    expect(shownAs(offered(before), offered(after))).toMatchObject({
      ...{
        kind: 'unprocessable',
        code: 'pricing.quote_mismatch',
        message: '报价与所购商品不一致，请重新确认',
      },
    });
  });

  test('the same gifts in another order are the same choice', () => {
    const choice = (...skuIds: string[]) => ({ offerId: 'a', skuIds: skuIds as SkuId[] });
    const other = { offerId: 'b', skuIds: [] };
    const [before, after] = [
      { giftChoice: [choice('sku_8', 'sku_9'), other] },
      { giftChoice: [other, choice('sku_9', 'sku_8')] },
    ];
    expect(shownAs(offered(before), offered(after))).toBeUndefined();
  });

  test('no points and no word about points are the same', () => {
    expect(shownAs(offered({}), offered({ points: points(500, 'none') }))).toBeUndefined();
  });

  test('an offer that takes as much as before, or more, is not lost; what it took is summed over the lines', () => {
    const two = (storePriceFen: number) => {
      const [group] = context(storePriceFen).groups;
      const [line] = group?.lines ?? [];
      return {
        groups: [{ ...group, lines: [line, { ...line, skuId: 'sku_2' as SkuId }] }],
      } as PricingContext;
    };
    const worth = (offFen: number) => amountOff('a', offFen, { validFrom: -1, validUntil: 10 });
    const shown = {
      ...two(1_000),
      now: 0,
      coupons: [worth(300), amountOff('b', 100, { validFrom: -1, validUntil: 10 })],
    };
    const refused = (offFen: number) =>
      shownAs(shown, { ...shown, ...two(1_500), coupons: [worth(offFen), ...shown.coupons.slice(1)] });
    expect(refused(300)).toMatchObject({
      ...{ kind: 'conflict', message: '价格有变化，请重新确认' },
      facts: { offers: [], changes: [{ skuId: 'sku_1' }, { skuId: 'sku_2' }], giftsLost: [] },
    });
    expect(refused(299)?.facts['offers']).toEqual([{ kind: 'coupon', id: 'a', quotedFen: 300, offFen: 299 }]);
  });
});

test('a quote that is over says so to her', () => {
  expect(desk().submit(context(1_000), MEMBER, 'forged')).toMatchObject({
    ...{ kind: 'conflict', message: '报价已失效，请重新确认价格' },
  });
});
