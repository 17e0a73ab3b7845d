import type { Place } from './place.ts';

/** What one place keeps back, and when it counts as low (INV-01, INV-05). */
export interface Levels extends Place {
  /** Never sold online, in case the books are wrong. */
  readonly safety: number;
  /** Kept for whoever walks in. */
  readonly offlineBuffer: number;
  /** Pieces; null where it is in days, or nobody is to be told. */
  readonly lowAt: number | null;
  /** Days of cover from the sales of the last 28 days. */
  readonly lowDays: number | null;
  /** Pieces above the threshold at which the alert arms again. */
  readonly lowDelta: number;
}
