import { allocate, type Bps, type Fen, fen, takeRate, ZERO_FEN } from '#kernel';

/** A rate above this is a slip of the hand. */
export const COMMISSION_BPS_MAX = 5_000;

/**
 * What a part of an order earns whoever is credited with it (提成): the rate on what was paid for its goods, spread over
 * what was kept and what was given back, so that a refund takes its share to the fen and a whole one takes all.
 */
export function commissionOf(goodsFen: number, refundedFen: number, rate: Bps): Fen {
  const back = Math.min(refundedFen, goodsFen);
  const whole = takeRate(fen(goodsFen), rate);
  return allocate(whole, [fen(goodsFen - back), fen(back)])[0] ?? ZERO_FEN;
}
