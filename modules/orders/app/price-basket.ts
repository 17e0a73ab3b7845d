import { AppError, type Clock, fen, type MemberId, type MerchantId } from '#kernel';
import type { AddressBook } from '#modules/addresses';
import type { Catalog, TierStanding } from '#modules/catalog';
import type { ChosenSlot } from '#modules/fulfilment';
import type { Offers } from '#modules/marketing';
import type { Points } from '#modules/points';
import { type PricingContext, price, type Quote } from '#modules/pricing';
import type { Stores } from '#modules/stores';
import { categoryPath } from '../domain/category-path.ts';
import type { LineChoice, NewOrderGroup } from '../domain/order.ts';
import type { BasketGroup, Goods, OfferWishes, Wanted } from './basket.ts';
import { chosenWith, menuOf } from './chosen.ts';
import type { DeliveryTerms } from './delivery-terms.ts';
import { giftsInStock } from './gifts-in-stock.ts';
import { ownAddress } from './own-address.ts';
import { snapshotOf } from './snapshot.ts';

/** Where the shop sells by itself; coupons may be for one channel only. */
export const CHANNEL = 'mini_program';

export interface PricedBasket {
  readonly context: PricingContext;
  readonly quote: Quote;
  /** The same with a snapshot of the goods. */
  readonly groups: readonly NewOrderGroup[];
  /** By place in `quote.groups`, what was chosen with each line. */
  readonly choices: readonly (readonly (readonly LineChoice[])[])[];
  /** To be taken in the order's own commit. */
  readonly slots: readonly ChosenSlot[];
}

export type PriceBasket = (
  merchantId: MerchantId,
  memberId: MemberId,
  basket: readonly BasketGroup[],
  wishes: OfferWishes,
  /** Missing = in the mini-program. */
  channel?: 'pos',
) => Promise<PricedBasket>;

export interface PricingParts {
  readonly catalog: Catalog;
  readonly stores: Stores;
  readonly addresses: Pick<AddressBook, 'find'>;
  readonly offers: Offers;
  readonly points: Pick<Points, 'balance' | 'deduction'>;
  readonly terms: DeliveryTerms;
  readonly clock: Clock;
}

/** Looks up goods, stores and offers, then lets the pure engine do the sums. Refuses what is not for sale. */
export function priceBasket(parts: PricingParts): PriceBasket {
  const { catalog, offers, points, terms, clock } = parts;

  return async (merchantId, memberId, basket, wishes, channel: string = CHANNEL) => {
    const now = clock.now();
    const skus = [...new Set(basket.flatMap(({ lines }) => lines.map(({ skuId }) => skuId)))];
    const storeIds = basket.map(({ storeId }) => storeId);
    const [wanted, categories, offered, balance, rule] = await Promise.all([
      Promise.all(basket.map((group) => wantedOf(parts, merchantId, memberId, group))),
      catalog.categories(merchantId),
      offers.forBasket(merchantId, memberId, { storeIds, skus, channel, now }),
      points.balance(merchantId, memberId, now),
      points.deduction(merchantId),
    ]);
    const pathOf = categoryPath(categories);
    const parcels = wanted.map(({ group: { storeId, lines, slotStartsAt }, to }) => ({
      ...{ storeId, lines, to, slotStartsAt },
    }));
    const [freight, slots, { promotions, coupons }] = await Promise.all([
      terms.freight(merchantId, parcels),
      terms.slots(merchantId, parcels),
      giftsInStock(catalog, merchantId, basket, offered),
    ]);
    const context: PricingContext = {
      now,
      channel,
      groups: wanted.map((part, n) => contextGroup(part, freight[n], pathOf)),
      ...{ promotions, coupons, couponChoice: wishes.coupons ?? 'best', giftChoice: wishes.gifts ?? [] },
      points: {
        usable: Math.max(0, balance.usable),
        use: wishes.points ?? 'none',
        rule: {
          ...{ unitPoints: rule.unitPoints, unitFen: fen(rule.unitFen) },
          ...{ capBps: rule.capBps as PointsCap, minGoodsFen: fen(rule.minGoodsFen) },
        },
      },
    };
    const quote = price(context);
    const goodsPaid = quote.groups.map(({ goodsFen, discountFen }) => fen(goodsFen - discountFen));
    await terms.require(merchantId, parcels, goodsPaid);
    const groups = await snapshotOf(catalog, merchantId, quote, wanted);
    const choices = wanted.map(({ goods }) => goods.map((each) => each.choices));
    return { context, quote, groups, choices, slots };
  };
}

type PointsCap = NonNullable<PricingContext['points']>['rule']['capBps'];

/** One store's part in the words of pricing. */
export function contextGroup(
  { group, storeName, goods }: Wanted,
  shippingRules: PricingContext['groups'][number]['shippingRules'],
  pathOf: ReturnType<typeof categoryPath>,
): PricingContext['groups'][number] {
  return {
    ...{ storeId: group.storeId, storeName, fulfilment: group.fulfilment.type },
    ...(shippingRules === undefined ? {} : { shippingRules }),
    lines: group.lines.map(({ skuId, quantity }, at) => {
      const { offer, modifiersFen } = goods[at] as Goods;
      return {
        ...{ skuId, title: offer.title, quantity, storePriceFen: offer.storePriceFen, modifiersFen },
        memberPriceFen: offer.priceFen < offer.storePriceFen ? offer.priceFen : null,
        ...{ productId: offer.productId, categoryIds: pathOf(offer.categoryId) },
        ...{ tags: offer.tags, brand: offer.brand },
      };
    }),
  };
}

export async function wantedOf(
  { catalog, stores, addresses }: Pick<PricingParts, 'catalog' | 'stores' | 'addresses'>,
  merchantId: MerchantId,
  memberId: MemberId,
  group: BasketGroup,
  /** What her level gives her, null = she has none; undefined = it is looked up. */
  standing?: TierStanding | null,
): Promise<Wanted> {
  const { storeId } = group;
  const [store, way, offers] = await Promise.all([
    stores.find(merchantId, storeId),
    ownAddress(addresses, merchantId, memberId, group.fulfilment),
    catalog.offers(
      merchantId,
      storeId,
      group.lines.map(({ skuId }) => skuId),
      standing === undefined ? memberId : standing,
    ),
  ]);
  if (store === undefined)
    throw new AppError('not_found', 'orders.store_not_found', '没有这家门店', { storeId });
  const menu = await menuOf(catalog, merchantId, offers);
  const goods = group.lines.map(({ skuId, choices }) => {
    const offer = offers.get(skuId);
    if (offer?.onSale !== true)
      throw new AppError('conflict', 'orders.item_unavailable', '商品已下架', { storeId, skuId });
    return { offer, ...chosenWith(offer, menu, choices) };
  });
  return { group, ...way, storeName: store.name, goods };
}
