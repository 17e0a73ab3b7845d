import { createHash } from 'node:crypto';
import { SeededRandom } from '#kernel';
import {
  forwardTable,
  nextTable,
  type PairTable,
  type SegmentedLog,
  type Sequences,
  sequencesOf,
  togetherTable,
} from '#ml/recommendation';

/** So many rows that a table takes several blocks: each is one more reading of the log. */
const ROWS = 10_000;
const MEMBERS = 400;

const random = new SeededRandom(3);
const lists = Array.from({ length: MEMBERS }, () =>
  // Mostly among few rows, so that the same pairs meet again and their sums depend on the order of adding.
  Array.from({ length: random.integer(60) }, () =>
    random.fraction() < 0.7 ? random.integer(30) * 300 : random.integer(ROWS),
  ),
);
const inMemory = sequencesOf(ROWS, lists);

function inSegments(membersEach: number): SegmentedLog & { readonly readings: () => number } {
  let readings = 0;
  return {
    rowCount: ROWS,
    readings: () => readings,
    *segments(): Iterable<Sequences> {
      readings += 1;
      for (let from = 0; from < lists.length; from += membersEach)
        yield sequencesOf(ROWS, lists.slice(from, from + membersEach));
    },
  };
}

const bytesOf = ({ starts, columns, values }: PairTable) =>
  [starts, columns, values].map((array) =>
    createHash('sha256').update(new Uint8Array(array.buffer)).digest('hex'),
  );

test.each([
  ['forward', forwardTable],
  ['next', nextTable],
  ['together', togetherTable],
])('the %s table of a log in segments has the very bytes of the one in memory', (_name, tableOf) => {
  const expected = tableOf(inMemory);
  expect(expected.columns.length).toBeGreaterThan(1_000);
  for (const membersEach of [1, 37]) {
    const log = inSegments(membersEach);
    expect(bytesOf(tableOf(log))).toEqual(bytesOf(expected));
    // Counting is one reading, each block another one.
    expect(log.readings()).toBeGreaterThan(2);
  }
});
