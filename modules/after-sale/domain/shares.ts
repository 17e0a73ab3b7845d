import { allocate, type Fen, fen, invariant } from '#kernel';

interface PaidLine {
  readonly quantity: number;
  readonly totalFen: Fen;
  readonly asked: { readonly pieces: number; readonly amountFen: Fen };
}

/**
 * The most that goes back for so many pieces: their share of what was paid, rounded up, and no more than is left of it.
 * Rounded up, because the pieces of a line may be asked for, refused and asked for again in any order: the last of them
 * takes what is left, and all of them together are exactly the line.
 */
export function mostFor({ asked, totalFen, quantity }: PaidLine, pieces: number): Fen {
  invariant(pieces > 0 && asked.pieces + pieces <= quantity, 'no more pieces than were bought');
  const share = (BigInt(totalFen) * BigInt(pieces) + BigInt(quantity - 1)) / BigInt(quantity);
  return fen(Math.min(Number(share), totalFen - asked.amountFen));
}

interface Tenders {
  readonly storedValueFen: Fen;
  readonly externalFen: Fen;
}

/**
 * How a refund is split over the means of payment when `beforeFen` of the order went back earlier: by what has to be back
 * on either side in all, by largest remainder. With two sides that never shrinks, and the last refund brings the rest.
 */
export function splitOver(paid: Tenders, beforeFen: Fen, amountFen: Fen): Tenders {
  const before = backOf(paid, beforeFen);
  const after = backOf(paid, fen(beforeFen + amountFen));
  return {
    storedValueFen: fen(after.storedValueFen - before.storedValueFen),
    externalFen: fen(after.externalFen - before.externalFen),
  };
}

function backOf({ storedValueFen, externalFen }: Tenders, totalFen: Fen): Tenders {
  invariant(totalFen <= storedValueFen + externalFen, 'no more goes back than was paid');
  const [stored = fen(0), external = fen(0)] = allocate(totalFen, [storedValueFen, externalFen]);
  return { storedValueFen: stored, externalFen: external };
}

/** Points that have to be back once `worthFen` of what they paid went back, rounded half up; all of them with all of it. */
export function pointsBackFor(points: { burn: number; worthFen: Fen }, worthFen: Fen): number {
  if (points.worthFen === 0) return 0;
  const worth = BigInt(Math.min(worthFen, points.worthFen));
  const total = BigInt(points.worthFen);
  return Number((2n * BigInt(points.burn) * worth + total) / (2n * total));
}
