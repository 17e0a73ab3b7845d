import { type PairTable, PairTableWriter } from './pair-table-writer.ts';
import { occurrenceCounts, occurrencesOf, type SegmentedLog, type SequenceLog } from './sequences.ts';

export type { PairTable } from './pair-table-writer.ts';

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

type Add = (column: number, weight: number) => void;

/** Adds what one occurrence says: row at `place` of `rows`, whose sequence is `rows[from .. until)`. */
type Visit = (rows: Int32Array, place: number, from: number, until: number, add: Add) => void;

/** Who follows whom within 50 places, a pair at distance k counting k^-0.5, plus a little of the reverse. */
export function forwardTable(log: SequenceLog): PairTable {
  const weights = Float64Array.from({ length: WINDOW_PLACES + 1 }, (_, k) => (k === 0 ? 0 : k ** -0.5));
  return pairTable(log, FORWARD, (rows, place, from, until, add) => {
    const last = Math.min(until, place + WINDOW_PLACES + 1);
    for (let at = place + 1; at < last; at += 1) add(rows[at] as number, weights[at - place] as number);
    const first = Math.max(from, place - WINDOW_PLACES);
    for (let at = place - 1; at >= first; at -= 1)
      add(rows[at] as number, BACKWARD_SHARE * (weights[place - at] as number));
  });
}

/** Direct successors only. */
export function nextTable(log: SequenceLog): PairTable {
  return pairTable(log, NEXT, (rows, place, _from, until, add) => {
    if (place + 1 < until) add(rows[place + 1] as number, 1);
  });
}

/** In how many sequences two rows meet, whatever their order and number. */
export function togetherTable(log: SequenceLog): PairTable {
  const lastMet = new Int32Array(log.rowCount).fill(-1);
  let round = 0;
  return pairTable(log, TOGETHER, (rows, place, from, until, add) => {
    const row = rows[place] as number;
    for (let at = from; at < place; at += 1) if (rows[at] === row) return;
    round += 1;
    for (let at = from; at < until; at += 1) {
      const column = rows[at] as number;
      if (lastMet[column] === round) continue;
      lastMet[column] = round;
      add(column, 1);
    }
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
  const table = new PairTableWriter(rowCount, entriesMax);
  for (let row = 0; row < rowCount; row += 1)
    table.addScored(
      row,
      columns.subarray(starts[row], starts[row + 1]),
      values.subarray(starts[row], starts[row + 1]),
    );
  return table.finish();
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

type Accumulate = (row: number, add: Add) => void;
type Factor = (row: number, column: number) => number;

/** The same bits whether the log lies in memory or comes in segments: a row's pairs are added in one order. */
function pairTable(log: SequenceLog, damping: Damping, visit: Visit): PairTable {
  const counts = occurrenceCounts(log);
  const sourceFactors = counts.map((n) => n ** damping.source);
  const targetFactors = counts.map((n) => n ** damping.target);
  const factor: Factor = (row, column) => {
    const product = (sourceFactors[row] as number) * (targetFactors[column] as number);
    return 1 / (product + damping.shrink);
  };
  if ('segments' in log) return pairsOfSegments(log, factor, visit);
  const { starts, places, sequence } = occurrencesOf(log);
  const accumulate: Accumulate = (row, add) => {
    for (let o = starts[row] as number; o < (starts[row + 1] as number); o += 1) {
      const place = places[o] as number;
      const s = sequence[place] as number;
      visit(log.rows, place, log.starts[s] as number, log.starts[s + 1] as number, add);
    }
  };
  return keepBest(log.rowCount, accumulate, factor);
}

/**
 * Collects row after row in one dense accumulator and keeps its best entries, so that memory beside the
 * result is O(rowCount) and not O(pairs).
 */
export function keepBest(rowCount: number, accumulate: Accumulate, factor?: Factor): PairTable {
  const build = pairTableBuild(rowCount, accumulate, factor);
  build.addRows(rowCount);
  return build.finish();
}

/** A table under construction: for threads that have others to answer in between. */
export interface PairTableBuild {
  /** Adds the next `count` rows, or those that are left. Returns whether rows are left after them. */
  addRows(count: number): boolean;
  /** The table, once no rows are left. */
  finish(): PairTable;
}

/** As `keepBest`, some rows at a time; the same bits however the rows are dealt out. */
export function pairTableBuild(
  rowCount: number,
  accumulate: Accumulate,
  factor: Factor = () => 1,
): PairTableBuild {
  const sums = new Float32Array(rowCount);
  const met: number[] = [];
  const add: Add = (column, weight) => {
    if (sums[column] === 0) met.push(column);
    sums[column] = (sums[column] as number) + weight;
  };
  const table = new PairTableWriter(rowCount, ROW_ENTRIES_MAX);
  let row = 0;
  return {
    addRows(count) {
      for (const end = Math.min(rowCount, row + count); row < end; row += 1) {
        accumulate(row, add);
        // A typed array sorts numbers without a comparator: a third of the whole build otherwise.
        const columns = Int32Array.from(met).sort();
        table.addRow(row, columns, columns.length, sums, factor);
        for (const column of met) sums[column] = 0;
        met.length = 0;
      }
      return row < rowCount;
    },
    finish: () => table.finish(),
  };
}

/** Dense accumulators of one block of rows; the log is read once per block. */
const BLOCK_BYTES = 256 * 1024 * 1024;

function pairsOfSegments(log: SegmentedLog, factor: Factor, visit: Visit): PairTable {
  const { rowCount } = log;
  const blockRows = Math.max(1, Math.min(rowCount, Math.floor(BLOCK_BYTES / 4 / rowCount)));
  const sums = new Float32Array(blockRows * rowCount);
  const columns = new Int32Array(rowCount);
  const table = new PairTableWriter(rowCount, ROW_ENTRIES_MAX);
  for (let first = 0; first < rowCount; first += blockRows) {
    const end = Math.min(rowCount, first + blockRows);
    let offset = 0;
    const add: Add = (column, weight) => {
      sums[offset + column] = (sums[offset + column] as number) + weight;
    };
    for (const { starts, rows } of log.segments())
      for (let s = 0; s + 1 < starts.length; s += 1) {
        const from = starts[s] as number;
        const until = starts[s + 1] as number;
        for (let place = from; place < until; place += 1) {
          const row = rows[place] as number;
          if (row < first || row >= end) continue;
          offset = (row - first) * rowCount;
          visit(rows, place, from, until, add);
        }
      }
    for (let row = first; row < end; row += 1) {
      const own = sums.subarray((row - first) * rowCount, (row - first + 1) * rowCount);
      let met = 0;
      for (let column = 0; column < rowCount; column += 1)
        if (own[column] !== 0) {
          columns[met] = column;
          met += 1;
        }
      table.addRow(row, columns, met, own, factor);
    }
    sums.fill(0);
  }
  return table.finish();
}
