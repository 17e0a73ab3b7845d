import type { EpochMs, SkuId, StoreId } from '#kernel';
import type { Choice, SkuOffer } from '#modules/catalog';
import type { Destination } from '#modules/fulfilment';
import type { Fulfilment } from '../domain/order.ts';
import type { Chosen } from './chosen.ts';
import type { WantedFulfilment } from './own-address.ts';

/** What the shopper asks for: goods per store, and how she wants them. */
export interface BasketGroup {
  readonly storeId: StoreId;
  readonly lines: readonly {
    readonly skuId: SkuId;
    readonly quantity: number;
    readonly choices: readonly Choice[];
  }[];
  readonly fulfilment: WantedFulfilment;
  /** When she comes, or wants it brought; undefined = no matter when. */
  readonly slotStartsAt?: EpochMs | undefined;
}

/** What she wants to use of what she has. */
export interface OfferWishes {
  /** Missing = whatever costs her least. */
  readonly coupons?: 'best' | readonly string[] | undefined;
  /** Per promotion or coupon: the gifts that she chose. */
  readonly gifts?: readonly { readonly offerId: string; readonly skuIds: readonly SkuId[] }[] | undefined;
  /** Missing = none. */
  readonly points?: 'none' | 'max' | number | undefined;
}

export interface Goods extends Chosen {
  readonly offer: SkuOffer;
}

/** One store's part as it was asked for, with what the house knows of it. */
export interface Wanted {
  readonly group: BasketGroup;
  readonly fulfilment: Fulfilment;
  /** Null = the goods are collected. */
  readonly to: Destination | null;
  readonly storeName: string;
  /** By place in `group.lines`. */
  readonly goods: readonly Goods[];
}
