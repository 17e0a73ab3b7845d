import { BestRows } from './best-rows.ts';

/** A sparse matrix by rows: how strongly column j is suggested by row i. Columns ascend within a row. */
export interface PairTable {
  /** `[rowCount + 1]` */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

const PART_ENTRIES = 1 << 20;

interface Part {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Takes rows in ascending order, keeps the best entries of each. Grows in parts outside the JavaScript heap. */
export class PairTableWriter {
  readonly #best: BestRows;
  readonly #starts: Int32Array;
  readonly #parts: Part[] = [];
  #length = 0;
  #scores = new Float32Array(0);

  constructor(rowCount: number, entriesMax: number) {
    this.#best = new BestRows(entriesMax);
    this.#starts = new Int32Array(rowCount + 1);
  }

  /**
   * @param columns The first `count`, ascending, are the columns that may be kept; never `row` itself.
   * @param sums `[rowCount]`: value of each column before it is multiplied by `factor`.
   */
  addRow(
    row: number,
    columns: Int32Array,
    count: number,
    sums: Float32Array,
    factor: (row: number, column: number) => number,
  ): void {
    if (this.#scores.length < count) this.#scores = new Float32Array(2 * count);
    const scores = this.#scores.subarray(0, count);
    for (let place = 0; place < count; place += 1) {
      const column = columns[place] as number;
      scores[place] = column === row ? 0 : (sums[column] as number) * factor(row, column);
    }
    this.addScored(row, columns, scores);
  }

  /** @param scores As many as there are columns, or fewer; a zero is no entry. */
  addScored(row: number, columns: Int32Array, scores: Float32Array): void {
    for (const place of this.#best.select(scores, scores.length).slice().sort())
      if (scores[place] !== 0) this.#push(columns[place] as number, scores[place] as number);
    this.#starts[row + 1] = this.#length;
  }

  finish(): PairTable {
    const columns = new Int32Array(this.#length);
    const values = new Float32Array(this.#length);
    for (const [p, part] of this.#parts.entries()) {
      const count = Math.min(PART_ENTRIES, this.#length - p * PART_ENTRIES);
      columns.set(part.columns.subarray(0, count), p * PART_ENTRIES);
      values.set(part.values.subarray(0, count), p * PART_ENTRIES);
    }
    return { starts: this.#starts, columns, values };
  }

  #push(column: number, value: number): void {
    const at = this.#length % PART_ENTRIES;
    if (at === 0)
      this.#parts.push({ columns: new Int32Array(PART_ENTRIES), values: new Float32Array(PART_ENTRIES) });
    const part = this.#parts.at(-1) as Part;
    part.columns[at] = column;
    part.values[at] = value;
    this.#length += 1;
  }
}
