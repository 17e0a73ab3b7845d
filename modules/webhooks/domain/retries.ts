import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#kernel';

/** Between attempts, 15 s to 24 h (API-02). Each is longer than an answer may take, so nobody sends a thing twice at once. */
const PAUSES_MS: readonly number[] = [
  ...[15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS],
  ...[2 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS],
];

/** After so many failed attempts; the last one ends it, its pause only keeps others away. */
export function pauseAfter(attempts: number): number {
  return PAUSES_MS[attempts - 1] ?? 15 * SECOND_MS;
}

export function isGivenUp(attempts: number): boolean {
  return attempts > PAUSES_MS.length;
}
