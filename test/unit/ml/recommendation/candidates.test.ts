import { CandidateMaker, type Shopper, SIGNAL, SIGNAL_COUNT } from '#ml/recommendation';
import { ROWS, smallModel, smallShelf } from './shop-model.ts';

const model = smallModel();
const shelf = smallShelf();
const everything = new Uint8Array(ROWS + 2).fill(1);
const shopper: Shopper = { rows: [3, 17, 4, 3, 22], purchases: [{ row: 4, count: 2, daysAgo: 30 }] };

test('the fast signals of a list are those of the definition, row by row', () => {
  const maker = new CandidateMaker(model, ROWS + 2);
  const { rows, signals, encoded } = maker.list(shopper, shelf, everything);
  const single = new Float32Array(SIGNAL_COUNT);
  for (const [c, row] of rows.entries()) {
    maker.writeSignals(encoded, shelf, row, single, 0);
    for (const [column, value] of single.entries())
      expect(signals[c * SIGNAL_COUNT + column]).toBeCloseTo(value, 5);
  }
});

test('nothing that is not allowed is proposed, and nothing twice', () => {
  const allowed = everything.map((_, row) => (row % 3 === 0 ? 0 : 1));
  const { rows } = new CandidateMaker(model, ROWS + 2).list(shopper, shelf, allowed);
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows).size).toBe(rows.length);
  for (const row of rows) expect(allowed[row]).toBe(1);
});

test('lists do not remember one another', () => {
  const maker = new CandidateMaker(model, ROWS + 2);
  const first = maker.list(shopper, shelf, everything);
  maker.list({ rows: [39, 38], purchases: [] }, shelf, everything);
  const again = maker.list(shopper, shelf, everything);
  expect(again.rows).toEqual(first.rows);
  expect(again.signals).toEqual(first.signals);
});

test('own purchases: how often, and half as much after thirty days', () => {
  const { rows, signals } = new CandidateMaker(model, ROWS + 2).list(shopper, shelf, everything);
  const at = rows.indexOf(4) * SIGNAL_COUNT;
  expect(signals[at + SIGNAL.bought]).toBe(2);
  expect(signals[at + SIGNAL.boughtLately]).toBeCloseTo(0.5, 6);
});

test('without a model there are the groups, what sells and what is new', () => {
  const { rows } = new CandidateMaker(undefined, ROWS + 2).list(
    { rows: [3], purchases: [] },
    shelf,
    everything,
  );
  expect(rows).toContain(ROWS);
  expect(rows.filter((row) => row < 10)).toHaveLength(10);
});
