/** Who met which rows, in order. Rows are 0..rowCount-1; what they stand for is the caller's business. */
export interface Sequences {
  readonly rowCount: number;
  /** `[sequences + 1]`: sequence s is `rows[starts[s] .. starts[s + 1])`, oldest first. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** A log too long for memory: whole sequences, some at a time; every reading gives the same ones in the same order. */
export interface SegmentedLog {
  readonly rowCount: number;
  segments(): Iterable<Sequences>;
}

export type SequenceLog = Sequences | SegmentedLog;

function segmentsOf(log: SequenceLog): Iterable<Sequences> {
  return 'segments' in log ? log.segments() : [log];
}

export function sequencesOf(rowCount: number, lists: readonly (readonly number[])[]): Sequences {
  const starts = new Int32Array(lists.length + 1);
  for (const [s, list] of lists.entries()) starts[s + 1] = (starts[s] as number) + list.length;
  return { rowCount, starts, rows: Int32Array.from(lists.flat()) };
}

/** `[rowCount]`: how often each row occurs. */
export function occurrenceCounts(log: SequenceLog): Float32Array {
  const counts = new Float32Array(log.rowCount);
  for (const { rows } of segmentsOf(log)) for (const row of rows) counts[row] = (counts[row] as number) + 1;
  return counts;
}

/** Where each row occurs: row r at `places[starts[r] .. starts[r + 1])` of `rows`, in sequence `sequence[place]`. */
export interface Occurrences {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** `[rows.length]`: sequence of each place. */
  readonly sequence: Int32Array;
}

export function occurrencesOf({ rowCount, starts: ends, rows }: Sequences): Occurrences {
  const starts = new Int32Array(rowCount + 1);
  for (const row of rows) starts[row + 1] = (starts[row + 1] as number) + 1;
  for (let row = 0; row < rowCount; row += 1)
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice();
  const places = new Int32Array(rows.length);
  const sequence = new Int32Array(rows.length);
  for (let s = 0; s + 1 < ends.length; s += 1) {
    for (let place = ends[s] as number; place < (ends[s + 1] as number); place += 1) {
      const row = rows[place] as number;
      places[next[row] as number] = place;
      next[row] = (next[row] as number) + 1;
      sequence[place] = s;
    }
  }
  return { starts, places, sequence };
}
