/** Requests after a sale, as far as the storefront makes and follows them. */
export type AfterSaleType = 'REFUND_ONLY' | 'RETURN_REFUND' | 'EXCHANGE' | 'MISSING_PART';
export type AfterSaleReason = 'no_reason' | 'not_wanted' | 'quality' | 'wrong_item' | 'damaged' | 'missing';
export type AfterSaleState =
  | 'APPLY'
  | 'OFFERED'
  | 'ESCALATED'
  | 'APPROVED'
  | 'BUYER_SHIPPED'
  | 'RECEIVED'
  | 'REFUNDING'
  | 'DONE'
  | 'REJECTED'
  | 'CANCELLED';

interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

export interface AfterSale {
  readonly id: string;
  readonly orderId: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly type: AfterSaleType;
  readonly reason: AfterSaleReason;
  readonly words: string;
  /** Ids of what she photographed. */
  readonly pictures: readonly string[];
  readonly state: AfterSaleState;
  readonly amountFen: number;
  readonly shippingFen: number;
  readonly lines: readonly {
    readonly position: number;
    readonly title: string;
    readonly optionText: string;
    readonly imageUrl: string;
    readonly quantity: number;
    readonly amountFen: number;
  }[];
  readonly parcel: Parcel | null;
  readonly resent: Parcel | null;
  /** The shop's words where it said no. */
  readonly answer: string | null;
  /** What the shop would pay instead of what she asked for. */
  readonly offer: { readonly words: string; readonly amountFen: number } | null;
  readonly split: {
    readonly externalFen: number;
    readonly principalFen: number;
    readonly giftFen: number;
    readonly points: number;
  } | null;
  readonly moneyWay: 'original' | 'by_hand' | 'failed' | null;
  readonly appliedAt: number;
  /** When silence decides; null = it never does. */
  readonly dueAt: number | null;
  readonly steps: readonly {
    readonly state: AfterSaleState;
    readonly at: number;
    readonly by: 'member' | 'staff' | 'time' | 'provider';
  }[];
}

export interface AfterSaleLineLeft {
  readonly position: number;
  readonly skuId: string;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly isGift: boolean;
  readonly quantity: number;
  readonly paidFen: number;
  readonly openPieces: number;
  readonly openFen: number;
}

export interface AfterSaleGroup {
  readonly storeId: string;
  readonly storeName: string;
  readonly goods: 'unsent' | 'on_the_way' | 'received' | 'none';
  readonly noReasonUntil: number | null;
  readonly qualityUntil: number | null;
  readonly lines: readonly AfterSaleLineLeft[];
}

export interface AfterSaleOptions {
  readonly orderId: string;
  readonly groups: readonly AfterSaleGroup[];
}

export interface AfterSaleWish {
  readonly orderId: string;
  readonly storeId: string;
  readonly type: AfterSaleType;
  readonly reason: AfterSaleReason;
  readonly words: string;
  /** Ids of pictures that arrived before. */
  readonly pictures: readonly string[];
  /** Another article of the same product and price; missing = the same one again. */
  readonly exchangeSkuId?: string;
  readonly lines: readonly {
    readonly line: number;
    readonly quantity: number;
    readonly amountFen?: number;
  }[];
}
