/** Rows whose largest score the index's kernel keeps beside the scores. */
export const BLOCK_ROWS = 16;

/** Room for rows that wait to be thinned out, in multiples of what is kept: 2 took 1.15 times as long, 5 .94. */
const ROOM_FACTOR = 3;

/** A sort key holds 32 bits of score and 21 of place in one double. */
const PLACES_MAX = 2 ** 21;

/** Groups of blocks whose maxima give the first threshold, in multiples of what is kept. */
const GROUPS_FACTOR = 1.5;

/**
 * The best rows of a score array, without sorting it.
 *
 * Rows above a threshold wait in a buffer; when it is full, all but the best `capacity` go and the
 * threshold rises. Where the maxima of blocks are known, the threshold starts just below the
 * `capacity`-th largest of them: so many rows are at least as good, and few others are. The processor's
 * wrong guesses are what selection costs: 200 of 10,000 random scores took 13 us like this, 75 with a
 * threshold that rises from nothing, 82 with a heap.
 *
 * Order: highest score first, equal scores by lower row, so that a result never depends on the order of
 * insertion. NaN and -Infinity are never chosen. Allocates its arrays once.
 */
export class BestRows {
  readonly #capacity: number;
  readonly #scores: Float32Array;
  readonly #scoreBits: Uint32Array;
  readonly #rows: Int32Array;
  readonly #scratch: Float32Array;
  readonly #groupMaxima: Float32Array;
  readonly #keys: Float64Array;
  readonly #sorted: Int32Array;
  #size = 0;
  #threshold = Number.NEGATIVE_INFINITY;

  constructor(capacity: number) {
    if (capacity > PLACES_MAX) throw new RangeError(`at most ${PLACES_MAX} rows`);
    const room = ROOM_FACTOR * capacity;
    this.#capacity = capacity;
    this.#scores = new Float32Array(room);
    this.#scoreBits = new Uint32Array(this.#scores.buffer);
    this.#rows = new Int32Array(room);
    this.#scratch = new Float32Array(room);
    this.#groupMaxima = new Float32Array(2 * GROUPS_FACTOR * capacity + 1);
    this.#keys = new Float64Array(capacity);
    this.#sorted = new Int32Array(capacity);
  }

  /**
   * @param scores  `[count]`, read only.
   * @param allowed One byte per row, 0 = never (out of stock, hidden). It is read only for rows above the
   *   threshold.
   * @param above Only larger scores: where most are 0, none of them has to wait and be thinned out.
   * @returns The chosen rows, best first; a view that the next call overwrites.
   */
  select(
    scores: Float32Array,
    count: number,
    allowed?: Uint8Array,
    above = Number.NEGATIVE_INFINITY,
  ): Int32Array {
    this.start();
    this.#threshold = above;
    if (this.#capacity > 0) this.#take(scores, 0, count, allowed);
    return this.best();
  }

  /** Forgets everything: the first of `start`, `add` as often as there are pieces, `best` or `kept`. */
  start(): void {
    this.#size = 0;
    this.#threshold = Number.NEGATIVE_INFINITY;
  }

  /**
   * Offers rows `from` to `to - 1`, both multiples of 16; pieces come in ascending order.
   * @param scores `[rows]`
   * @param maxima `[rows / 16]`: the largest score of each block; most blocks are passed over by it.
   */
  add(scores: Float32Array, maxima: Float32Array, from: number, to: number): void {
    if (this.#capacity === 0) return;
    if (this.#threshold === Number.NEGATIVE_INFINITY)
      this.#threshold = this.#floorOf(maxima, from / BLOCK_ROWS, to / BLOCK_ROWS);
    for (let first = from; first < to; first += BLOCK_ROWS)
      // A later row with the score of the worst one kept loses: rows come in ascending order.
      if ((maxima[first / BLOCK_ROWS] as number) > this.#threshold)
        this.#take(scores, first, first + BLOCK_ROWS);
  }

  /** The chosen rows, best first; a view until the next call. */
  best(): Int32Array {
    const kept = this.kept();
    for (let place = 0; place < kept.length; place += 1)
      this.#keys[place] = descending(this.#scoreBits[place] as number) * PLACES_MAX + place;
    const keys = this.#keys.subarray(0, kept.length).sort();
    for (let n = 0; n < keys.length; n += 1) {
      const key = keys[n] as number;
      this.#sorted[n] = kept[key - Math.floor(key / PLACES_MAX) * PLACES_MAX] as number;
    }
    return this.#sorted.subarray(0, kept.length);
  }

  /** The same rows, in ascending order of row; a view until the next call. */
  kept(): Int32Array {
    if (this.#size > this.#capacity) this.#thinOut(this.#size);
    return this.#rows.subarray(0, this.#size);
  }

  #take(scores: Float32Array, from: number, to: number, allowed?: Uint8Array): void {
    const waiting = this.#scores;
    const rows = this.#rows;
    let size = this.#size;
    let threshold = this.#threshold;
    for (let row = from; row < to; row += 1) {
      const score = scores[row] as number;
      if (!(score > threshold)) continue;
      if (allowed !== undefined && allowed[row] === 0) continue;
      // -0 becomes 0: their bits differ, their order does not.
      waiting[size] = score + 0;
      rows[size] = row;
      size += 1;
      if (size === rows.length) {
        this.#thinOut(size);
        size = this.#size;
        threshold = this.#threshold;
      }
    }
    this.#size = size;
  }

  /** Just below a score that at least `capacity` rows of blocks `from` to `to - 1` reach. */
  #floorOf(maxima: Float32Array, from: number, to: number): number {
    const capacity = this.#capacity;
    const groupBlocks = Math.max(1, Math.floor((to - from) / (GROUPS_FACTOR * capacity)));
    let groups = 0;
    for (let first = from; first < to; first += groupBlocks) {
      let largest = Number.NEGATIVE_INFINITY;
      for (let block = first; block < Math.min(first + groupBlocks, to); block += 1)
        largest = Math.max(largest, maxima[block] as number);
      this.#groupMaxima[groups] = largest;
      groups += 1;
    }
    if (groups < capacity) return Number.NEGATIVE_INFINITY;
    return nextBelow(nthLargest(this.#groupMaxima, groups, capacity));
  }

  /** Keeps the best `capacity`, in ascending order of row; of rows that share the last score the first ones. */
  #thinOut(size: number): void {
    const scores = this.#scores;
    const rows = this.#rows;
    this.#scratch.set(scores);
    const worst = nthLargest(this.#scratch, size, this.#capacity);
    let equalsLeft = this.#capacity;
    for (let at = 0; at < size; at += 1) if ((scores[at] as number) > worst) equalsLeft -= 1;
    let kept = 0;
    for (let at = 0; at < size; at += 1) {
      const score = scores[at] as number;
      if (score < worst) continue;
      if (score === worst) {
        if (equalsLeft === 0) continue;
        equalsLeft -= 1;
      }
      scores[kept] = score;
      rows[kept] = rows[at] as number;
      kept += 1;
    }
    this.#size = kept;
    this.#threshold = worst;
  }
}

const float = new Float32Array(1);
const floatBits = new Int32Array(float.buffer);

/** The next smaller f32; -Infinity stays. */
function nextBelow(value: number): number {
  if (value === 0) return -(2 ** -149);
  if (value === Number.NEGATIVE_INFINITY) return value;
  float[0] = value;
  floatBits[0] = (floatBits[0] as number) + (value > 0 ? -1 : 1);
  return float[0];
}

/** Bits of a float to an integer that is smaller for a larger float. */
function descending(bits: number): number {
  return (bits >>> 31 === 1 ? bits : ~bits & 0x7fff_ffff) >>> 0;
}

/** The n-th largest of the first `size` values, n from 1 (Hoare's FIND). Overwrites their order. */
function nthLargest(values: Float32Array, size: number, n: number): number {
  const target = n - 1;
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) > pivot) left += 1;
      while ((values[right] as number) < pivot) right -= 1;
      if (left > right) break;
      const moved = values[left] as number;
      values[left] = values[right] as number;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (right < target) low = left;
    if (target < left) high = right;
  }
  return values[target] as number;
}
