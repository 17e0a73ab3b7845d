import { bps, fen, type MerchantId, type SkuId, type StoreId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { CouponOffer, GiftOption, Promotion as Offered, SpendReward } from '#modules/pricing';
import type { FreeShippings } from '#modules/tiers';
import type { Promotion, PromotionRules, Reward } from '../domain/promotion.ts';
import type { Benefit } from '../domain/template.ts';
import type { Offers } from '../tokens.ts';
import type { CouponOfTemplate, CouponStore } from './ports.ts';
import type { KeptPrice, PromotionStore } from './promotion-ports.ts';
import { tierShippingOffer } from './tier-gifts.ts';

/** More coupons than one page shows, or one optimiser weighs; the ones that run out first. */
const COUPONS_MAX = 50;
const PROMOTIONS_MAX = 100;
const NOTHING_TAKEN: ReadonlyMap<string, number> = new Map();

/** Gifts by article, as far as the stores of the basket have them. */
type Gifts = ReadonlyMap<SkuId, Omit<GiftOption, 'quantity'>>;

export function offersForBaskets(parts: {
  readonly promotions: PromotionStore;
  readonly coupons: CouponStore;
  readonly catalog: Pick<Catalog, 'offers' | 'available'>;
  readonly shippings: FreeShippings;
}): Offers {
  const { promotions, coupons, catalog, shippings } = parts;

  return {
    async forBasket(merchantId, memberId, { storeIds, skus, now }) {
      const [running, wallet, hers] = await Promise.all([
        promotions.running(merchantId, now, PROMOTIONS_MAX),
        memberId === null ? [] : coupons.usable(merchantId, memberId, now, COUPONS_MAX),
        memberId === null ? [] : tierShippingOffer(shippings, merchantId, memberId, now),
      ]);
      const limited = running.filter(({ rules }) => rules.kind === 'time_limited').map(({ id }) => id);
      const [prices, taken, gifts] = await Promise.all([
        promotions.prices(merchantId, limited),
        memberId === null ? NOTHING_TAKEN : promotions.takenBy(merchantId, memberId, limited),
        giftsAt(catalog, merchantId, storeIds, giftSkus(running, wallet)),
      ]);
      const inBasket = new Set<string>(skus);
      return {
        promotions: running.flatMap((one) => {
          const own = (prices.get(one.id) ?? []).filter(({ skuId }) => inBasket.has(skuId));
          return promotionOffer(one, own, taken, gifts);
        }),
        coupons: [...wallet.map((coupon) => couponOffer(coupon, gifts)), ...hers],
      };
    },
  };
}

/** Gifts that every one of these stores has. */
export async function giftsAt(
  catalog: Pick<Catalog, 'offers' | 'available'>,
  merchantId: MerchantId,
  storeIds: readonly StoreId[],
  skuIds: readonly SkuId[],
): Promise<Gifts> {
  const gifts = new Map<SkuId, Omit<GiftOption, 'quantity'>>();
  if (skuIds.length === 0) return gifts;
  for (const storeId of storeIds) {
    const [offers, available] = await Promise.all([
      catalog.offers(merchantId, storeId, skuIds),
      catalog.available(merchantId, storeId, skuIds),
    ]);
    for (const [skuId, { productId, title, storePriceFen }] of offers) {
      const pieces = available.get(skuId) ?? 0;
      const known = gifts.get(skuId);
      // Which store hands it over is the order's business: what every store has is safe to promise.
      const least = known === undefined ? pieces : Math.min(known.available, pieces);
      gifts.set(skuId, { skuId, productId, title, worthFen: storePriceFen, available: least });
    }
  }
  return gifts;
}

function giftSkus(promotions: readonly Promotion[], wallet: readonly CouponOfTemplate[]): SkuId[] {
  const ladders = promotions.flatMap(({ rules }) => (rules.kind === 'spend_tier' ? rules.tiers : []));
  return [
    ...new Set([
      ...ladders.flatMap(({ reward }) => (reward.kind === 'gift' ? reward.giftSkuIds : [])),
      ...wallet.flatMap(({ template: { benefit } }) => (benefit.kind === 'gift' ? benefit.giftSkuIds : [])),
    ]),
  ];
}

/** None for a price list of which nothing lies in the basket. */
function promotionOffer(
  { id, title, fromAt, untilAt, rules }: Promotion,
  prices: readonly KeptPrice[],
  taken: ReadonlyMap<string, number>,
  gifts: Gifts,
): Offered[] {
  const head = { id, name: title, startsAt: fromAt, endsAt: untilAt };
  if (rules.kind === 'spend_tier') return [spendTier(head, rules, gifts)];
  if (prices.length === 0) return [];
  return [
    {
      ...{
        ...head,
        kind: 'time_limited',
        scope: {},
        stackGroup: id,
        exclusive: false,
        priority: 0,
        maxPerOrder: 1,
      },
      prices: prices.map(({ skuId, priceFen, perMemberMax }) => ({
        skuId,
        priceFen: fen(priceFen),
        piecesLeft:
          perMemberMax === null ? null : Math.max(0, perMemberMax - (taken.get(`${id} ${skuId}`) ?? 0)),
      })),
    },
  ];
}

export function spendTier(
  head: { readonly id: string; readonly name: string; readonly startsAt: number; readonly endsAt: number },
  { measure, tiers, repeats, scope, stacking }: Extract<PromotionRules, { kind: 'spend_tier' }>,
  gifts: Gifts,
): Offered {
  return {
    ...{ ...head, ...stacking, kind: 'spend_tier', scope, measure, repeats },
    tiers: tiers.map(({ from, reward }) => ({ from, reward: rewardOf(reward, gifts) })),
  };
}

function rewardOf(reward: Reward, gifts: Gifts): SpendReward {
  switch (reward.kind) {
    case 'amount_off':
      return { kind: 'amount_off', offFen: fen(reward.offFen) };
    case 'percent_off':
      return { kind: 'percent_off', payBps: bps(reward.payBps) };
    case 'gift':
      return { kind: 'gift', options: options(reward.giftSkuIds, reward.quantity, gifts), pick: reward.pick };
    case 'free_shipping':
      return reward;
  }
}

function couponOffer({ coupon, template }: CouponOfTemplate, gifts: Gifts): CouponOffer {
  const { benefit, title, scope, stacking } = template;
  const base = {
    ...{ ...stacking, id: coupon.id, templateId: template.id, name: title, scope },
    ...{
      validFrom: coupon.validFrom,
      validUntil: coupon.validUntil,
      thresholdFen: fen(benefit.thresholdFen),
    },
  };
  return { ...base, ...couponWorth(benefit, gifts) };
}

export function couponWorth(benefit: Benefit, gifts: Gifts) {
  switch (benefit.kind) {
    case 'threshold':
      return { kind: 'threshold', offFen: fen(benefit.offFen) } as const;
    case 'percent': {
      const capFen = benefit.capFen === null ? null : fen(benefit.capFen);
      return { kind: 'percent', payBps: bps(benefit.payBps), capFen, piecesMax: benefit.piecesMax } as const;
    }
    case 'gift':
      return {
        kind: 'gift',
        options: options(benefit.giftSkuIds, benefit.quantity, gifts),
        pick: 1,
      } as const;
    case 'shipping':
      return { kind: 'shipping', offFen: benefit.offFen === null ? null : fen(benefit.offFen) } as const;
  }
}

/** The worth is that of the whole gift; stores that know none of it give none. */
function options(skuIds: readonly SkuId[], quantity: number, gifts: Gifts): GiftOption[] {
  return skuIds.flatMap((skuId) => {
    const gift = gifts.get(skuId);
    return gift === undefined ? [] : [{ ...gift, quantity, worthFen: fen(gift.worthFen * quantity) }];
  });
}
