import type { SkuId } from '#kernel';
import type { Basket, PlacedLine } from './basket.ts';
import type { TimeLimitedPrice } from './offers.ts';
import { isRunning } from './running.ts';
import { linesInScope } from './scope.ts';

/** Pieces of a line that have a time-limited price. */
export interface LimitedPieces {
  readonly promotion: TimeLimitedPrice;
  readonly pieces: number;
  readonly priceFen: number;
}

interface Chance {
  readonly line: number;
  readonly skuId: SkuId;
  readonly promotion: TimeLimitedPrice;
  readonly priceFen: number;
  readonly savesFen: number;
}

/**
 * Which pieces get which time-limited price (限时折扣, MKT-10), by line. Only where it beats the member price; the
 * pieces that a buyer may have go to where they save most.
 */
export function limitedPieces(basket: Basket): ReadonlyMap<number, readonly LimitedPieces[]> {
  const chances = chancesIn(basket);
  const piecesLeft = limitsIn(basket);
  const given = new Map<number, LimitedPieces[]>();
  const unpriced = basket.lines.map(({ quantity }) => quantity);
  for (const { line, skuId, promotion, priceFen } of chances) {
    const key = `${promotion.id} ${skuId}`;
    const pieces = Math.min(unpriced[line] ?? 0, piecesLeft.get(key) ?? Number.POSITIVE_INFINITY);
    if (pieces <= 0) continue;
    unpriced[line] = (unpriced[line] ?? 0) - pieces;
    const left = piecesLeft.get(key);
    if (left !== undefined) piecesLeft.set(key, left - pieces);
    given.set(line, [...(given.get(line) ?? []), { promotion, pieces, priceFen }]);
  }
  return given;
}

function chancesIn(basket: Basket): Chance[] {
  const chances: Chance[] = [];
  for (const promotion of runningPrices(basket)) {
    const { lines: inScope } = linesInScope(promotion.scope, basket);
    for (const { skuId, priceFen } of promotion.prices)
      for (const line of basket.linesBy.skuIds.get(skuId) ?? []) {
        const {
          storePriceFen,
          memberPriceFen,
          modifiersFen = 0,
          activity,
        } = basket.lines[line] as PlacedLine;
        const paid = (unitFen: number) => Math.max(0, unitFen + modifiersFen);
        const savesFen = paid(Math.min(storePriceFen, memberPriceFen ?? storePriceFen)) - paid(priceFen);
        if (inScope[line] === 1 && savesFen > 0 && (activity ?? null) === null)
          chances.push({ line, skuId, promotion, priceFen, savesFen });
      }
  }
  return chances.sort(
    (a, b) =>
      b.savesFen - a.savesFen ||
      b.promotion.priority - a.promotion.priority ||
      (a.promotion.id < b.promotion.id ? -1 : a.promotion.id > b.promotion.id ? 1 : a.line - b.line),
  );
}

function limitsIn(basket: Basket): Map<string, number> {
  const limits = new Map<string, number>();
  for (const { id, prices } of runningPrices(basket))
    for (const { skuId, piecesLeft } of prices)
      if (piecesLeft !== null) limits.set(`${id} ${skuId}`, piecesLeft);
  return limits;
}

function runningPrices({ context }: Basket): readonly TimeLimitedPrice[] {
  return (context.promotions ?? []).filter(
    (promotion): promotion is TimeLimitedPrice =>
      promotion.kind === 'time_limited' && isRunning(promotion, context),
  );
}
