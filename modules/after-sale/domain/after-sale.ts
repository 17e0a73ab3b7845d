import type { EpochMs, Fen, MemberId, MerchantId, OrderId, ProductId, SkuId, StoreId } from '#kernel';
import type { AfterSaleState, AfterSaleType } from './after-sale-states.ts';

export const WORDS_CHARS_MAX = 500;
export const LINES_MAX = 50;
export const PICTURES_MAX = 6;
/** Of one order; a payment takes no more refunds anyway. */
export const PER_ORDER_MAX = 50;
export const CARRIER_CHARS_MAX = 20;
/** The shape that the carriers' waybills share. */
export const TRACKING_NUMBER = /^[A-Za-z0-9-]{6,32}$/;

/** Why. All but the first two say that the shop is at fault. */
export const REASONS = ['no_reason', 'not_wanted', 'quality', 'wrong_item', 'damaged', 'missing'] as const;
export type Reason = (typeof REASONS)[number];

export const isShopsFault = (reason: Reason): boolean => reason !== 'no_reason' && reason !== 'not_wanted';

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** What became of goods that came back. */
export const CONDITIONS = ['sellable', 'damaged'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface AfterSaleLine {
  /** Of the line in its store's part of the order. */
  readonly position: number;
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  /** Pieces that it is about. */
  readonly quantity: number;
  /** Those of them that are given back for good; 0 where she keeps them and gets a part of the money. */
  readonly pieces: number;
  readonly amountFen: Fen;
  /** Null until the goods were looked at. */
  readonly condition: Condition | null;
}

/** How the money goes back. All parts add up to the amount. */
export interface RefundSplit {
  readonly externalFen: Fen;
  readonly principalFen: Fen;
  readonly giftFen: Fen;
  /** Burnt points that come back; no money. */
  readonly points: number;
}

/** `original`: the way it came. `by_hand`: there is no such way, staff say the number of the transfer. `failed`: the provider gave up. */
export type MoneyWay = 'original' | 'by_hand' | 'failed';

export type ActorKind = 'member' | 'staff' | 'time' | 'provider';

export interface Step {
  readonly state: AfterSaleState;
  readonly at: EpochMs;
  readonly by: ActorKind;
}

/** Less than was asked for, and why (ORD-07). */
export interface Offer {
  readonly words: string;
  /** Lines and shipping together. */
  readonly amountFen: Fen;
  readonly shippingFen: Fen;
  readonly lines: readonly Pick<AfterSaleLine, 'position' | 'pieces' | 'amountFen'>[];
}

/**
 * What people wrote, and numbers of parcels, are here as they are kept: sealed under the key of `sealedFor` (SEC-04).
 * `AfterSaleTexts.inFull` is the only way to the words.
 */
export interface AfterSale {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  /** Who she was when she asked, also after a merge; null = a request from before texts were sealed. */
  readonly sealedFor: MemberId | null;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly type: AfterSaleType;
  readonly reason: Reason;
  /** What she says happened. */
  readonly words: string;
  /** Ids of what she photographed (凭证). */
  readonly pictures: readonly string[];
  readonly state: AfterSaleState;
  /** Lines and shipping together. */
  readonly amountFen: Fen;
  readonly shippingFen: Fen;
  /** Asked for while the goods were still in the shop. */
  readonly isUnsent: boolean;
  readonly lines: readonly AfterSaleLine[];
  /** Wanted instead; null = the same again, or no exchange. */
  readonly exchangeSkuId: SkuId | null;
  /** Her parcel to the shop. */
  readonly parcel: Parcel | null;
  /** The shop's parcel to her. */
  readonly resent: Parcel | null;
  /** The shop's words where it said no. */
  readonly answer: string | null;
  /** What the shop would pay instead of what she asked for; null = it never said so. */
  readonly offer: Offer | null;
  readonly split: RefundSplit | null;
  readonly moneyWay: MoneyWay | null;
  readonly reference: string | null;
  readonly appliedAt: EpochMs;
  /** When silence decides; null = it never does. */
  readonly dueAt: EpochMs | null;
  readonly steps: readonly Step[];
}
