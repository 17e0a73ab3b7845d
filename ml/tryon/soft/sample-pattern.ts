/** Where the samples of a pixel lie, shares of its width and height. */
export interface SamplePattern {
  readonly count: number;
  readonly across: readonly number[];
  readonly down: readonly number[];
}

/**
 * No two samples share a row or a column, so that an edge that is nearly upright or level still takes a step
 * per sample: on a plain grid of 2 x 2 a hat's brim showed stairs of half a pixel, here of a quarter.
 */
function rooks(order: readonly number[]): SamplePattern {
  const count = order.length;
  return {
    count,
    across: order.map((_, i) => (i + 0.5) / count),
    down: order.map((row) => (row + 0.5) / count),
  };
}

const PATTERNS: readonly SamplePattern[] = [
  rooks([0]),
  rooks([1, 3, 0, 2]),
  rooks([3, 7, 1, 5, 0, 8, 4, 2, 6]),
];

/** @param perSide 1..3: as many samples as a square with so many to a side */
export function samplePattern(perSide: number): SamplePattern {
  const pattern = PATTERNS[perSide - 1];
  if (pattern === undefined) throw new Error(`no pattern for ${perSide} samples per side`);
  return pattern;
}
