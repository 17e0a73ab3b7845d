/**
 * The best rows of a score array, by a bounded min-heap that is kept between calls.
 *
 * Order: highest score first; equal scores by lower row, so that a result never depends on the order of
 * insertion. Allocates its two arrays of `capacity` once; `select` allocates nothing but its answer's view.
 */
export class BestRows {
  readonly #scores: Float32Array;
  readonly #rows: Int32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#scores = new Float32Array(capacity);
    this.#rows = new Int32Array(capacity);
  }

  /**
   * @param scores  `[count]`, read only.
   * @param allowed One byte per row, 0 = never (out of stock, hidden). It is read only for rows above the
   *   threshold, so filtering costs next to nothing.
   * @returns The chosen rows, best first; a view that the next call overwrites.
   */
  select(scores: Float32Array, count: number, allowed?: Uint8Array): Int32Array {
    this.#size = 0;
    const capacity = this.#rows.length;
    if (capacity === 0) return this.#rows;
    let threshold = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < count; row += 1) {
      const score = scores[row] as number;
      // A later row with the score of the worst one kept loses: rows come in ascending order.
      if (score <= threshold && this.#size === capacity) continue;
      if (allowed !== undefined && allowed[row] === 0) continue;
      if (this.#size < capacity) this.#push(score, row);
      else this.#replaceWorst(score, row);
      if (this.#size === capacity) threshold = this.#scores[0] as number;
    }
    return this.#drain();
  }

  #push(score: number, row: number): void {
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(score, row, parent)) break;
      this.#copy(parent, at);
      at = parent;
    }
    this.#put(at, score, row);
  }

  #replaceWorst(score: number, row: number): void {
    this.#sink(score, row, this.#size);
  }

  /** Puts an entry in at the root and lets it sink within the first `size` places. */
  #sink(score: number, row: number, size: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size && this.#isWorse(this.#scores[right] as number, this.#rows[right] as number, child))
        child = right;
      if (this.#isWorse(score, row, child)) break;
      this.#copy(child, at);
      at = child;
    }
    this.#put(at, score, row);
  }

  /** Heap sort in place: the worst goes to the end, so that the best stands first. */
  #drain(): Int32Array {
    for (let last = this.#size - 1; last > 0; last -= 1) {
      const score = this.#scores[last] as number;
      const row = this.#rows[last] as number;
      this.#copy(0, last);
      this.#sink(score, row, last);
    }
    return this.#rows.subarray(0, this.#size);
  }

  #isWorse(score: number, row: number, than: number): boolean {
    const other = this.#scores[than] as number;
    return score < other || (score === other && row > (this.#rows[than] as number));
  }

  #copy(from: number, to: number): void {
    this.#put(to, this.#scores[from] as number, this.#rows[from] as number);
  }

  #put(at: number, score: number, row: number): void {
    this.#scores[at] = score;
    this.#rows[at] = row;
  }
}
