/**
 * Gini coefficient of `counts` (none negative): 0 = all alike, towards 1 = one has everything. 0 when there is
 * nothing to share.
 */
export function gini(counts: readonly number[]): number {
  const rising = [...counts].sort((a, b) => a - b);
  const total = rising.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const weighted = rising.reduce((sum, count, n) => sum + (n + 1) * count, 0);
  return (2 * weighted) / (rising.length * total) - (rising.length + 1) / rising.length;
}
