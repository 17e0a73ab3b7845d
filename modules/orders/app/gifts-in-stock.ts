import type { MerchantId, SkuId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { CouponOffer, GiftOption, Promotion } from '#modules/pricing';
import { unpackBundles } from '../domain/unpack-bundles.ts';
import type { BasketGroup } from './basket.ts';

interface Offered {
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly CouponOffer[];
}

/** Of what stores have of a gift, the pieces that the basket itself takes cannot be given along (known defect 10). */
export async function giftsInStock(
  catalog: Pick<Catalog, 'components'>,
  merchantId: MerchantId,
  basket: readonly BasketGroup[],
  offered: Offered,
): Promise<Offered> {
  const { promotions, coupons } = offered;
  if (![...promotions, ...coupons].some(givesAlong)) return offered;
  const lines = basket.flatMap(({ storeId, lines: own }) =>
    own.map(({ skuId, quantity }) => ({ storeId, skuId, quantity })),
  );
  const parts = await catalog.components(merchantId, [...new Set(lines.map(({ skuId }) => skuId))]);
  const taken = new Map<SkuId, number>();
  for (const { skuId, quantity } of unpackBundles(lines, parts))
    taken.set(skuId, (taken.get(skuId) ?? 0) + quantity);
  const left = (options: readonly GiftOption[]) =>
    options.map((option) => ({
      ...option,
      available: Math.max(0, option.available - (taken.get(option.skuId) ?? 0)),
    }));
  return {
    promotions: promotions.map((promotion) =>
      promotion.kind === 'spend_tier'
        ? { ...promotion, tiers: promotion.tiers.map(tierWith(left)) }
        : promotion,
    ),
    coupons: coupons.map((coupon) =>
      coupon.kind === 'gift' ? { ...coupon, options: left(coupon.options) } : coupon,
    ),
  };
}

function givesAlong(offer: Promotion | CouponOffer): boolean {
  if (offer.kind === 'spend_tier') return offer.tiers.some(({ reward }) => reward.kind === 'gift');
  return offer.kind === 'gift';
}

type Tier = Extract<Promotion, { kind: 'spend_tier' }>['tiers'][number];

function tierWith(left: (options: readonly GiftOption[]) => readonly GiftOption[]) {
  return (tier: Tier): Tier =>
    tier.reward.kind === 'gift'
      ? { ...tier, reward: { ...tier.reward, options: left(tier.reward.options) } }
      : tier;
}
