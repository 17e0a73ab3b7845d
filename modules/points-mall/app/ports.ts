import type { EpochMs, MerchantId, Tx } from '#kernel';

/** What the owner decides of an offer. */
export interface OfferTerms {
  /** What one piece costs. */
  readonly points: number;
  /** How many there are in all, those that are gone included. */
  readonly total: number;
  readonly isOn: boolean;
}

/** A coupon that may be had for points. */
export interface PointsOffer extends OfferTerms {
  readonly id: string;
  readonly templateId: string;
  readonly taken: number;
}

export interface OfferStore {
  add(tx: Tx, merchantId: MerchantId, offer: PointsOffer, at: EpochMs): Promise<void>;
  /** False when more are gone than there would be. */
  change(tx: Tx, merchantId: MerchantId, id: string, terms: OfferTerms, at: EpochMs): Promise<boolean>;
  find(merchantId: MerchantId, id: string, tx: Tx): Promise<PointsOffer | undefined>;
  /** One piece at this price; false when none is left, it is off, or costs something else by now. */
  take(tx: Tx, merchantId: MerchantId, id: string, points: number): Promise<boolean>;
  /** The cheapest first; all of them, or those that are on. */
  page(
    merchantId: MerchantId,
    only: 'on' | 'all',
    after: readonly [points: number, id: string] | undefined,
    limit: number,
  ): Promise<readonly PointsOffer[]>;
}
