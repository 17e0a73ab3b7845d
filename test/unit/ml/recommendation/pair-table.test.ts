import {
  entryOf,
  forwardTable,
  nextTable,
  type PairTable,
  sequencesOf,
  togetherTable,
  twoStepTable,
} from '#ml/recommendation';

// n(0) = 2, n(1) = 2, n(2) = 1.
const log = sequencesOf(3, [
  [0, 1, 2],
  [1, 0],
]);

test('forward: pairs count distance^-0.5, the reverse a fifth, damped by both counts', () => {
  const damping = (source: number, target: number) => source ** 0.3 * target ** 0.2 + 3;
  const table = forwardTable(log);
  // 0 → 1 once at distance 1 in the first sequence, and 1 → 0 once in the second.
  expect(entryOf(table, 0, 1)).toBeCloseTo((1 + 0.2) / damping(2, 2), 6);
  // 0 → 2 once at distance 2.
  expect(entryOf(table, 0, 2)).toBeCloseTo(2 ** -0.5 / damping(2, 1), 6);
  // 2 follows nothing: only the reverse is left.
  expect(entryOf(table, 2, 0)).toBeCloseTo((0.2 * 2 ** -0.5) / damping(1, 2), 6);
  expect(entryOf(table, 1, 1)).toBe(0);
});

test('next: direct successors only', () => {
  const table = nextTable(log);
  expect(entryOf(table, 0, 1)).toBeCloseTo(1 / (2 ** 0.3 * 2 ** 0.2 + 3), 6);
  expect(entryOf(table, 0, 2)).toBe(0);
});

test('together: sequences in which both occur, however often', () => {
  const repeated = sequencesOf(2, [[0, 1, 0, 1], [0, 1], [0]]);
  expect(entryOf(togetherTable(repeated), 0, 1)).toBeCloseTo(2 / (4 ** 0.5 * 3 ** 0.4 + 10), 6);
});

test('two steps reach what never met', () => {
  const chain = sequencesOf(3, [
    [0, 1],
    [1, 2],
  ]);
  const forward = forwardTable(chain);
  expect(entryOf(forward, 0, 2)).toBe(0);
  const towards = (row: number, column: number) => entryOf(forward, row, column);
  const expected = (towards(0, 1) * towards(1, 2)) / (towards(1, 0) + towards(1, 2));
  expect(entryOf(twoStepTable(forward, 3), 0, 2)).toBeCloseTo(expected, 6);
});

test('other numbers for the same rows give the same table', () => {
  const lists = [
    [0, 1, 2, 3],
    [2, 0, 1],
    [3, 3, 1],
    [1, 2],
  ];
  const renumbered = [3, 0, 2, 1];
  const tables: ((l: number[][]) => PairTable)[] = [forwardTable, nextTable, togetherTable].map(
    (build) => (l: number[][]) => build(sequencesOf(4, l)),
  );
  for (const build of tables) {
    const table = build(lists);
    const other = build(lists.map((list) => list.map((row) => renumbered[row] as number)));
    for (const i of [0, 1, 2, 3])
      for (const j of [0, 1, 2, 3])
        expect(entryOf(other, renumbered[i] as number, renumbered[j] as number)).toBeCloseTo(
          entryOf(table, i, j),
          6,
        );
  }
});

test('a row keeps its best two hundred entries', () => {
  const rows = 250;
  const list = Array.from({ length: rows - 1 }, (_, n) => [0, n + 1]);
  const { starts } = nextTable(sequencesOf(rows, [...list, [0, 7]]));
  expect(starts[1]).toBe(200);
});
