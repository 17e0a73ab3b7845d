import { businessDayNumber, type EpochMs } from '#kernel';

const WINDOW_DAYS = 7;
/** Weight of what the whole merchant sells against one store's own counts; it rules in a store without history. */
const PRIOR_WEIGHT = 20;

/** Weighted events of the last seven days for one store: one bucket per business day, rows are positions. */
export class DailyInterest {
  readonly #rowCount: number;
  readonly #days: (Float32Array | undefined)[] = new Array(WINDOW_DAYS).fill(undefined);
  readonly #dayOf: number[] = new Array(WINDOW_DAYS).fill(-1);

  constructor(rowCount: number) {
    this.#rowCount = rowCount;
  }

  add(row: number, weight: number, at: EpochMs): void {
    if (weight <= 0) return;
    const day = businessDayNumber(at);
    const slot = day % WINDOW_DAYS;
    if ((this.#dayOf[slot] as number) > day) return;
    let bucket = this.#days[slot];
    if (bucket === undefined || this.#dayOf[slot] !== day) {
      bucket = new Float32Array(this.#rowCount);
      this.#days[slot] = bucket;
      this.#dayOf[slot] = day;
    }
    bucket[row] = (bucket[row] as number) + weight;
  }

  /** `[rowCount]`, summed over the seven days that end with the one of `at`. */
  sums(at: EpochMs): Float32Array {
    const today = businessDayNumber(at);
    const sums = new Float32Array(this.#rowCount);
    for (const [slot, bucket] of this.#days.entries()) {
      const day = this.#dayOf[slot] as number;
      if (bucket === undefined || day > today || day <= today - WINDOW_DAYS) continue;
      for (let row = 0; row < sums.length; row += 1)
        sums[row] = (sums[row] as number) + (bucket[row] as number);
    }
    return sums;
  }
}

/** Share of each row in the store's interest, drawn towards the merchant's where the store says little. */
export function smoothedShares(store: Float32Array, merchant: Float32Array): Float32Array {
  const storeTotal = total(store);
  const merchantTotal = total(merchant);
  return store.map((count, row) => {
    const prior = merchantTotal === 0 ? 0 : (merchant[row] as number) / merchantTotal;
    return (count + PRIOR_WEIGHT * prior) / (storeTotal + PRIOR_WEIGHT);
  });
}

function total(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
