import {
  AppError,
  type Clock,
  DAY_MS,
  type EpochMs,
  fen,
  type MerchantId,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { Catalog } from '#modules/catalog';
import { type Explanation, type PricingContext, price } from '#modules/pricing';
import type { PromotionRules } from '../domain/promotion.ts';
import type { Benefit, Scope, StackRule } from '../domain/template.ts';
import { couponWorth, giftsAt, spendTier } from './offers.ts';

export interface SampleBasket {
  readonly storeId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

export type OfferIdea =
  | { readonly kind: 'promotion'; readonly title: string; readonly rules: PromotionRules }
  | {
      readonly kind: 'coupon';
      readonly title: string;
      readonly benefit: Benefit;
      readonly scope: Scope;
      readonly stacking: StackRule;
    };

export interface OfferPreview {
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly explanation: readonly Explanation[];
  readonly gifts: readonly { readonly title: string; readonly quantity: number }[];
  /** Why it changes nothing: 「差¥12.00」; null where it does. */
  readonly reason: string | null;
}

export type PreviewOffer = (
  merchantId: MerchantId,
  basket: SampleBasket,
  idea: OfferIdea,
) => Promise<OfferPreview>;

const IDEA = 'idea';
const CHANNEL = 'mini_program';

/**
 * What an offer would do to a basket, before it is published (MKT-09): the sums of a real quote, with this offer alone. It
 * counts as running now; nothing is stored, and no member is asked about.
 */
export function previewOffer(
  catalog: Pick<Catalog, 'offers' | 'available' | 'categories'>,
  clock: Clock,
): PreviewOffer {
  return async (merchantId, { storeId, lines }, idea) => {
    const now = clock.now();
    const skuIds = lines.map(({ skuId }) => skuId);
    const [goods, categories, gifts] = await Promise.all([
      catalog.offers(merchantId, storeId, skuIds),
      catalog.categories(merchantId),
      giftsAt(catalog, merchantId, [storeId], giftSkusOf(idea)),
    ]);
    const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
    const basket: PricingContext = {
      ...{ now, channel: CHANNEL },
      groups: [
        {
          ...{ storeId, storeName: '', fulfilment: 'pickup' },
          lines: lines.map(({ skuId, quantity }) => {
            const offer = goods.get(skuId);
            if (offer?.onSale !== true)
              throw new AppError('conflict', 'marketing.preview_not_on_sale', '这件商品没有在这家门店销售', {
                skuId,
              });
            const { title, storePriceFen, productId, categoryId, tags, brand } = offer;
            return {
              ...{ skuId, title, quantity, storePriceFen, productId, tags, brand },
              categoryIds: pathOf(parents, categoryId),
            };
          }),
        },
      ],
    };
    const before = price(basket);
    const after = price({ ...basket, ...offered(idea, gifts, now) });
    return {
      beforeFen: before.payableFen,
      afterFen: after.payableFen,
      explanation: after.explanation,
      gifts: after.gifts.map(({ title, quantity }) => ({ title, quantity })),
      reason:
        after.payableFen < before.payableFen || after.gifts.length > 0
          ? null
          : (after.coupons.unusable[0]?.text ?? after.nearMisses[0]?.text ?? '这些商品不满足条件'),
    };
  };
}

function offered(
  idea: OfferIdea,
  gifts: Awaited<ReturnType<typeof giftsAt>>,
  now: EpochMs,
): Pick<PricingContext, 'promotions' | 'coupons'> {
  const until = now + DAY_MS;
  if (idea.kind === 'coupon') {
    const { benefit, scope, stacking, title } = idea;
    const terms = { validFrom: now, validUntil: until, thresholdFen: fen(benefit.thresholdFen) };
    const named = { id: IDEA, templateId: IDEA, name: title, scope };
    return { coupons: [{ ...stacking, ...named, ...terms, ...couponWorth(benefit, gifts) }] };
  }
  const head = { id: IDEA, name: idea.title, startsAt: now, endsAt: until };
  if (idea.rules.kind === 'spend_tier') return { promotions: [spendTier(head, idea.rules, gifts)] };
  const alone = { scope: {}, stackGroup: IDEA, exclusive: false, priority: 0, maxPerOrder: 1 };
  const prices = idea.rules.prices.map(({ skuId, priceFen, perMemberMax }) => ({
    ...{ skuId, priceFen: fen(priceFen), piecesLeft: perMemberMax },
  }));
  return { promotions: [{ ...head, ...alone, kind: 'time_limited', prices }] };
}

function giftSkusOf(idea: OfferIdea): readonly SkuId[] {
  if (idea.kind === 'coupon') return idea.benefit.kind === 'gift' ? idea.benefit.giftSkuIds : [];
  if (idea.rules.kind !== 'spend_tier') return [];
  return idea.rules.tiers.flatMap(({ reward }) => (reward.kind === 'gift' ? reward.giftSkuIds : []));
}

function pathOf(parents: ReadonlyMap<string, string | null>, categoryId: string): string[] {
  const path: string[] = [];
  // A ring of parents, which the console refuses, would not end.
  for (let at: string | null = categoryId; at !== null && !path.includes(at); at = parents.get(at) ?? null)
    path.push(at);
  return path;
}
