import type { Payment } from './payment-contract.ts';

/** What the shop tells about stored value and levels, as far as their pages read it. */
export interface StoredValueBalance {
  readonly principalFen: number;
  readonly giftFen: number;
  /** Set aside for payments under way. */
  readonly heldFen: number;
}

export interface RechargeOffer {
  readonly id: string;
  readonly title: string;
  readonly payFen: number;
  readonly giftFen: number;
  readonly giftPoints: number;
  readonly perMemberMax: number | null;
}

export interface StoredValueEntry {
  readonly id: string;
  readonly title: string;
  readonly change: { readonly principal: number; readonly gift: number };
  readonly at: number;
}

export interface BegunRecharge {
  readonly rechargeId: string;
  readonly payment: Payment;
}

export interface Recharge {
  readonly id: string;
  readonly state: 'PENDING' | 'CREDITED' | 'CLOSED' | 'RETURNED';
}

/** A recharge, with what asking it back would pay now; null = nothing is left. */
export interface OwnRecharge extends Recharge {
  readonly title: string;
  readonly cashOut: { readonly refundFen: number; readonly forfeitedFen: number } | null;
}

/** Money that she asked back. */
export interface CashOut {
  readonly state: 'REQUESTED' | 'REFUNDING' | 'PAID' | 'REJECTED';
}

export interface MyTier {
  readonly level: number;
  readonly name: string;
  readonly growth: number;
  readonly next: { readonly level: number; readonly name: string; readonly growthFrom: number } | null;
  readonly keepsUntil: number | null;
  readonly benefits: TierBenefits;
}

export interface TierBenefits {
  readonly discountBps: number;
  readonly pointsMultiplierBps: number;
  readonly freeShippingPerMonth: number;
  readonly birthdayPoints: number;
  readonly coupons: readonly string[];
  readonly birthdayCoupons?: readonly string[];
  readonly priorityQueue: boolean;
}

/** What is left of what her level gives. */
export interface MyBenefits {
  readonly freeShipping: { readonly quota: number; readonly left: number };
  readonly birthday: Birthday | null;
}

export interface Birthday {
  readonly month: number;
  readonly day: number;
}

export interface PublishedTiers {
  readonly keepDays: number;
  readonly growthPer100Yuan: number;
  readonly tiers: readonly {
    readonly level: number;
    readonly name: string;
    readonly growthFrom: number;
    readonly benefits: TierBenefits;
  }[];
}

export interface Purchase {
  readonly channelName: string;
  readonly number: string;
  readonly orderId: string | null;
  readonly stores: readonly string[];
  readonly at: number;
  readonly paidFen: number;
  readonly refundedFen: number;
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly totalFen: number }[];
}

/** What a till may take of her stored value without her password. */
export interface PasswordFree {
  /** Null = every payment at a till asks her. */
  readonly agreement: {
    readonly limitFen: number;
    readonly dayFen: number;
    readonly spentTodayFen: number;
    readonly agreedAt: number;
  } | null;
  readonly terms: { readonly version: string; readonly text: string };
  readonly limitFenMax: number;
  readonly dayFenMax: number;
}

/** A till asks her for more than that. */
export interface PayRequest {
  readonly id: string;
  readonly storeName: string;
  readonly amountFen: number;
  readonly untilAt: number;
}
