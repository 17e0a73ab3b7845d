import type { Sequences } from './sequences.ts';

const ROUNDS = 12;
/** A row of few occurrences is pulled to the middle of time. */
const PRIOR_OCCURRENCES = 1;

/**
 * When each row was current, read from order alone: sequences have no clock here, but what stands late in many
 * sequences is newer. Alternates: the times of one sequence's places are the isotonic fit (pool adjacent
 * violators) of its rows' times; a row's time is the mean of its places' times; times are brought back to
 * uniform ranks, or they would shrink to a point.
 */
export interface Timeline {
  /** `[rowCount]`, 0 = oldest, 1 = newest; 0.5 where nothing is known. */
  readonly times: Float32Array;
  /** `[rowCount]`: mean distance of the places from the row's time. */
  readonly spreads: Float32Array;
  /** `[rowCount]`: mean of (place + 1) / length over the places, smoothed; 1 = always last. */
  readonly relativePlaces: Float32Array;
  /** `[rowCount]`: share of the places that end their sequence, smoothed. */
  readonly lastShares: Float32Array;
}

export function timelineOf(log: Sequences): Timeline {
  const { rowCount, starts, rows } = log;
  const counts = new Float32Array(rowCount);
  for (const row of rows) counts[row] = (counts[row] as number) + 1;
  let times: Float32Array = relativePlaces(log, counts);
  const placeTimes = new Float32Array(rows.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let s = 0; s + 1 < starts.length; s += 1)
      isotonic(rows, starts[s] as number, starts[s + 1] as number, times, placeTimes);
    times = uniform(meansOf(rows, placeTimes, counts), counts);
  }
  const spreads = new Float32Array(rowCount);
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    spreads[row] =
      (spreads[row] as number) +
      Math.abs((placeTimes[place] as number) - (times[row] as number)) / (counts[row] as number);
  }
  return { times, spreads, ...placesOf(log, counts) };
}

/** The time at the end of a history (newest first): the last value of its isotonic fit. */
export function timeOf({ times }: Timeline, newestFirst: readonly number[]): number {
  // The last pool of the fit is the largest mean over any run that ends with the newest row... of suffixes.
  let best = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let n = 0; n < newestFirst.length; n += 1) {
    sum += times[newestFirst[n] as number] as number;
    best = Math.max(best, sum / (n + 1));
  }
  return newestFirst.length === 0 ? 0.5 : best;
}

function relativePlaces({ starts, rows, rowCount }: Sequences, counts: Float32Array): Float32Array {
  const sums = new Float32Array(rowCount);
  for (let s = 0; s + 1 < starts.length; s += 1) {
    const first = starts[s] as number;
    const length = (starts[s + 1] as number) - first;
    for (let place = 0; place < length; place += 1) {
      const row = rows[first + place] as number;
      sums[row] = (sums[row] as number) + (place + 0.5) / length;
    }
  }
  return sums.map(
    (sum, row) => (sum + PRIOR_OCCURRENCES * 0.5) / ((counts[row] as number) + PRIOR_OCCURRENCES),
  );
}

function meansOf(rows: Int32Array, placeTimes: Float32Array, counts: Float32Array): Float32Array {
  const sums = new Float32Array(counts.length);
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    sums[row] = (sums[row] as number) + (placeTimes[place] as number);
  }
  return sums.map(
    (sum, row) => (sum + PRIOR_OCCURRENCES * 0.5) / ((counts[row] as number) + PRIOR_OCCURRENCES),
  );
}

/** Times become shares of occurrences that lie before them. */
function uniform(times: Float32Array, counts: Float32Array): Float32Array {
  const order = Int32Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number));
  let total = 0;
  for (const count of counts) total += count;
  const ranks = new Float32Array(times.length).fill(0.5);
  let before = 0;
  for (const row of order) {
    const count = counts[row] as number;
    if (count === 0) continue;
    ranks[row] = (before + count / 2) / total;
    before += count;
  }
  return ranks;
}

const poolSums: number[] = [];
const poolSizes: number[] = [];

/** Pool adjacent violators: the ascending times that are nearest to those of the rows. */
function isotonic(
  rows: Int32Array,
  from: number,
  until: number,
  times: Float32Array,
  out: Float32Array,
): void {
  let pools = 0;
  for (let place = from; place < until; place += 1) {
    let sum = times[rows[place] as number] as number;
    let size = 1;
    while (pools > 0 && (poolSums[pools - 1] as number) / (poolSizes[pools - 1] as number) > sum / size) {
      pools -= 1;
      sum += poolSums[pools] as number;
      size += poolSizes[pools] as number;
    }
    poolSums[pools] = sum;
    poolSizes[pools] = size;
    pools += 1;
  }
  let place = from;
  for (let p = 0; p < pools; p += 1) {
    const mean = (poolSums[p] as number) / (poolSizes[p] as number);
    for (let n = 0; n < (poolSizes[p] as number); n += 1) {
      out[place] = mean;
      place += 1;
    }
  }
}

const PLACE_PRIOR = 1;
const LAST_PRIOR = 0.3;
const PRIOR_WEIGHT = 2;

function placesOf({ starts, rows, rowCount }: Sequences, counts: Float32Array) {
  const places = new Float32Array(rowCount).fill(PLACE_PRIOR);
  const lasts = new Float32Array(rowCount).fill(LAST_PRIOR);
  for (let s = 0; s + 1 < starts.length; s += 1) {
    const first = starts[s] as number;
    const length = (starts[s + 1] as number) - first;
    for (let place = 0; place < length; place += 1) {
      const row = rows[first + place] as number;
      places[row] = (places[row] as number) + (place + 1) / length;
      if (place + 1 === length) lasts[row] = (lasts[row] as number) + 1;
    }
  }
  const smoothed = (sums: Float32Array) =>
    sums.map((sum, row) => sum / ((counts[row] as number) + PRIOR_WEIGHT));
  return { relativePlaces: smoothed(places), lastShares: smoothed(lasts) };
}
