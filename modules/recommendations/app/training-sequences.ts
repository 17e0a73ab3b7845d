import type { EpochMs } from '#kernel';
import { SeededRandom } from '#kernel';
import { type SequenceLog, type Sequences, sequencesOf } from '#ml/recommendation';
import type { MomentChunk, TrainingLog } from './training-log.ts';

/**
 * Up to here a log is held in memory as a whole, 16 bytes an event while a table is made of it: 1 GB. A longer
 * one is read once for every block of rows, 150 times for each table of 100,000 goods.
 */
const IN_MEMORY_EVENTS_MAX = 64_000_000;

/** Rows of each member before `until`, none twice in a row. */
export function sequencesBefore(log: TrainingLog, rowCount: number, until: EpochMs): SequenceLog {
  const segments = function* () {
    for (const chunk of log.chunks()) yield segmentBefore(chunk, rowCount, until);
  };
  return log.events > IN_MEMORY_EVENTS_MAX ? { rowCount, segments } : joined(rowCount, [...segments()]);
}

function segmentBefore({ starts, rows, at }: MomentChunk, rowCount: number, until: EpochMs): Sequences {
  const kept = new Int32Array(rows.length);
  const keptStarts = new Int32Array(starts.length);
  let length = 0;
  for (let m = 0; m + 1 < starts.length; m += 1) {
    const first = length;
    for (let place = starts[m] as number; place < (starts[m + 1] as number); place += 1) {
      const row = rows[place] as number;
      if ((at[place] as number) >= until || (length > first && kept[length - 1] === row)) continue;
      kept[length] = row;
      length += 1;
    }
    keptStarts[m + 1] = length;
  }
  return { rowCount, starts: keptStarts, rows: kept.subarray(0, length) };
}

function joined(rowCount: number, parts: readonly Sequences[]): Sequences {
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  const starts = new Int32Array(parts.reduce((sum, part) => sum + part.starts.length - 1, 0) + 1);
  let [row, sequence] = [0, 0];
  for (const part of parts) {
    rows.set(part.rows, row);
    for (let s = 1; s < part.starts.length; s += 1) starts[sequence + s] = row + (part.starts[s] as number);
    row += part.rows.length;
    sequence += part.starts.length - 1;
  }
  return { rowCount, starts, rows };
}

/**
 * Whole members drawn at random until about `rowsMax` rows are together: what vectors learn from when there is
 * more than they can use. In memory; the same ones for a seed, however the log is cut into segments.
 */
export function sampledMembers(log: SequenceLog, rowsMax: number, seed: number): Sequences {
  const segments = () => ('segments' in log ? log.segments() : [log]);
  let all = 0;
  for (const { rows } of segments()) all += rows.length;
  if (all <= rowsMax && !('segments' in log)) return log;
  const share = Math.min(1, rowsMax / Math.max(1, all));
  const random = new SeededRandom(seed);
  const lists: number[][] = [];
  for (const { starts, rows } of segments())
    for (let s = 0; s + 1 < starts.length; s += 1)
      if (random.fraction() < share) lists.push([...rows.subarray(starts[s], starts[s + 1])]);
  return sequencesOf(log.rowCount, lists);
}
