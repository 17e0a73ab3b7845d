import type { ProductId } from '#kernel';

/** Observed and expected baskets are both raised by this, so that three chance meetings are no habit. */
const LIFT_SHRINK = 10;
/** Below this two kinds meet about as often as chance has them meet. */
const LIFT_MIN = 1.05;
const KINDS_MAX = 4;

interface KindCompanion {
  readonly kind: string;
  /** Shrunken lift: how many times as often as by chance both are in one basket. */
  readonly lift: number;
}

/**
 * Which categories go home together. For goods that nobody has bought with anything yet: what completes
 * a pair of glasses is known from all glasses.
 */
export function kindCompanions(
  baskets: readonly (readonly ProductId[])[],
  kindOf: (productId: ProductId) => string | undefined,
): ReadonlyMap<string, readonly KindCompanion[]> {
  const counts = new Map<string, number>();
  const meetings = new Map<string, Map<string, number>>();
  for (const basket of baskets) {
    const kinds = [...new Set(basket.map(kindOf))].filter((kind) => kind !== undefined);
    for (const kind of kinds) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const row = meetings.get(kind) ?? new Map<string, number>();
      meetings.set(kind, row);
      for (const other of kinds) if (other !== kind) row.set(other, (row.get(other) ?? 0) + 1);
    }
  }
  const liftOf = (kind: string, other: string, met: number) => {
    const expected = ((counts.get(kind) ?? 0) * (counts.get(other) ?? 0)) / Math.max(1, baskets.length);
    return (met + LIFT_SHRINK) / (expected + LIFT_SHRINK);
  };
  return new Map(
    [...meetings].map(([kind, row]) => [
      kind,
      [...row]
        .map(([other, met]): KindCompanion => ({ kind: other, lift: liftOf(kind, other, met) }))
        .filter(({ lift }) => lift >= LIFT_MIN)
        .sort((a, b) => b.lift - a.lift || (a.kind < b.kind ? -1 : 1))
        .slice(0, KINDS_MAX),
    ]),
  );
}
