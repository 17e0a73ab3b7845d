import { BestRows } from './best-rows.ts';
import { type ListContext, listContext } from './features.ts';
import { CONTEXT_ROWS } from './log-bilinear.ts';
import type { ServedBehaviour } from './model.ts';
import { entryOf } from './pair-table.ts';
import { type Shelf, type Shopper, without } from './shopper.ts';
import { cosine, DECAY, type Encoded, encode, SIGNAL_COUNT, tableSignals, writeSignals } from './signals.ts';
import { TableSums } from './table-sums.ts';

/** Rows that each source may propose. A row proposed twice counts once. */
const QUOTA = {
  wished: 60,
  bought: 30,
  /** From what is bought together this month, and from what the next baskets hold. */
  basketMonth: 60,
  basketStep: 40,
  forward: 100,
  together: 40,
  twoSteps: 40,
  sessions: 60,
  taste: 80,
  /** From each of the person's three largest groups. */
  group: 16,
  popular: 40,
  fresh: 16,
} as const;
export type Quota = Readonly<Record<keyof typeof QUOTA, number>>;
const GROUPS_MAX = 3;

/** Sum of the quotas: no list is longer. */
export const CANDIDATES_MAX =
  QUOTA.wished +
  QUOTA.bought +
  QUOTA.basketMonth +
  QUOTA.basketStep +
  QUOTA.forward +
  QUOTA.together +
  QUOTA.twoSteps +
  QUOTA.sessions +
  QUOTA.taste +
  QUOTA.group * GROUPS_MAX +
  QUOTA.popular +
  QUOTA.fresh;

/** One person's candidates at one store. */
export interface CandidateList {
  readonly rows: readonly number[];
  /** `[rows.length, SIGNAL_COUNT]` */
  readonly signals: Float32Array;
  readonly context: ListContext;
  readonly encoded: Encoded;
}

/** The row of a history that a candidate follows, or that it is like. */
export interface Carrier {
  readonly kind: 'after' | 'similar';
  readonly row: number;
}

/**
 * Proposes rows and computes their signals. Keeps its scratch arrays between calls; a list that was
 * returned is not touched again.
 */
export class CandidateMaker {
  readonly #model: ServedBehaviour | undefined;
  readonly #rowCount: number;
  readonly #forward: TableSums;
  readonly #together: TableSums;
  readonly #twoSteps: TableSums;
  readonly #next: TableSums;
  readonly #sessions: TableSums;
  readonly #isListed: Uint8Array;
  readonly #best: BestRows;
  readonly #quota: Quota;

  /**
   * @param rowCount Rows of the shop; those from `model.rowCount` on are newer than the model.
   * @param quota Other quotas than the feed's, for a measurement; lists may then be longer than `CANDIDATES_MAX`.
   */
  constructor(model: ServedBehaviour | undefined, rowCount: number, quota: Partial<Quota> = {}) {
    this.#quota = { ...QUOTA, ...quota };
    this.#model = model;
    this.#rowCount = rowCount;
    this.#isListed = new Uint8Array(rowCount);
    this.#best = new BestRows(Math.max(this.#quota.basketMonth, this.#quota.basketStep));
    const known = model?.rowCount ?? 0;
    this.#forward = new TableSums(known, this.#quota.forward);
    this.#together = new TableSums(known, this.#quota.together);
    this.#twoSteps = new TableSums(known, this.#quota.twoSteps);
    this.#next = new TableSums(known, 0);
    this.#sessions = new TableSums(known, this.#quota.sessions);
  }

  /** @param allowed `[rowCount]`, 0 = not at this store now, or not for this person. */
  list(shopper: Shopper, shelf: Shelf, allowed: Uint8Array): CandidateList {
    const model = this.#model;
    const encoded = encode(model, shopper, shelf);
    if (model !== undefined) this.#sum(model, encoded.known);
    const rows = this.#propose(encoded, shelf, allowed);
    const signals = new Float32Array(rows.length * SIGNAL_COUNT);
    for (let c = 0; c < rows.length; c += 1) {
      const row = rows[c] as number;
      writeSignals(model, shelf, encoded, this.#tablesAt(row), row, signals, c * SIGNAL_COUNT);
    }
    this.#clear();
    return { rows, signals, context: listContext(signals, rows.length), encoded };
  }

  encode(shopper: Shopper, shelf: Shelf): Encoded {
    return encode(this.#model, shopper, shelf);
  }

  /** The person of `encoded`, had she never met `row`. */
  encodeWithout({ shopper, baskets }: Encoded, row: number, shelf: Shelf): Encoded {
    const isBought = shopper.baskets?.some(({ rows }) => Array.prototype.includes.call(rows, row)) === true;
    return encode(this.#model, without(shopper, row), shelf, isBought ? undefined : baskets);
  }

  /** Signals of one row for one person, by the definition: slow, for a few rows. */
  writeSignals(encoded: Encoded, shelf: Shelf, row: number, out: Float32Array, at: number): void {
    writeSignals(this.#model, shelf, encoded, tableSignals(this.#model, encoded, row), row, out, at);
  }

  /**
   * The row of the history that probably carries candidate `c` most: by transitions, else by likeness of
   * vectors, else the newest one of the same group. Whether it really does is for `reasonsFor` to try.
   */
  carrierOf({ rows, encoded }: CandidateList, c: number, shelf: Shelf): Carrier | undefined {
    const row = rows[c] as number;
    const model = this.#model;
    if (model !== undefined && row < model.rowCount) {
      const { known } = encoded;
      const after = mostOf(known, (met, age) => DECAY.forward ** age * entryOf(model.forward, met, row));
      if (after !== undefined) return { kind: 'after', row: after };
      const newest = known.slice(0, CONTEXT_ROWS);
      const similar = mostOf(newest, (met) => (met === row ? 0 : cosine(model, met, row)));
      if (similar !== undefined) return { kind: 'similar', row: similar };
    }
    const group = shelf.groups[row];
    const kin = encoded.shopper.rows.find((met) => met !== row && shelf.groups[met] === group);
    return kin === undefined ? undefined : { kind: 'similar', row: kin };
  }

  #sum(model: ServedBehaviour, known: readonly number[]): void {
    this.#forward.add(model.forward, known, DECAY.forward);
    this.#together.add(model.together, known, DECAY.together);
    this.#twoSteps.add(model.twoSteps, known, DECAY.twoSteps);
    this.#next.add(model.next, known.slice(0, 1), 1);
    model.neighbours?.walk(known, this.#sessions.addOne);
  }

  #tablesAt(row: number) {
    return {
      forward: this.#forward.at(row),
      next: this.#next.at(row),
      together: this.#together.at(row),
      twoSteps: this.#twoSteps.at(row),
      sessions: this.#sessions.at(row),
    };
  }

  #clear(): void {
    for (const sums of [this.#forward, this.#together, this.#twoSteps, this.#next, this.#sessions])
      sums.clear();
  }

  /** Rows with a sum above zero, best first; a view until the next call. */
  #bestOf(sums: Float32Array, allowed: Uint8Array): Int32Array {
    return this.#best.select(sums, sums.length, allowed, 0);
  }

  #propose(
    { shopper, known, user, groupShares, baskets }: Encoded,
    shelf: Shelf,
    allowed: Uint8Array,
  ): number[] {
    const rows: number[] = [];
    const isListed = this.#isListed;
    const take = (proposed: Iterable<number>, quota: number): void => {
      let left = quota;
      for (const row of proposed) {
        if (left === 0) break;
        if (row >= this.#rowCount || allowed[row] === 0) continue;
        left -= 1;
        if (isListed[row] === 1) continue;
        isListed[row] = 1;
        rows.push(row);
      }
    };
    take(shopper.wished ?? [], this.#quota.wished);
    take(
      shopper.purchases.map(({ row }) => row),
      this.#quota.bought,
    );
    if (baskets !== undefined) {
      take(this.#bestOf(baskets.month, allowed), this.#quota.basketMonth);
      take(this.#bestOf(baskets.steps, allowed), this.#quota.basketStep);
    }
    take(this.#forward.best(allowed), this.#quota.forward);
    take(this.#together.best(allowed), this.#quota.together);
    take(this.#twoSteps.best(allowed), this.#quota.twoSteps);
    take(this.#sessions.best(allowed), this.#quota.sessions);
    if (this.#model !== undefined && known.length > 0 && this.#quota.taste > 0)
      take(this.#model.index.search(user, this.#quota.taste, allowed), this.#quota.taste);
    const groups = [...groupShares].sort(([a, x], [b, y]) => y - x || a - b).slice(0, GROUPS_MAX);
    for (const [group] of groups) take(shelf.groupOrders[group] ?? [], this.#quota.group);
    take(shelf.popularOrder, this.#quota.popular);
    take(shelf.freshOrder, this.#quota.fresh);
    for (const row of rows) isListed[row] = 0;
    return rows;
  }
}

/** The row with the largest value above zero, of equal ones the first. */
function mostOf(rows: readonly number[], value: (row: number, place: number) => number): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const worth = value(rows[place] as number, place);
    if (worth <= most) continue;
    most = worth;
    best = rows[place];
  }
  return best;
}
