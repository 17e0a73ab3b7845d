import { AppError, type Bps, bps, type Fen, takeRate } from '#kernel';

const WHOLE_BPS = 10_000;
/** Twice the list price: more is a slip of the finger. */
export const STORE_PRICE_BPS_MAX = 2 * WHOLE_BPS;

/** How far a store may go from the list price, in bps of it; 10,000 = the list price itself. */
export interface StorePriceRange {
  readonly minBps: number;
  readonly maxBps: number;
}

export const STORE_PRICE_RANGE_DEFAULT: StorePriceRange = { minBps: 5_000, maxBps: 12_000 };

/** Refuses a store's own price outside what the merchant allows (CAT-07). */
export function checkStorePrice(priceFen: Fen, listPriceFen: Fen, { minBps, maxBps }: StorePriceRange): void {
  const [minFen, maxFen] = [share(listPriceFen, minBps), share(listPriceFen, maxBps)];
  if (priceFen < minFen || priceFen > maxFen)
    throw new AppError('unprocessable', 'catalog.store_price_out_of_range', '门店价超出总部允许的范围', {
      minFen,
      maxFen,
    });
}

function share(amount: Fen, rateBps: number): Fen {
  const whole = Math.floor(rateBps / WHOLE_BPS);
  const rest: Bps = bps(rateBps % WHOLE_BPS);
  return (amount * whole + takeRate(amount, rest)) as Fen;
}
