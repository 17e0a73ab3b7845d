import { allocate, businessDay, DAY_MS, type EpochMs, fen } from '#kernel';
import { netOf, type Purchase } from './purchase.ts';

/** Figures of what somebody kept: refunds are taken off, what went back whole is no purchase. */
export interface Figures {
  readonly purchases: number;
  readonly netFen: number;
  /** Per purchase, rounded down; 0 of nothing. */
  readonly averageFen: number;
  readonly firstAt: EpochMs | null;
  readonly lastAt: EpochMs | null;
  /** Days between two days with a purchase; null below two of them. */
  readonly medianIntervalDays: number | null;
}

export type CategoryOf = (line: Purchase['lines'][number]) => string | null;

export function figuresOf(purchases: readonly Purchase[]): Figures {
  const kept = purchases.filter((purchase) => netOf(purchase) > 0);
  const netFen = kept.reduce((sum, purchase) => sum + netOf(purchase), 0);
  const instants = kept.map(({ at }) => at).sort((a, b) => a - b);
  return {
    purchases: kept.length,
    netFen,
    averageFen: kept.length === 0 ? 0 : Math.floor(netFen / kept.length),
    firstAt: instants[0] ?? null,
    lastAt: instants.at(-1) ?? null,
    medianIntervalDays: median(intervalsOf(instants)),
  };
}

/** Two receipts of one day are one visit: they would make every median 0. */
function intervalsOf(instants: readonly EpochMs[]): number[] {
  const days = [...new Set(instants.map(businessDay))].map((day) => Date.parse(day));
  return days.slice(1).map((day, n) => Math.round((day - (days[n] ?? day)) / DAY_MS));
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** What was kept of each category; the parts of a purchase add up to what was kept of it. */
export function addByCategory(
  sums: Map<string, { pieces: number; netFen: number }>,
  purchase: Purchase,
  categoryOf: CategoryOf,
): void {
  const net = netOf(purchase);
  const weights = purchase.lines.map(({ totalFen }) => fen(totalFen));
  if (net === 0 || weights.every((weight) => weight === 0)) return;
  const shares = allocate(fen(net), weights);
  for (const [n, line] of purchase.lines.entries()) {
    const category = categoryOf(line);
    if (category === null) continue;
    const sum = sums.get(category) ?? { pieces: 0, netFen: 0 };
    sums.set(category, {
      pieces: sum.pieces + line.quantity,
      netFen: sum.netFen + (shares[n] ?? 0),
    });
  }
}

/** The part of a purchase that lies at one store; undefined when none does. */
export function partAt(purchase: Purchase, storeId: string): Purchase | undefined {
  const lines = purchase.lines.filter((line) => line.storeId === storeId);
  if (lines.length === 0) return undefined;
  if (lines.length === purchase.lines.length) return purchase;
  const sum = (some: Purchase['lines']) => some.reduce((all, { totalFen }) => all + totalFen, 0);
  const here = sum(lines);
  const weights = [fen(here), fen(sum(purchase.lines) - here)];
  const share = (amount: number) => (here === 0 ? 0 : (allocate(fen(amount), weights)[0] ?? 0));
  const paidFen = share(purchase.paidFen);
  return { ...purchase, lines, paidFen, refundedFen: Math.min(paidFen, share(purchase.refundedFen)) };
}
