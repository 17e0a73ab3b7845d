import type { WishGroup } from './contract.ts';

export interface NamedCoupon {
  readonly id: string;
  readonly templateId: string;
  readonly name: string;
}

export interface UnusableCoupon extends NamedCoupon {
  readonly code: string;
  /** Why it does not work for this basket: 「差¥12.00」. */
  readonly text: string;
  /** It would work instead of one that is used. */
  readonly choosable: boolean;
}

export interface Reason {
  readonly label: string;
  readonly amountFen: number;
  readonly kind: string;
  readonly id?: string;
}

/** What she wants to use of what she has. */
export interface OfferWishes {
  readonly coupons: 'best' | readonly string[];
  readonly points: 'none' | 'max';
  readonly gifts: readonly { readonly offerId: string; readonly skuIds: readonly string[] }[];
}

/** An offer whose gifts she chooses: `pick` of the options. */
export interface GiftChoice {
  readonly offerId: string;
  readonly name: string;
  readonly storeId: string;
  readonly pick: number;
  readonly options: readonly {
    readonly skuId: string;
    readonly title: string;
    readonly optionText: string;
    readonly imageUrl: string;
    readonly quantity: number;
    readonly worthFen: number;
    readonly inStock: boolean;
  }[];
}

export interface Quote {
  readonly quoteToken: string;
  readonly expiresAt: number;
  readonly payableFen: number;
  readonly groups: readonly {
    readonly storeId: string;
    readonly goodsFen: number;
    readonly discountFen: number;
    readonly shippingFen: number;
    readonly payableFen: number;
    readonly lines: readonly {
      readonly skuId: string;
      readonly title: string;
      readonly quantity: number;
      readonly choices: readonly { readonly modifierId: string; readonly name: string }[];
      readonly unitPriceFen: number;
      readonly discountFen: number;
      readonly totalFen: number;
    }[];
  }[];
  readonly gifts: readonly {
    readonly storeId: string;
    readonly skuId: string;
    readonly title: string;
    readonly quantity: number;
    readonly worthFen: number;
    readonly source: { readonly kind: string; readonly id: string };
  }[];
  readonly giftChoices: readonly GiftChoice[];
  readonly explanation: readonly (Reason & { readonly parts?: readonly Reason[] })[];
  readonly coupons: {
    readonly used: readonly (NamedCoupon & { readonly savedFen: number })[];
    readonly available: readonly NamedCoupon[];
    readonly unusable: readonly UnusableCoupon[];
    readonly best: boolean;
  };
  readonly points: {
    readonly usable: number;
    readonly most: number;
    readonly burn: number;
    readonly worthFen: number;
    readonly unitPoints: number;
    readonly unitFen: number;
  };
  readonly nearMisses: readonly { readonly promotionId: string; readonly text: string }[];
  readonly storedValue: {
    readonly balanceFen: number;
    /** That this order could take. */
    readonly mostFen: number;
    /** From so much on it needs the pay password. */
    readonly approvalFromFen: number;
  };
}

export interface QuoteRequest extends OfferWishes {
  readonly groups: readonly WishGroup[];
}

export interface NewOrder extends QuoteRequest {
  readonly quoteToken: string;
  readonly storedValueFen: number;
  readonly approvalToken?: string;
}

export interface StoredValueApproval {
  readonly approvalToken: string;
  readonly until: number;
}
