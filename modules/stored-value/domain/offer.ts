import type { EpochMs } from '#kernel';

/** What an owner decides about an offer: 充500送80. */
export interface OfferTerms {
  readonly title: string;
  readonly payFen: number;
  readonly giftFen: number;
  readonly giftPoints: number;
  /** Coupon templates by id; whoever issues coupons listens to `stored-value.recharged`. */
  readonly giftCoupons: readonly string[];
  /** Both ends of its time; null = open. */
  readonly fromAt: EpochMs | null;
  readonly untilAt: EpochMs | null;
  /** How often one member may take it; null = any number. */
  readonly perMemberMax: number | null;
  readonly active: boolean;
}

export interface Offer extends OfferTerms {
  readonly id: string;
}

/** Offer of a recharge that an earlier system sold: no payment of ours stands behind it. */
export const OPENING_OFFER = 'opening';

export function isOpen({ active, fromAt, untilAt }: OfferTerms, now: EpochMs): boolean {
  return active && (fromAt === null || fromAt <= now) && (untilAt === null || now < untilAt);
}
