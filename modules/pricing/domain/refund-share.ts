import { allocate, type Fen, fen, invariant, sumFen, ZERO_FEN } from '#kernel';
import type { DiscountShare } from './quote.ts';

/** What was paid for a line, and what each offer had taken off it. */
export interface PaidLine {
  readonly quantity: number;
  readonly totalFen: Fen;
  readonly shares: readonly DiscountShare[];
}

/** Some pieces of the line at that place; `before` of its pieces went back earlier. */
export interface ReturnedPieces {
  readonly line: number;
  readonly before: number;
  readonly pieces: number;
}

export interface RefundShare {
  /** What was paid for these pieces. */
  readonly paidFen: Fen;
  readonly lines: readonly {
    readonly line: number;
    readonly paidFen: Fen;
    /** What each offer had taken off these pieces, in the order of the line's shares; may be zero. */
    readonly shares: readonly DiscountShare[];
  }[];
}

/**
 * The exact share of some pieces in what was paid for their lines (ORD-07).
 *
 * Piece by piece, so that it depends on nothing but how many went back before: any way of sending a whole line back
 * adds up to what was paid for it, and to what every offer had taken off. No piece is worth less than nothing.
 */
export function refundShare(lines: readonly PaidLine[], part: readonly ReturnedPieces[]): RefundShare {
  const refunded = part.map(({ line: at, before, pieces }) => {
    const line = lines[at];
    invariant(
      line !== undefined && before >= 0 && pieces > 0 && before + pieces <= line.quantity,
      'only pieces that were bought and did not go back yet are refunded',
    );
    const of = piecesOf(line).slice(before, before + pieces);
    return {
      line: at,
      paidFen: sumFen(of.map(({ paidFen }) => paidFen)),
      shares: line.shares.map(({ source }, n) => ({
        source,
        amountFen: sumFen(of.map(({ offFen }) => offFen[n] ?? ZERO_FEN)),
      })),
    };
  });
  return { paidFen: sumFen(refunded.map(({ paidFen }) => paidFen)), lines: refunded };
}

interface Piece {
  readonly paidFen: Fen;
  /** By share of the line. */
  readonly offFen: readonly Fen[];
}

function piecesOf({ quantity, totalFen, shares }: PaidLine): readonly Piece[] {
  const discountFen = sumFen(shares.map(({ amountFen }) => amountFen));
  const unitFen = (totalFen + discountFen) / quantity;
  let left: readonly Fen[] = shares.map(({ amountFen }) => amountFen);
  return Array.from({ length: quantity }, (_, n): Piece => {
    const paidFen = fen(upTo(totalFen, n + 1, quantity) - upTo(totalFen, n, quantity));
    // The unit price is whole, so what is not paid of it was taken off; the last piece takes all that is left.
    const offFen = allocate(fen(unitFen - paidFen), left);
    left = left.map((share, at) => fen(share - (offFen[at] ?? 0)));
    return { paidFen, offFen };
  });
}

/** Of `total` for `of` pieces, what the first `pieces` come to; rounded down, so nothing is paid back too early. */
function upTo(totalFen: Fen, pieces: number, of: number): number {
  return Number((BigInt(totalFen) * BigInt(pieces)) / BigInt(of));
}
