import { SeededRandom } from '#kernel';
import { sequencesOf, timelineOf, timeOf } from '#ml/recommendation';

const ROWS = 60;

/** Row r is sold around time r; everybody buys for a while, at moments of her own. */
function shop() {
  const random = new SeededRandom(3);
  const lists = Array.from({ length: 400 }, () => {
    const from = random.fraction() * (ROWS - 20);
    const times = Array.from({ length: 6 }, () => from + random.fraction() * 20).sort((a, b) => a - b);
    return times.map((time) =>
      Math.max(0, Math.min(ROWS - 1, Math.round(time + 6 * (random.fraction() - 0.5)))),
    );
  });
  return sequencesOf(ROWS, lists);
}

test('order alone tells what is newer', () => {
  const { times } = timelineOf(shop());
  let right = 0;
  let pairs = 0;
  for (let a = 0; a < ROWS; a += 1)
    for (let b = a + 5; b < ROWS; b += 1) {
      pairs += 1;
      if ((times[b] as number) > (times[a] as number)) right += 1;
    }
  expect(right / pairs).toBeGreaterThan(0.9);
});

test('times are shares of what happened before: the mean over occurrences is a half', () => {
  const log = shop();
  const { times } = timelineOf(log);
  const mean = log.rows.reduce((sum, row) => sum + (times[row] as number), 0) / log.rows.length;
  expect(mean).toBeCloseTo(0.5, 3);
});

test('where a history stands is the largest mean of its newest rows', () => {
  const timeline = { ...timelineOf(shop()), times: Float32Array.from([0.1, 0.4, 0.8]) };
  expect(timeOf(timeline, [1, 2, 0])).toBeCloseTo(0.6, 6);
  expect(timeOf(timeline, [2, 1])).toBeCloseTo(0.8, 6);
  expect(timeOf(timeline, [])).toBe(0.5);
});

test('places: how late in its sequences a row stands, and how often it ends one', () => {
  const { relativePlaces, lastShares } = timelineOf(
    sequencesOf(2, [
      [0, 1],
      [0, 1],
    ]),
  );
  expect(relativePlaces[0]).toBeCloseTo((0.5 + 0.5 + 1) / 4, 6);
  expect(relativePlaces[1]).toBeCloseTo((1 + 1 + 1) / 4, 6);
  expect(lastShares[1]).toBeCloseTo((2 + 0.3) / 4, 6);
});
