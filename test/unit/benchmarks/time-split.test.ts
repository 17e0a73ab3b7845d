import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, SeededRandom } from '#kernel';
import { listFigures, wanted } from '../../../benchmarks/evaluate/basket-metrics.ts';
import { interval95 } from '../../../benchmarks/evaluate/interval.ts';
import { readOnlineRetail } from '../../../benchmarks/evaluate/online-retail.ts';
import { basketsOf, type Purchase } from '../../../benchmarks/evaluate/purchases.ts';
import { reliabilityOf } from '../../../benchmarks/evaluate/reliability.ts';
import { cutsOf } from '../../../benchmarks/evaluate/run-time.ts';
import { teachingList, timeLists } from '../../../benchmarks/evaluate/time-lists.ts';
import { testedAt } from '../../../benchmarks/evaluate/time-split.ts';
import { hasTimes, readTimesFile } from '../../../benchmarks/evaluate/times-file.ts';

const bought = (user: string, day: number, ...items: string[]): Purchase[] =>
  items.map((item) => ({ user, item, at: day * DAY_MS }));

/** A shop of 8 goods and 12 people over 100 days. */
function someYear(seed: number, from = 0): Purchase[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: 150 }, () =>
    bought(`u${random.integer(12)}`, from + random.integer(1_000) / 10, `i${random.integer(8)}`, 'i0'),
  ).flat();
}

test('tested is who bought before the cut and again within 30 days: her first basket after it', () => {
  const log = basketsOf(
    [
      ...bought('ann', 1, 'tea'),
      ...bought('ann', 10, 'milk', 'tea'),
      ...bought('ann', 12, 'bread'),
      ...bought('bea', 11, 'tea'),
      ...bought('cleo', 2, 'tea'),
      ...bought('cleo', 40, 'tea'),
    ],
    1,
  );
  const tested = testedAt(log, 10);
  expect(tested).toHaveLength(1);
  expect(tested[0]?.basket.size).toBe(2);
  expect(tested[0]?.owned.size).toBe(1);
  expect(wanted(tested[0] as (typeof tested)[number], 'bought').size).toBe(1);
  expect(wanted(tested[0] as (typeof tested)[number], 'fresh').size).toBe(1);
});

test('an item named twice in one basket is bought once; items that come later do not stand last', () => {
  const purchases = Array.from({ length: 50 }, (_, n) => bought('ann', n, `i${n}`, `i${n}`)).flat();
  const log = basketsOf(purchases, 12_345);
  expect(log.rows).toHaveLength(50);
  expect(Array.from(log.rows)).not.toEqual(Array.from(log.rows).sort((a, b) => a - b));
});

test('recall and NDCG by hand; equal scores get what chance would give', () => {
  const tested = { shopper: 0, owned: new Set([0, 1]), basket: new Set([1, 3]) };
  const scores = Float32Array.of(0.9, 0.8, 0.7, 0.6);
  expect(listFigures(tested, 'whole', scores, 2).recall).toBe(1 / 2);
  expect(listFigures(tested, 'whole', scores, 2).ndcg).toBeCloseTo(
    1 / Math.log2(3) / (1 + 1 / Math.log2(3)),
    10,
  );
  expect(listFigures(tested, 'bought', scores, 1).recall).toBe(0);
  expect(listFigures(tested, 'fresh', scores, 2).recall).toBe(1);
  expect(listFigures(tested, 'whole', new Float32Array(4), 2).recall).toBe(1 / 2);
  expect(listFigures(tested, 'bought', new Float32Array(4), 1).recall).toBe(1 / 2);
});

test('what comes after the cut changes no feature of any list, only who is tested', () => {
  const past = someYear(1);
  const cut = 100;
  const inOrder = [...past, ...bought('u1', cut + 1, 'i1')];
  const otherFuture = [...past, ...bought('u1', cut + 1, 'i7', 'i6'), ...someYear(2, cut + 2)];
  const listOf = (purchases: readonly Purchase[]) => {
    const log = basketsOf(purchases, 1);
    return timeLists(log, cut).find(({ tested }) => tested.basket.size > 0 && tested.shopper === shopperOne);
  };
  const shopperOne = [...new Set(past.map(({ user }) => user))].sort().indexOf('u1');
  const [one, other] = [listOf(inOrder), listOf(otherFuture)];
  expect(one?.rows.length).toBeGreaterThan(0);
  expect(other?.rows).toEqual(one?.rows);
  expect(other?.features).toEqual(one?.features);
  expect(other?.tested.basket).not.toEqual(one?.tested.basket);
});

test('a lesson keeps every right place and only some of the others', () => {
  const [list] = timeLists(basketsOf([...someYear(3), ...bought('u2', 101, 'i0', 'i3')], 1), 100);
  const random = new SeededRandom(1);
  const lesson = teachingList(list as NonNullable<typeof list>, 2, (below) => random.integer(below));
  expect(lesson.labels).toEqual([0, 1]);
  expect(lesson.count).toBe(4);
});

test('an interval of equal differences is a point; one of noise around zero holds zero', () => {
  expect(interval95(new Float32Array(50).fill(0.25))).toEqual([0.25, 0.25]);
  const random = new SeededRandom(7);
  const [low, high] = interval95(Float64Array.from({ length: 400 }, () => random.fraction() - 0.5));
  expect(low).toBeLessThan(0.02);
  expect(high).toBeGreaterThan(-0.02);
});

test('chances that are what happens have no calibration error; overstated ones have', () => {
  const outcomes = Array.from({ length: 1_000 }, (_, n) => n % 4 === 0);
  const fair = reliabilityOf(new Array(1_000).fill(0.25), outcomes);
  expect(fair.ece).toBeCloseTo(0, 10);
  expect(fair.brier).toBeCloseTo(0.25 * 0.75, 10);
  expect(reliabilityOf(new Array(1_000).fill(0.75), outcomes).ece).toBeCloseTo(0.5, 10);
});

test('a log that is too short for two windows is refused with its length', () => {
  expect(() =>
    cutsOf(basketsOf(bought('ann', 1, 'tea').concat(bought('ann', 50, 'tea')), 1), 'shop'),
  ).toThrow(/needs 120 days .* has 49/);
});

describe('files with times', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'times-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const reading = async (text: string) => {
    const path = join(folder, 'file.txt');
    await writeFile(path, text);
    return readTimesFile(path);
  };

  test('both forms, seconds or milliseconds or dates, say the same', async () => {
    const expected = [{ user: 'ann', item: 'tea', at: Date.UTC(2026, 0, 2) }];
    const ms = Date.UTC(2026, 0, 2);
    expect(await reading(`ann tea:${ms / 1_000}\n`)).toEqual(expected);
    expect(await reading(`ann tea:${ms}\n`)).toEqual(expected);
    expect(await reading('user,item,time\nann,tea,2026-01-02\n')).toEqual(expected);
    expect(await reading(`ann, tea, ${ms}`)).toEqual(expected);
  });

  test.each([
    ['ann tea:1 milk\n', /line 1: "milk" is not item:time/],
    ['user,item,time\nann,tea\n', /line 2: expected user,item,time/],
    ['ann tea:yesterday\n', /line 1: "yesterday" is no time/],
    ['user,item,time\nann,tea,-5\n', /line 2: "-5" is no time/],
    ['ann\n', /line 1: expected user item:time/],
    ['\n', /holds no purchases/],
  ])('%j is refused by line', async (text, message) => {
    await expect(reading(text)).rejects.toThrow(message);
  });

  test('a file without times is told from one with', () => {
    expect(hasTimes('1 2 3 4 5')).toBe(false);
    expect(hasTimes('1 2:1700000000 3:1700000500')).toBe(true);
    expect(hasTimes('user,item,time')).toBe(true);
  });
});

const dataDir = process.env['DATA_DIR'];
if (dataDir === undefined)
  process.stdout.write('Online Retail is left out: DATA_DIR does not say where its file lies\n');

(dataDir === undefined ? test.skip : test)(
  'Online Retail: counts as published after the filter',
  async () => {
    const purchases = await readOnlineRetail(join(dataDir as string, 'online_retail.parquet'));
    const log = basketsOf(purchases, 1);
    expect([purchases.length, log.days.length, log.rowCount]).toEqual([396_258, 18_307, 3_859]);
    expect(testedAt(log, Date.UTC(2011, 10, 9) / DAY_MS)).toHaveLength(1_387);
  },
);
