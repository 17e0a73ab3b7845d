import { type AppError, fen, type MemberId, MINUTE_MS, type SkuId, type StoreId } from '#kernel';
import { type PricingContext, price, quoteTokens } from '#modules/pricing';
import { HandClock } from '../../support/clock.ts';
import { amountOff, giftCoupon, points, rule } from '../../support/priced-baskets.ts';

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
  const coupon = amountOff('a', 300, { validFrom: -1, validUntil: 10 });

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
});
