import { BestRows } from './best-rows.ts';
import type { PairTable } from './pair-table.ts';

/** One table summed over a history, dense, with the places to clear afterwards. */
export class TableSums {
  readonly #sums: Float32Array;
  readonly #met: number[] = [];
  readonly #best: BestRows;

  constructor(rowCount: number, quota: number) {
    this.#sums = new Float32Array(rowCount);
    this.#best = new BestRows(Math.min(quota, rowCount));
  }

  readonly addOne = (row: number, weight: number): void => {
    if (this.#sums[row] === 0) this.#met.push(row);
    this.#sums[row] = (this.#sums[row] as number) + weight;
  };

  add({ starts, columns, values }: PairTable, history: readonly number[], decay: number): void {
    let weight = 1;
    for (const row of history) {
      for (let e = starts[row] as number; e < (starts[row + 1] as number); e += 1) {
        const column = columns[e] as number;
        if (this.#sums[column] === 0) this.#met.push(column);
        this.#sums[column] = (this.#sums[column] as number) + weight * (values[e] as number);
      }
      weight *= decay;
    }
  }

  at(row: number): number {
    return this.#sums[row] ?? 0;
  }

  /** The best rows with a sum above zero; a view until the next call. */
  best(allowed: Uint8Array): Int32Array {
    return this.#best.select(this.#sums, this.#sums.length, allowed, 0);
  }

  clear(): void {
    for (const row of this.#met) this.#sums[row] = 0;
    this.#met.length = 0;
  }
}
