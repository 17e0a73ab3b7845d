import { bps, type EpochMs, fen, type ProductId, type Random, type SkuId, type StoreId } from '#kernel';
import type { BasketLine, CouponOffer, OfferScope, PricingContext, Promotion } from '#modules/pricing';

const NOW: EpochMs = Date.UTC(2026, 5, 18, 4);
const CATEGORIES = 8;
const STORES = 2;

interface Size {
  readonly lines: number;
  readonly promotions: number;
  readonly coupons: number;
}

/** A full basket of the eve of a festival: members' prices, price lists, ladders, a wallet of coupons and points. */
export function basketWithOffers(random: Random, { lines, promotions, coupons }: Size): PricingContext {
  const all = Array.from({ length: lines }, (_, n) => lineOf(random, n));
  return {
    now: NOW,
    channel: 'mini_program',
    groups: Array.from({ length: STORES }, (_, store) => ({
      storeId: `str_${store}` as StoreId,
      storeName: '江汉路店',
      fulfilment: 'delivery',
      lines: all.filter((_line, n) => n % STORES === store),
    })),
    promotions: Array.from({ length: promotions }, (_, n) => promotionOf(random, n, all)),
    coupons: Array.from({ length: coupons }, (_, n) => couponOf(random, n)),
    points: {
      usable: 20_000,
      use: 'max',
      rule: { unitPoints: 100, unitFen: fen(100), capBps: bps(3_000), minGoodsFen: fen(1_000) },
    },
  };
}

function lineOf(random: Random, n: number): BasketLine {
  const storePriceFen = fen(500 + random.integer(40_000));
  return {
    skuId: `sku_${n}` as SkuId,
    productId: `prd_${n}` as ProductId,
    title: `商品${n}`,
    quantity: 1 + random.integer(3),
    storePriceFen,
    memberPriceFen: random.integer(2) === 0 ? fen(Math.round(storePriceFen * 0.95)) : null,
    categoryIds: ['all', `cat_${random.integer(CATEGORIES)}`],
    tags: random.integer(3) === 0 ? ['new'] : [],
  };
}

function scopeOf(random: Random): OfferScope {
  if (random.integer(3) === 0) return {};
  const categoryIds = [`cat_${random.integer(CATEGORIES)}`, `cat_${random.integer(CATEGORIES)}`];
  return random.integer(4) === 0
    ? { include: { categoryIds }, exclude: { tags: ['new'] } }
    : { include: { categoryIds } };
}

function promotionOf(random: Random, n: number, lines: readonly BasketLine[]): Promotion {
  const window = { startsAt: NOW - 1, endsAt: NOW + 1 };
  const own = { id: `pro_${n}`, name: `活动${n}`, exclusive: false, priority: 0, maxPerOrder: 3, ...window };
  if (n % 3 === 0)
    return {
      ...{ ...own, kind: 'time_limited', scope: {}, stackGroup: own.id },
      prices: lines
        .filter(() => random.integer(4) === 0)
        .map(({ skuId, storePriceFen }) => ({
          ...{ skuId, priceFen: fen(Math.floor(storePriceFen * 0.9)), piecesLeft: 2 },
        })),
    };
  const from = 5_000 + random.integer(60_000);
  return {
    ...{ ...own, kind: 'spend_tier', scope: scopeOf(random), stackGroup: `tier_${n % 2}` },
    ...{ measure: 'amount', repeats: n % 4 === 1 },
    tiers: [
      { from, reward: { kind: 'amount_off', offFen: fen(Math.floor(from / 10)) } },
      { from: from * 3, reward: { kind: 'percent_off', payBps: bps(8_800) } },
    ],
  };
}

function couponOf(random: Random, n: number): CouponOffer {
  const base = {
    ...{ id: `cpn_${n}`, templateId: `tpl_${n}`, name: `券${n}`, scope: scopeOf(random) },
    ...{ validFrom: NOW - 1, validUntil: NOW + 1 + n, thresholdFen: fen(random.integer(60_000)) },
    ...{ stackGroup: `coupon_${random.integer(10)}`, exclusive: random.integer(10) === 0, priority: 0 },
    maxPerOrder: 1,
  };
  if (n % 7 === 6) return { ...base, kind: 'shipping', offFen: fen(500) };
  if (n % 3 !== 0) return { ...base, kind: 'threshold', offFen: fen(300 + random.integer(5_000)) };
  const capFen = random.integer(2) === 0 ? fen(3_000) : null;
  const piecesMax = random.integer(3) === 0 ? 2 : null;
  return { ...base, kind: 'percent', payBps: bps(8_000 + random.integer(1_900)), capFen, piecesMax };
}
