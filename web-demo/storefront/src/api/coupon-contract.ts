/** What the shop tells about coupons, as far as their pages read it. */
export type CouponBenefit =
  | { readonly kind: 'threshold'; readonly thresholdFen: number; readonly offFen: number }
  | {
      readonly kind: 'percent';
      readonly thresholdFen: number;
      readonly payBps: number;
      readonly capFen: number | null;
    }
  | { readonly kind: 'gift'; readonly thresholdFen: number }
  | { readonly kind: 'shipping'; readonly thresholdFen: number; readonly offFen: number | null };

export interface ClaimableCoupon {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly benefit: CouponBenefit;
  readonly validity:
    | { readonly kind: 'window'; readonly from: number; readonly until: number }
    | { readonly kind: 'days'; readonly days: number; readonly afterDays: number };
  readonly claimUntil: number;
  readonly perMemberMax: number;
  readonly leftPercent: number;
  readonly taken: number;
  /** Why she cannot have another one now. */
  readonly refusal: 'gone' | 'limit' | 'today' | null;
}

export interface MyCoupon {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly benefit: CouponBenefit;
  readonly state: 'ISSUED' | 'LOCKED' | 'PASSING' | 'USED' | 'EXPIRED' | 'REVOKED' | 'RETURNED';
  readonly validFrom: number;
  readonly validUntil: number;
  readonly usedAt: number | null;
  readonly number: string;
  /** May go to a friend (转赠). */
  readonly passable: boolean;
  /** A friend may take it until then. */
  readonly passingUntil: number | null;
}

/** A coupon on its way to a friend: the token is told this once. */
export interface CouponPass {
  readonly token: string;
  readonly endsAt: number;
}

export interface CouponCode {
  readonly code: string;
  readonly number: string;
  readonly refreshAt: number;
  readonly expiresAt: number;
}
