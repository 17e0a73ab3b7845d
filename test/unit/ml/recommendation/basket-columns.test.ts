import {
  arrangeShelf,
  basketFacts,
  basketLogOf,
  CandidateMaker,
  FEATURE_COUNT,
  FEATURE_NAMES,
  featuresOf,
  fitBehaviour,
  type OwnBasket,
  reasonsFor,
  sequencesOf,
  serveBehaviour,
  VECTOR_DIM,
} from '#ml/recommendation';

const ROWS = 6;
const everything = new Uint8Array(ROWS).fill(1);
const shelf = arrangeShelf(
  {
    groups: new Int32Array(ROWS),
    popularity: new Float32Array(ROWS),
    freshness: new Float32Array(ROWS),
  },
  1,
);

/** 0 and 1 are always bought together; 5 was never sold. */
function maker(): CandidateMaker {
  const log = basketLogOf(ROWS, 3, [
    { shopper: 0, day: 80, rows: [0, 1] },
    { shopper: 1, day: 90, rows: [0, 1, 2] },
    { shopper: 2, day: 95, rows: [3] },
  ]);
  const none = { vectors: new Float32Array(ROWS * VECTOR_DIM), gates: new Float32Array(0) };
  const behaviour = fitBehaviour(sequencesOf(ROWS, []), none);
  return new CandidateMaker(serveBehaviour({ ...behaviour, baskets: basketFacts(log, 100) }), ROWS);
}

function columnsFor(baskets: readonly OwnBasket[] | undefined): Map<number, Map<string, number>> {
  const list = maker().list({ rows: [], purchases: [], ...(baskets && { baskets }) }, shelf, everything);
  const features = featuresOf(list.signals, list.rows.length, list.context);
  return new Map(
    list.rows.map((row, c) => [
      row,
      new Map(FEATURE_NAMES.map((name, f) => [name, features[c * FEATURE_COUNT + f] as number])),
    ]),
  );
}

test('what is bought together this month is proposed to somebody who bought one of the two', () => {
  const columns = columnsFor([{ daysAgo: 2, rows: [0] }]);
  expect(columns.get(1)?.get('basket_month_of_best')).toBe(1);
  expect(columns.get(3)?.get('basket_month_of_best')).toBe(0);
});

test('own goods stand out by frequency; the person’s rhythm is the same for every candidate', () => {
  const columns = columnsFor([
    { daysAgo: 2, rows: [0] },
    { daysAgo: 9, rows: [0, 2] },
  ]);
  expect(columns.get(0)?.get('own_of_best')).toBe(1);
  expect(columns.get(2)?.get('own_of_best')).toBeCloseTo(0.9 / 1.9, 5);
  expect(columns.get(1)?.get('own_of_best')).toBe(0);
  const rhythms = [...columns.values()].map((column) => column.get('person_interval_days'));
  expect(new Set(rhythms)).toEqual(new Set([expect.closeTo(Math.log1p(7), 5)]));
});

test('somebody without baskets has zeros in all basket columns', () => {
  for (const column of columnsFor(undefined).values())
    for (const [name, value] of column)
      if (/^(own|basket|sold|person|first|again)_/.test(name)) expect(value).toBe(0);
});

test('a row that is newer than the tables is taken for one that was never sold', () => {
  const columns = columnsFor([{ daysAgo: 1, rows: [5] }]);
  for (const row of [4, 5]) expect(columns.get(row)?.get('sold_month') ?? 0).toBe(0);
});

test('“because you bought it” is only said when the place hangs on her own baskets', () => {
  const shopper = {
    rows: [],
    purchases: [{ row: 0, count: 1, daysAgo: 2 }],
    baskets: [{ daysAgo: 2, rows: [0] }],
  };
  const candidates = maker();
  const list = candidates.list(shopper, shelf, everything);
  const own = FEATURE_NAMES.indexOf('own_by_basket');
  const rank = (features: Float32Array, count: number) =>
    Float32Array.from({ length: count }, (_, c) => features[c * FEATURE_COUNT + own] as number);
  const scores = rank(featuresOf(list.signals, list.rows.length, list.context), list.rows.length);
  const place = list.rows.indexOf(0);
  expect(reasonsFor(list, [place], scores, { maker: candidates, shelf, rank })).toEqual([{ kind: 'repeat' }]);
});

test('“popular here” is said when the place hangs on what the shop sells this month', () => {
  const shopper = { rows: [], purchases: [], baskets: [{ daysAgo: 2, rows: [3] }] };
  const candidates = maker();
  const list = candidates.list(shopper, shelf, everything);
  const sold = FEATURE_NAMES.indexOf('sold_month');
  const rank = (features: Float32Array, count: number) =>
    Float32Array.from({ length: count }, (_, c) => features[c * FEATURE_COUNT + sold] as number);
  const scores = rank(featuresOf(list.signals, list.rows.length, list.context), list.rows.length);
  const place = list.rows.indexOf(0);
  expect(reasonsFor(list, [place], scores, { maker: candidates, shelf, rank })).toEqual([
    { kind: 'popular' },
  ]);
});
