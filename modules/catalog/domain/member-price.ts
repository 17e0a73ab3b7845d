import { type Bps, bps, type Fen, takeRate } from '#kernel';

/** What a member's level gives her on prices. Published terms of membership, nothing about her (REC-06). */
export interface TierStanding {
  /** 1 = the lowest level. */
  readonly level: number;
  /** Taken off the store's price: 500 = 5 % off (九五折), 0 = nothing. */
  readonly discountBps: Bps;
}

const WHOLE_BPS = 10_000;

/**
 * What a member pays for an article at a store (会员价): the least of the store's price, that price less her
 * level's discount, and the price that the merchant set for her level. A level never makes anything dearer.
 */
export function memberPrice(
  storePriceFen: Fen,
  standing: TierStanding | null,
  tierPriceFen: Fen | null = null,
): Fen {
  if (standing === null) return storePriceFen;
  const discounted = takeRate(storePriceFen, bps(WHOLE_BPS - standing.discountBps));
  return Math.min(storePriceFen, discounted, tierPriceFen ?? storePriceFen) as Fen;
}
