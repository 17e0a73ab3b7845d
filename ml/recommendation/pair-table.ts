import { BestRows } from './best-rows.ts';
import { occurrenceCounts, occurrencesOf, type Sequences } from './sequences.ts';

/** A sparse matrix by rows: how strongly column j is suggested by row i. Columns ascend within a row. */
export interface PairTable {
  /** `[rowCount + 1]` */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Entries kept per row; the tail adds nothing to the first hundred places and costs memory. */
const ROW_ENTRIES_MAX = 200;
const TWO_STEP_ENTRIES_MAX = 60;
const WINDOW_PLACES = 50;

/**
 * A count is divided by n_i^source * n_j^target + shrink, n = occurrences: without it popular rows follow
 * everything. The exponents were searched on public data with a time gap (Beauty, see README).
 */
interface Damping {
  readonly source: number;
  readonly target: number;
  readonly shrink: number;
}

const FORWARD: Damping = { source: 0.3, target: 0.2, shrink: 3 };
const NEXT: Damping = { source: 0.3, target: 0.2, shrink: 3 };
const TOGETHER: Damping = { source: 0.5, target: 0.4, shrink: 10 };
/** Weight of "j came before i" beside "j came after i": direction matters, but not entirely. */
const BACKWARD_SHARE = 0.2;

type Accumulate = (row: number, add: (column: number, weight: number) => void) => void;

/** Who follows whom within 50 places, a pair at distance k counting k^-0.5, plus a little of the reverse. */
export function forwardTable(log: Sequences): PairTable {
  const weights = Float64Array.from({ length: WINDOW_PLACES + 1 }, (_, k) => (k === 0 ? 0 : k ** -0.5));
  return pairTable(log, FORWARD, (visit) => (row, add) => {
    visit(row, (place, from, until) => {
      const last = Math.min(until, place + WINDOW_PLACES + 1);
      for (let at = place + 1; at < last; at += 1) add(log.rows[at] as number, weights[at - place] as number);
      const first = Math.max(from, place - WINDOW_PLACES);
      for (let at = place - 1; at >= first; at -= 1)
        add(log.rows[at] as number, BACKWARD_SHARE * (weights[place - at] as number));
    });
  });
}

/** Direct successors only. */
export function nextTable(log: Sequences): PairTable {
  return pairTable(log, NEXT, (visit) => (row, add) => {
    visit(row, (place, _from, until) => {
      if (place + 1 < until) add(log.rows[place + 1] as number, 1);
    });
  });
}

/** In how many sequences two rows meet, whatever their order and number. */
export function togetherTable(log: Sequences): PairTable {
  const lastMet = new Int32Array(log.rowCount).fill(-1);
  let round = 0;
  return pairTable(log, TOGETHER, (visit) => (row, add) => {
    let lastFrom = -1;
    visit(row, (_place, from, until) => {
      // Places ascend, so a sequence that holds the row twice comes twice in a row.
      if (from === lastFrom) return;
      lastFrom = from;
      round += 1;
      for (let at = from; at < until; at += 1) {
        const column = log.rows[at] as number;
        if (lastMet[column] === round) continue;
        lastMet[column] = round;
        add(column, 1);
      }
    });
  });
}

/**
 * Two steps through `table`: what follows that which follows. Reaches rows that never met. Only the strongest
 * 60 entries of each row are walked: all 200 took ten times as long.
 */
export function twoStepTable(full: PairTable, rowCount: number): PairTable {
  const table = strongest(full, rowCount, TWO_STEP_ENTRIES_MAX);
  const sums = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    for (let e = table.starts[row] as number; e < (table.starts[row + 1] as number); e += 1)
      sums[row] = (sums[row] as number) + (table.values[e] as number);
  }
  return keepBest(rowCount, (row, add) => {
    for (let e = table.starts[row] as number; e < (table.starts[row + 1] as number); e += 1) {
      const middle = table.columns[e] as number;
      const weight = (table.values[e] as number) / (sums[middle] || 1);
      for (let f = table.starts[middle] as number; f < (table.starts[middle + 1] as number); f += 1)
        add(table.columns[f] as number, weight * (table.values[f] as number));
    }
  });
}

function strongest({ starts, columns, values }: PairTable, rowCount: number, entriesMax: number): PairTable {
  const best = new BestRows(entriesMax);
  const kept: number[] = [];
  const keptStarts = new Int32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row += 1) {
    const first = starts[row] as number;
    const rowValues = values.subarray(first, starts[row + 1]);
    const places = best.select(rowValues, rowValues.length).slice().sort();
    for (const place of places) kept.push(first + place);
    keptStarts[row + 1] = kept.length;
  }
  return {
    starts: keptStarts,
    columns: Int32Array.from(kept, (entry) => columns[entry] as number),
    values: Float32Array.from(kept, (entry) => values[entry] as number),
  };
}

/** One entry of the matrix, by binary search; 0 when it is not stored. */
export function entryOf(table: PairTable, row: number, column: number): number {
  let low = table.starts[row] as number;
  let high = (table.starts[row + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = table.columns[middle] as number;
    if (found === column) return table.values[middle] as number;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

type VisitPlaces = (row: number, at: (place: number, from: number, until: number) => void) => void;

function pairTable(log: Sequences, damping: Damping, pairsOf: (visit: VisitPlaces) => Accumulate): PairTable {
  const { starts, places, sequence } = occurrencesOf(log);
  const counts = occurrenceCounts(log);
  const sourceFactors = counts.map((n) => n ** damping.source);
  const targetFactors = counts.map((n) => n ** damping.target);
  const accumulate = pairsOf((row, at) => {
    for (let o = starts[row] as number; o < (starts[row + 1] as number); o += 1) {
      const place = places[o] as number;
      const s = sequence[place] as number;
      at(place, log.starts[s] as number, log.starts[s + 1] as number);
    }
  });
  return keepBest(log.rowCount, accumulate, (row, column) => {
    const product = (sourceFactors[row] as number) * (targetFactors[column] as number);
    return 1 / (product + damping.shrink);
  });
}

/**
 * Collects row after row in one dense accumulator and keeps its best entries, so that memory beside the
 * result is O(rowCount) and not O(pairs).
 */
export function keepBest(
  rowCount: number,
  accumulate: Accumulate,
  factor: (row: number, column: number) => number = () => 1,
): PairTable {
  const sums = new Float32Array(rowCount);
  const met: number[] = [];
  const add = (column: number, weight: number): void => {
    if (sums[column] === 0) met.push(column);
    sums[column] = (sums[column] as number) + weight;
  };
  const best = new BestRows(ROW_ENTRIES_MAX);
  const starts = new Int32Array(rowCount + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    accumulate(row, add);
    // A typed array sorts numbers without a comparator: a third of the whole build otherwise.
    const others = Int32Array.from(met).sort();
    const scores = new Float32Array(others.length);
    for (let place = 0; place < others.length; place += 1) {
      const column = others[place] as number;
      if (column !== row) scores[place] = (sums[column] as number) * factor(row, column);
    }
    for (const place of best.select(scores, scores.length).slice().sort()) {
      if (scores[place] === 0) continue;
      columns.push(others[place] as number);
      values.push(scores[place] as number);
    }
    starts[row + 1] = columns.length;
    for (const column of met) sums[column] = 0;
    met.length = 0;
  }
  return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values) };
}
