import fc from 'fast-check';
import { bps, type EpochMs, type Fen, fen, type ProductId, type SkuId, type StoreId } from '#kernel';
import type {
  BasketLine,
  CouponOffer,
  OfferScope,
  PointsOffer,
  PricingContext,
  Promotion,
  ShippingRule,
  SpendReward,
  SpendTier,
} from '#modules/pricing';

/** 2026-06-18 12:00 in Wuhan. */
export const NOON: EpochMs = Date.UTC(2026, 5, 18, 4);

type Line = Partial<BasketLine> & { readonly storePriceFen: Fen };
type Rest = Omit<PricingContext, 'groups'> & Partial<PricingContext['groups'][number]>;

/** A basket at one store; SKUs are `sku_1`, `sku_2`, … in the order of the prices. */
export function basket(prices: readonly (number | Line)[], rest: Rest = {}): PricingContext {
  const { storeId = 'str_1' as StoreId, storeName = '江汉路店', fulfilment = 'pickup', ...more } = rest;
  const { shippingRules, lines: _lines, ...context } = more;
  const lines = prices.map((price, n): BasketLine => {
    const line = typeof price === 'number' ? { storePriceFen: fen(price) } : price;
    return { skuId: sku(n + 1), title: `商品${n + 1}`, quantity: 1, ...line };
  });
  const group = { storeId, storeName, fulfilment, lines };
  return {
    now: NOON,
    groups: [shippingRules === undefined ? group : { ...group, shippingRules }],
    ...context,
  };
}

export const sku = (n: number) => `sku_${n}` as SkuId;

const STANDING = { stackGroup: 'default', exclusive: false, priority: 0, maxPerOrder: 1 };
const DAY = { startsAt: NOON - 1, endsAt: NOON + 1 };

type Rung = readonly [from: number, reward: SpendReward | number];

/** 满减 by amount; a number as reward is an amount off. */
export function spendTier(rungs: readonly Rung[], more: Partial<SpendTier> = {}): SpendTier {
  const tiers = rungs.map(([from, reward]) => ({
    from,
    reward: typeof reward === 'number' ? ({ kind: 'amount_off', offFen: fen(reward) } as const) : reward,
  }));
  const own = { id: 'tier', name: '满减', scope: {}, measure: 'amount' as const, repeats: false };
  return { kind: 'spend_tier', ...own, ...STANDING, ...DAY, tiers, ...more };
}

export function limitedPrice(
  priceFen: number,
  more: Partial<Extract<Promotion, { kind: 'time_limited' }>> & { readonly piecesLeft?: number } = {},
): Promotion {
  const { piecesLeft = null, ...rest } = more;
  return {
    ...{ kind: 'time_limited', id: 'limited', name: '限时折扣', scope: {}, ...STANDING, ...DAY },
    prices: [{ skuId: sku(1), priceFen: fen(priceFen), piecesLeft }],
    ...rest,
  };
}

type Terms<Kind extends CouponOffer['kind']> = Partial<Extract<CouponOffer, { kind: Kind }>>;

/** Coupons stack with each other unless a test says otherwise: each has a stack group of its own. */
function wallet(id: string) {
  return {
    ...{ id, templateId: `tpl_${id}`, name: `券${id}`, scope: {}, thresholdFen: fen(0), ...STANDING },
    ...{ stackGroup: id, validFrom: NOON - 1, validUntil: NOON + 1 },
  };
}

export function amountOff(id: string, offFen: number, more: Terms<'threshold'> = {}): CouponOffer {
  return { ...wallet(id), kind: 'threshold', offFen: fen(offFen), ...more };
}

export function percentOff(id: string, payBps: number, more: Terms<'percent'> = {}): CouponOffer {
  return { ...wallet(id), kind: 'percent', payBps: bps(payBps), capFen: null, piecesMax: null, ...more };
}

export function shippingOff(id: string, offFen: number | null, more: Terms<'shipping'> = {}): CouponOffer {
  return { ...wallet(id), kind: 'shipping', offFen: offFen === null ? null : fen(offFen), ...more };
}

export function giftCoupon(id: string, available: number, more: Terms<'gift'> = {}): CouponOffer {
  return { ...wallet(id), kind: 'gift', options: [gift(9, available)], pick: 1, ...more };
}

export function gift(n: number, available = 99, worthFen = 1_000, quantity = 1) {
  const named = { skuId: sku(n), productId: `prd_${n}` as ProductId, title: `赠品${n}` };
  return { ...named, quantity, worthFen: fen(worthFen), available };
}

/** 100 points = 1 yuan. */
export function points(
  usable: number,
  use: PointsOffer['use'],
  more: Partial<PointsOffer['rule']> = {},
): PointsOffer {
  const rule = { unitPoints: 100, unitFen: fen(100), capBps: bps(10_000), minGoodsFen: fen(0), ...more };
  return { usable, use, rule };
}

export function rule(more: Partial<ShippingRule>): ShippingRule {
  return {
    ...{ id: 'rule', name: '快递', skuIds: null, measure: 'pieces', firstUnits: 1, firstFen: fen(1_000) },
    ...{ additionalUnits: 1, additionalFen: fen(300), freeFromFen: null, freeFromPieces: null },
    ...more,
  };
}

const ids = (prefix: string, count: number) =>
  fc.subarray(
    Array.from({ length: count }, (_, n) => `${prefix}_${n + 1}`),
    { minLength: 0, maxLength: 2 },
  );
const money = (max: number) => fc.integer({ min: 0, max }).map(fen);
const rate = fc.constantFrom(0, 3_000, 8_500, 9_000, 9_999).map(bps);

const scope: fc.Arbitrary<OfferScope> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.record({
      include: fc.record({ skuIds: ids('sku', 5) as fc.Arbitrary<SkuId[]>, categoryIds: ids('cat', 3) }),
      exclude: fc.record({ skuIds: ids('sku', 5) as fc.Arbitrary<SkuId[]> }),
    }),
  },
);

const line: fc.Arbitrary<BasketLine> = fc
  .record({
    skuId: fc.integer({ min: 1, max: 5 }).map(sku),
    title: fc.constant('商品'),
    quantity: fc.integer({ min: 1, max: 4 }),
    storePriceFen: money(30_000),
    memberPriceFen: fc.oneof(money(30_000), fc.constant(null)),
    modifiersFen: fc.oneof(
      { weight: 3, arbitrary: money(300) },
      { weight: 1, arbitrary: fc.integer({ min: -20_000, max: 0 }) },
    ),
    categoryIds: ids('cat', 3),
    weightGrams: fc.integer({ min: 0, max: 3_000 }),
  })
  // What is left out of a dish takes off no more than everybody pays for it.
  .map(({ modifiersFen, ...each }) => ({
    ...each,
    modifiersFen: fen(Math.max(-each.storePriceFen, modifiersFen)),
  }));

const reward: fc.Arbitrary<SpendReward> = fc.oneof(
  fc.record({ kind: fc.constant('amount_off' as const), offFen: money(5_000) }),
  fc.record({ kind: fc.constant('percent_off' as const), payBps: rate }),
  fc.constant({ kind: 'free_shipping' as const }),
  fc.constant({ kind: 'gift' as const, options: [gift(8)], pick: 1 }),
);

const standing = {
  stackGroup: fc.constantFrom('a', 'b', 'c'),
  exclusive: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  priority: fc.integer({ min: 0, max: 2 }),
  maxPerOrder: fc.integer({ min: 1, max: 3 }),
};

const promotion: fc.Arbitrary<Promotion> = fc.oneof(
  fc.record({
    ...{
      kind: fc.constant('spend_tier' as const),
      id: fc.uuid(),
      name: fc.constant('满减'),
      scope,
      ...standing,
    },
    ...{ startsAt: fc.constant(NOON - 1), endsAt: fc.constant(NOON + 1) },
    ...{ measure: fc.constantFrom('amount' as const, 'pieces' as const), repeats: fc.boolean() },
    tiers: fc.array(fc.record({ from: fc.integer({ min: 1, max: 40_000 }), reward }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    ...{
      kind: fc.constant('time_limited' as const),
      id: fc.uuid(),
      name: fc.constant('限时'),
      scope,
      ...standing,
    },
    ...{ startsAt: fc.constant(NOON - 1), endsAt: fc.constant(NOON + 1) },
    prices: fc.array(
      fc.record({
        skuId: fc.integer({ min: 1, max: 5 }).map(sku),
        priceFen: money(20_000),
        piecesLeft: fc.option(fc.integer({ min: 0, max: 3 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

const couponOf = (n: number, threshold: fc.Arbitrary<Fen>): fc.Arbitrary<CouponOffer> =>
  fc
    .record({
      ...standing,
      scope,
      template: fc.integer({ min: 1, max: 4 }),
      thresholdFen: threshold,
      benefit: fc.oneof(
        fc.record({ kind: fc.constant('threshold' as const), offFen: money(6_000) }),
        fc.record({
          kind: fc.constant('percent' as const),
          payBps: rate,
          capFen: fc.option(money(4_000)),
          piecesMax: fc.option(fc.integer({ min: 1, max: 3 })),
        }),
        fc.record({ kind: fc.constant('shipping' as const), offFen: fc.option(money(1_500)) }),
        fc.constant({ kind: 'gift' as const, options: [gift(9)], pick: 1 }),
      ),
    })
    .map(({ benefit, template, ...terms }) => ({
      ...{ id: `cpn_${n}`, name: `券${n}`, validFrom: NOON - 1, validUntil: NOON + 1 + n },
      // How many an order takes is said by the template: the same for all its coupons.
      ...{ ...terms, templateId: `tpl_${template}_${terms.stackGroup}`, maxPerOrder: 1 + (template % 2) },
      ...benefit,
    }));

const shippingRule = fc
  .record({
    measure: fc.constantFrom('parcel' as const, 'pieces' as const, 'weight' as const),
    firstUnits: fc.integer({ min: 1, max: 1_000 }),
    additionalUnits: fc.integer({ min: 1, max: 1_000 }),
    additionalFen: money(300),
    freeFromFen: fc.option(money(30_000)),
  })
  .map(rule);

interface Size {
  readonly lines: number;
  readonly promotions: number;
  readonly coupons: number;
  /** Nothing that begins at some amount or number: every offer holds for the first fen. */
  readonly thresholds?: boolean;
}

/** Baskets with every kind of offer; small enough that all choices of coupons can be tried. */
export function pricedBaskets({
  lines,
  promotions,
  coupons,
  thresholds = true,
}: Size): fc.Arbitrary<PricingContext> {
  const group = fc.record({
    storeName: fc.constant('江汉路店'),
    fulfilment: fc.constantFrom('pickup' as const, 'delivery' as const),
    lines: fc.array(line, { minLength: 1, maxLength: lines }),
    shippingRules: fc.oneof(
      fc.constant(thresholds ? undefined : [rule({})]),
      fc
        .array(shippingRule, { minLength: 1, maxLength: 1 })
        .map((rules) => (thresholds ? rules : rules.map((each) => ({ ...each, freeFromFen: null })))),
    ),
  });
  return fc
    .record({
      groups: fc.array(group, { minLength: 1, maxLength: 2 }),
      promotions: fc.array(promotion, { maxLength: promotions }),
      coupons: fc
        .integer({ min: 0, max: coupons })
        .chain((count) =>
          fc.tuple(
            ...Array.from({ length: count }, (_, n) =>
              couponOf(n, thresholds ? money(20_000) : fc.constant(fen(0))),
            ),
          ),
        ),
      points: fc.option(
        fc.record({
          usable: fc.integer({ min: 0, max: 5_000 }),
          use: fc.constantFrom('none' as const, 'max' as const, 700),
          rule: fc.record({
            unitPoints: fc.constantFrom(1, 100),
            unitFen: fc.constantFrom(1, 100).map(fen),
            capBps: fc.constantFrom(0, 5_000, 10_000).map(bps),
            minGoodsFen: thresholds ? money(10_000) : fc.constant(fen(0)),
          }),
        }),
      ),
    })
    .map(({ groups, ...offers }) => ({
      now: NOON,
      groups: groups.map(({ shippingRules, ...rest }, n) => ({
        ...{ storeId: `str_${n + 1}` as StoreId, ...rest },
        ...(shippingRules === undefined ? {} : { shippingRules }),
      })),
      ...offers,
    }));
}
