import {
  AppError,
  type EpochMs,
  fen,
  type MemberId,
  type MerchantId,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { AddressBook } from '#modules/addresses';
import type { Catalog, SkuOffer } from '#modules/catalog';
import type { ChosenSlot, Destination } from '#modules/fulfilment';
import { type PricingContext, price, type Quote } from '#modules/pricing';
import type { Stores } from '#modules/stores';
import type { Fulfilment, NewOrderGroup } from '../domain/order.ts';
import type { DeliveryTerms } from './delivery-terms.ts';
import { ownAddress, type WantedFulfilment } from './own-address.ts';

/** What the shopper asks for: goods per store, and how she wants them. */
export interface BasketGroup {
  readonly storeId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
  readonly fulfilment: WantedFulfilment;
  /** When she comes, or wants it brought; undefined = no matter when. */
  readonly slotStartsAt?: EpochMs | undefined;
}

export interface PricedBasket {
  readonly context: PricingContext;
  readonly quote: Quote;
  /** The same with a snapshot of the goods. */
  readonly groups: readonly NewOrderGroup[];
  /** To be taken in the order's own commit. */
  readonly slots: readonly ChosenSlot[];
}

export type PriceBasket = (
  merchantId: MerchantId,
  memberId: MemberId,
  basket: readonly BasketGroup[],
) => Promise<PricedBasket>;

/** Looks up goods and stores, then lets the pure engine do the sums. Refuses what is not for sale. */
export function priceBasket(
  catalog: Catalog,
  stores: Stores,
  addresses: Pick<AddressBook, 'find'>,
  terms: DeliveryTerms,
): PriceBasket {
  return async (merchantId, memberId, basket) => {
    const found = await Promise.all(
      basket.map((group) => offered(catalog, stores, addresses, merchantId, memberId, group)),
    );
    const parts = found.map(({ group: { storeId, lines, slotStartsAt }, to }) => ({
      ...{ storeId, lines, to, slotStartsAt },
    }));
    const [freight, slots] = await Promise.all([
      terms.freight(merchantId, parts),
      terms.slots(merchantId, parts),
    ]);
    const context: PricingContext = {
      groups: found.map(({ group, storeName, offers }, at) => ({
        storeId: group.storeId,
        storeName,
        fulfilment: group.fulfilment.type,
        lines: group.lines.map(({ skuId, quantity }, n) => {
          const { title, priceFen } = offers[n] as SkuOffer;
          return { skuId, title, quantity, storePriceFen: priceFen };
        }),
        ...(freight[at] === undefined ? {} : { shippingRules: freight[at] }),
      })),
    };
    const quote = price(context);
    const goodsPaid = quote.groups.map(({ goodsFen, discountFen }) => fen(goodsFen - discountFen));
    await terms.require(merchantId, parts, goodsPaid);
    const groups = quote.groups.map(({ lines, ...sums }, n) => {
      const { fulfilment, storeName, offers } = found[n] as Offered;
      return {
        ...sums,
        storeName,
        fulfilment,
        lines: lines.map((line, at) => {
          const { productId, optionText, imageUrl } = offers[at] as SkuOffer;
          return { ...line, productId, optionText, imageUrl };
        }),
      };
    });
    return { context, quote, groups, slots };
  };
}

interface Offered {
  readonly group: BasketGroup;
  readonly fulfilment: Fulfilment;
  readonly to: Destination | null;
  readonly storeName: string;
  readonly offers: readonly SkuOffer[];
}

async function offered(
  catalog: Catalog,
  stores: Stores,
  addresses: Pick<AddressBook, 'find'>,
  merchantId: MerchantId,
  memberId: MemberId,
  group: BasketGroup,
): Promise<Offered> {
  const { storeId } = group;
  const [store, address, offers] = await Promise.all([
    stores.find(merchantId, storeId),
    ownAddress(addresses, merchantId, memberId, group.fulfilment),
    catalog.offers(
      merchantId,
      storeId,
      group.lines.map(({ skuId }) => skuId),
      memberId,
    ),
  ]);
  if (store === undefined)
    throw new AppError('not_found', 'orders.store_not_found', '没有这家门店', { storeId });
  const found = group.lines.map(({ skuId }) => {
    const offer = offers.get(skuId);
    if (offer?.onSale !== true)
      throw new AppError('conflict', 'orders.item_unavailable', '商品已下架', { storeId, skuId });
    return offer;
  });
  return { group, ...address, storeName: store.name, offers: found };
}
