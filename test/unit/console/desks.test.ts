import { jsonLines } from '../../../web-demo/console/src/model/json-lines.ts';
import { draftOf, fenOf, yuanOf } from '../../../web-demo/console/src/model/product-draft.ts';
import { decisionsOf } from '../../../web-demo/console/src/model/review-words.ts';
import { stockStanding, withNews } from '../../../web-demo/console/src/model/stock-words.ts';

test('lines of a report may arrive in pieces', () => {
  const read = jsonLines<{ n: number }>();
  expect(read('{"n":1}\n{"n"')).toEqual([{ n: 1 }]);
  expect(read(':2}\n')).toEqual([{ n: 2 }]);
});

test.each([
  ['12.5', 1_250],
  ['0.05', 5],
  [' 99 ', 9_900],
  ['12.345', undefined],
  ['-1', undefined],
  ['', undefined],
])('a price typed as %j is %j fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen);
});

test('a price reads back as it was typed', () => {
  for (const fen of [5, 50, 1_250, 99_999]) expect(fenOf(yuanOf(fen))).toBe(fen);
});

test('a product is written back without what had left it, all else with its ids (CAT-01)', () => {
  const sku = { id: 's1', code: 'A', onSale: true, priceFen: 1 };
  const product = { id: 'p', title: '杯', version: 3, state: 'on', onFrom: 0, onUntil: null, listedAt: 1 };
  const draft = draftOf({ ...product, skus: [sku, { ...sku, id: 's2', onSale: false }] } as never);
  expect(draft).toEqual({ title: '杯', version: 3, skus: [{ id: 's1', code: 'A', priceFen: 1 }] });
});

test('news of a shelf counts once and in order; old news changes nothing', () => {
  const row = { skuId: 's', storeId: 'a', onHand: 5, available: 5, version: 4 };
  const rows = [row, { ...row, storeId: 'b' }] as never[];
  const news = [
    { ...row, onHand: 4, version: 5 },
    { ...row, storeId: 'b', onHand: 9, version: 3 },
  ] as never[];
  expect(withNews(rows, news).map(({ onHand }) => onHand)).toEqual([4, 5]);
});

test('an empty shelf is worse than a low one (INV-05)', () => {
  expect(stockStanding({ available: 0, low: true }).text).toBe('缺货');
  expect(stockStanding({ available: 2, low: true }).text).toBe('偏低');
  expect(stockStanding({ available: 2, low: false }).text).toBe('正常');
});

test('what waits may be shown or hidden, what is shown only hidden (CAT-06)', () => {
  const review = { first: { state: 'SHOWN' }, followUp: { state: 'HELD' } } as never;
  expect(decisionsOf(review).map(({ part, mayShow, mayHide }) => [part, mayShow, mayHide])).toEqual([
    ['first', false, true],
    ['follow_up', true, true],
  ]);
});
