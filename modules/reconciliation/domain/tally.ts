import type { BilledLine } from './books.ts';
import type { DifferenceKind, Finding } from './difference.ts';

export interface Sum {
  readonly count: number;
  readonly fen: number;
}

/** One kind of money of one day: what came in, or what went back. */
export interface SideTally {
  /** Lines of the bill: each is matched, unbooked, or has another sum than our books. */
  readonly theirs: Sum;
  readonly matched: Sum;
  /** Matched, and of another day in our books: the other side of midnight. */
  readonly fromOtherDays: Sum;
  /** Billed, and we do not know of it, or not that it moved: `extra`, `status`. */
  readonly unbooked: Sum;
  /** Both have it with other sums: what the bill says. */
  readonly otherTheirs: Sum;
  /** What our books have of this day: each is on this bill, on another one, on none yet, or has another sum there. */
  readonly ours: Sum;
  readonly onThisBill: Sum;
  readonly onOtherBills: Sum;
  readonly carried: Sum;
  readonly otherOurs: Sum;
}

export interface Tally {
  readonly payments: SideTally;
  readonly refunds: SideTally;
  /** Findings of this day by kind. */
  readonly found: Readonly<Partial<Record<DifferenceKind, number>>>;
}

const NONE: Sum = { count: 0, fen: 0 };
const EMPTY_SIDE: SideTally = {
  ...{ theirs: NONE, matched: NONE, fromOtherDays: NONE, unbooked: NONE, otherTheirs: NONE },
  ...{ ours: NONE, onThisBill: NONE, onOtherBills: NONE, carried: NONE, otherOurs: NONE },
};
export const EMPTY_TALLY: Tally = { payments: EMPTY_SIDE, refunds: EMPTY_SIDE, found: {} };

const plus = ({ count, fen }: Sum, amountFen: number): Sum => ({ count: count + 1, fen: fen + amountFen });

/** After a line of the bill. `isOfDay`: our books have it on this day as well. */
export function withLine(
  side: SideTally,
  { amountFen }: Pick<BilledLine, 'amountFen'>,
  finding: Finding | undefined,
  isOfDay: boolean,
): SideTally {
  const next = { ...side, theirs: plus(side.theirs, amountFen) };
  if (finding?.kind === 'amount' || finding?.kind === 'refund_amount')
    return { ...next, otherTheirs: plus(side.otherTheirs, amountFen) };
  if (finding !== undefined) return { ...next, unbooked: plus(side.unbooked, amountFen) };
  const matched = plus(side.matched, amountFen);
  return isOfDay
    ? { ...next, matched }
    : { ...next, matched, fromOtherDays: plus(side.fromOtherDays, amountFen) };
}

/** Where something of our books stands: the line that has its number, if any does. */
export type Billed = { readonly amountFen: number; readonly isThisDay: boolean } | undefined;

/** After something of our books of this day. */
export function withOwn(side: SideTally, amountFen: number, billed: Billed): SideTally {
  const next = { ...side, ours: plus(side.ours, amountFen) };
  if (billed === undefined) return { ...next, carried: plus(side.carried, amountFen) };
  if (!billed.isThisDay) return { ...next, onOtherBills: plus(side.onOtherBills, amountFen) };
  return billed.amountFen === amountFen
    ? { ...next, onThisBill: plus(side.onThisBill, amountFen) }
    : { ...next, otherOurs: plus(side.otherOurs, amountFen) };
}

export function withFinding(tally: Tally, { kind }: Finding): Tally {
  return { ...tally, found: { ...tally.found, [kind]: (tally.found[kind] ?? 0) + 1 } };
}

/**
 * What is left when everything that is known of a day is taken away: 0 fen. Anything else means that our books changed
 * between the two looks at them (a notice came late), and the day is compared once more.
 */
export function unexplainedFen(side: SideTally): number {
  const bill = side.theirs.fen - side.matched.fen - side.unbooked.fen - side.otherTheirs.fen;
  const own =
    side.ours.fen - side.onThisBill.fen - side.onOtherBills.fen - side.carried.fen - side.otherOurs.fen;
  return (
    Math.abs(bill) + Math.abs(own) + Math.abs(side.matched.fen - side.fromOtherDays.fen - side.onThisBill.fen)
  );
}
