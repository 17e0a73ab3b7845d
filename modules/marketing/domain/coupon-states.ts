import { DAY_MS, type EpochMs } from '#kernel';

/**
 * ISSUED → LOCKED (by an order) → USED; at a till straight to USED. A cancelled or wholly refunded order gives it back
 * as RETURNED, which works like ISSUED. PASSING = a friend may take it by a link (转赠); nobody does: ISSUED again.
 * EXPIRED and REVOKED are ends.
 */
export const COUPON_STATES = [
  'ISSUED',
  'LOCKED',
  'PASSING',
  'USED',
  'EXPIRED',
  'REVOKED',
  'RETURNED',
] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** In which it is hers to use. */
export const USABLE_STATES = ['ISSUED', 'RETURNED'] as const satisfies readonly CouponState[];

/** A coupon that ran out while an order held it works three days more (MKT-08). */
const GRACE_MS = 3 * DAY_MS;

export function validUntilAfterReturn(validUntil: EpochMs, now: EpochMs): EpochMs {
  return validUntil <= now ? now + GRACE_MS : validUntil;
}
