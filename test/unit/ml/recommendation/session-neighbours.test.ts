import { SeededRandom } from '#kernel';
import { SessionNeighbours, sequencesOf } from '#ml/recommendation';

const log = sequencesOf(6, [
  [0, 1, 2],
  [1, 3],
  [4, 5],
]);
// n(0) = 1, n(1) = 2, n(2) = 1, n(3) = 1.
const rarity = (n: number) => (n + 1) ** -0.25;
const target = (n: number) => (n + 1) ** -0.1;

function sumsOf(history: number[]): number[] {
  const sums = new Array<number>(6).fill(0);
  new SessionNeighbours(log).walk(history, (row, weight) => {
    sums[row] = (sums[row] as number) + weight;
  });
  return sums;
}

test('kin count by what they have in common, newest first, and by distance from it', () => {
  const sums = sumsOf([1, 0]);
  // The first sequence has both: 1 is newest, 0 one place older in the history.
  const first = (rarity(2) + 0.6 * rarity(1)) * 3 ** -0.25;
  const second = rarity(2) * 2 ** -0.25;
  expect(sums[2]).toBeCloseTo(first * target(1), 5);
  expect(sums[3]).toBeCloseTo(second * target(1), 5);
  // Before the newest row in common: a fifth.
  expect(sums[0]).toBeCloseTo(0.2 * first * target(1), 5);
  expect(sums[4]).toBe(0);
});

test('one history does not remember another', () => {
  const neighbours = new SessionNeighbours(log);
  const met: number[][] = [[], []];
  neighbours.walk([4], () => {});
  neighbours.walk([1], (row) => met[0]?.push(row));
  new SessionNeighbours(log).walk([1], (row) => met[1]?.push(row));
  expect(met[0]).toEqual(met[1]);
});

test('of a row that everybody met, five hundred sequences are looked at: the last ones', () => {
  const many = sequencesOf(
    702,
    Array.from({ length: 700 }, (_, s) => [0, s + 1]),
  );
  const met: number[] = [];
  new SessionNeighbours(many).walk([0], (row) => met.push(row));
  expect(met).toHaveLength(500);
  expect(Math.min(...met)).toBe(201);
});

test('asked for one row, it says what the walk adds to that row, whoever asked before', () => {
  const random = new SeededRandom(3);
  const lists = Array.from({ length: 300 }, () =>
    Array.from({ length: 1 + random.integer(120) }, () => random.integer(40)),
  );
  const neighbours = new SessionNeighbours(sequencesOf(40, lists));
  const histories = [[3, 9, 3, 22], [7], [], [39, 1]];
  for (const history of histories) {
    const sums = new Array<number>(40).fill(0);
    neighbours.walk(history, (row, weight) => {
      sums[row] = (sums[row] as number) + weight;
    });
    // Others are asked for in between.
    for (let row = 0; row < 40; row += 1) {
      neighbours.sumOf(histories[row % 2] as number[], 0);
      expect(neighbours.sumOf(history, row)).toBeCloseTo(sums[row] as number, 9);
    }
  }
});

test('a row that stands everywhere costs no more than the kin that are followed', () => {
  const lists = Array.from({ length: 50_001 }, (_, s) => (s % 1_000 === 0 ? [0, 1] : [0]));
  const neighbours = new SessionNeighbours(sequencesOf(2, lists));
  let walked = 0;
  neighbours.walk([1], (row, weight) => {
    if (row === 0) walked += weight;
  });
  expect(walked).toBeGreaterThan(0);
  expect(neighbours.sumOf([1], 0)).toBeCloseTo(walked, 9);
});
