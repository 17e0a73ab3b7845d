import { AppError, type MemberId, type MerchantId, type SkuId, type StoreId } from '#kernel';
import type { TierStanding } from '#modules/catalog';
import type { Offers } from '#modules/marketing';
import { type PricingContext, type Promotion, price } from '#modules/pricing';
import { categoryPath } from '../domain/category-path.ts';
import type { NewOrderGroup, OrderDiscount } from '../domain/order.ts';
import type { GoodsToTake } from './goods-to-take.ts';
import { type LimitedPiece, limitedPieces } from './limited-pieces.ts';
import { CHANNEL, contextGroup, type PricingParts, wantedOf } from './price-basket.ts';
import { discountsOf, snapshotOf } from './snapshot.ts';

export interface RushArticle {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly quantity: number;
}

/** What everybody of one level pays for the same pieces of one article, collected at the store. */
export interface RushPrice {
  readonly group: NewOrderGroup;
  readonly discounts: readonly OrderDiscount[];
  readonly goods: Awaited<ReturnType<GoodsToTake>>;
  /** Counted against 每人限购; null = its price is no price for a time. */
  readonly limited: LimitedPiece | null;
}

export type PriceRush = (
  merchantId: MerchantId,
  /** Anybody of the level that it is for; by now she may have another one. */
  memberId: MemberId,
  standing: TierStanding | null,
  article: RushArticle,
) => Promise<RushPrice>;

/**
 * The price of a basket with this one article, without coupons, points and gifts: nothing in it depends on who asks but
 * her level, so a batch works it out once per level. Where a price for a time counts, all pieces have it or none is sold:
 * in a rush nobody means to pay more for the second piece.
 */
export function priceRush(
  parts: Pick<PricingParts, 'catalog' | 'stores' | 'addresses' | 'clock'> & {
    readonly offers: Offers;
    readonly goodsToTake: GoodsToTake;
  },
): PriceRush {
  const { catalog, offers, clock } = parts;
  return async (merchantId, memberId, standing, { storeId, skuId, quantity }) => {
    const now = clock.now();
    const basket = {
      storeId,
      lines: [{ skuId, quantity, choices: [] }],
      fulfilment: { type: 'pickup' },
    } as const;
    const [wanted, categories, offered] = await Promise.all([
      wantedOf(parts, merchantId, memberId, basket, standing),
      catalog.categories(merchantId),
      offers.forBasket(merchantId, null, { storeIds: [storeId], skus: [skuId], channel: CHANNEL, now }),
    ]);
    const context: PricingContext = {
      ...{ now, channel: CHANNEL, groups: [contextGroup(wanted, undefined, categoryPath(categories))] },
      promotions: withoutGifts(offered.promotions),
    };
    const quote = price(context);
    const [group] = await snapshotOf(catalog, merchantId, quote, [wanted]);
    if (group === undefined) throw new Error('pricing answers for every group');
    const pieces = limitedPieces(quote);
    const [limited = null] = pieces;
    if (limited !== null && (pieces.length > 1 || limited.quantity < quantity)) throw limitReached(skuId);
    const goods = await parts.goodsToTake(merchantId, [group]);
    return { group, discounts: discountsOf(quote), goods, limited };
  };
}

export function limitReached(skuId: SkuId): AppError {
  return new AppError('conflict', 'marketing.limited_price_gone', '限时价已结束，或已达每人限购数量', {
    skuId,
  });
}

/** A gift that runs out would refuse orders for goods that are there. */
function withoutGifts(promotions: readonly Promotion[]): readonly Promotion[] {
  return promotions.map((promotion) =>
    promotion.kind === 'spend_tier'
      ? { ...promotion, tiers: promotion.tiers.filter(({ reward }) => reward.kind !== 'gift') }
      : promotion,
  );
}
