import fc from 'fast-check';
import { DAY_MS, type MemberId, type ProductId, type StoreId } from '#kernel';
import { addByCategory, figuresOf, partAt } from '../../../modules/purchases/domain/figures.ts';
import type { Purchase } from '../../../modules/purchases/domain/purchase.ts';
import { readPurchaseRow } from '../../../modules/purchases/domain/purchase-sheet.ts';
import { boundsOf, scoreOf, typeOf } from '../../../modules/purchases/domain/rfm.ts';

const NOON = Date.parse('2026-03-01T12:00:00+08:00');

function bought(day: number, paidFen: number, patch: Partial<Purchase> = {}): Purchase {
  return {
    ...{ key: `i${day}`, channel: 'till', number: `N${day}`, orderId: null, memberId: 'm' as MemberId },
    ...{ at: NOON + day * DAY_MS, paidFen, refundedFen: 0, lines: [] },
    ...patch,
  };
}
const line = (store: string, totalFen: number, category: string | null = null) => ({
  ...{ title: 'x', quantity: 1, totalFen, productId: 'p' as ProductId },
  ...{ categoryId: category, storeId: store as StoreId },
});

test('(MEM-09) refunds are taken off, and what went back whole is no purchase', () => {
  const figures = figuresOf([
    bought(0, 1_000),
    bought(10, 1_001, { refundedFen: 500 }),
    bought(20, 9_999, { refundedFen: 9_999 }),
  ]);
  expect(figures).toMatchObject({ purchases: 2, netFen: 1_501, averageFen: 750, medianIntervalDays: 10 });
  expect(figures.lastAt).toBe(NOON + 10 * DAY_MS);
});

test('(MEM-09) the interval lies between days: two receipts of one day are one visit, two days make one interval', () => {
  expect(figuresOf([bought(0, 1)]).medianIntervalDays).toBeNull();
  expect(figuresOf([bought(0, 1), bought(0.1, 1)]).medianIntervalDays).toBeNull();
  expect(figuresOf([bought(0, 1), bought(0.1, 1), bought(3, 1), bought(10, 1)]).medianIntervalDays).toBe(5);
  expect(figuresOf([])).toMatchObject({ purchases: 0, averageFen: 0, lastAt: null });
});

test('(MEM-09) of each purchase the categories get exactly what was kept', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 100_000 }), (totals, back) => {
      const paidFen = totals.reduce((sum, each) => sum + each, 0);
      const refundedFen = Math.min(back, paidFen);
      const lines = totals.map((total, n) => line('a', total, `c${n % 3}`));
      const sums = new Map<string, { pieces: number; netFen: number }>();
      addByCategory(sums, bought(0, paidFen, { refundedFen, lines }), ({ categoryId }) => categoryId);
      const spread = [...sums.values()].reduce((sum, { netFen }) => sum + netFen, 0);
      expect(spread).toBe(paidFen - refundedFen);
    }),
  );
});

test('(MEM-09) an order of two stores counts at each with its own part, and the parts add up', () => {
  const order = bought(0, 300, { refundedFen: 31, lines: [line('a', 200), line('b', 100)] });
  const [a, b] = [partAt(order, 'a'), partAt(order, 'b')];
  expect((a?.paidFen ?? 0) + (b?.paidFen ?? 0)).toBe(300);
  expect((a?.refundedFen ?? 0) + (b?.refundedFen ?? 0)).toBe(31);
  expect(partAt(order, 'c')).toBeUndefined();
});

test('(MEM-09) RFM: the best fifth has 5, equals are equal, and who bought last, often and much is worth most', () => {
  const buyers = Array.from({ length: 10 }, (_, n) => ({
    ...{ recencyDays: n * 10, purchases: 10 - n, netFen: (10 - n) * 1_000 },
  }));
  const bounds = boundsOf(buyers);
  const scores = buyers.map((buyer) => scoreOf(buyer, bounds));
  expect(scores[0]).toEqual({ r: 5, f: 5, m: 5 });
  expect(scores[9]).toEqual({ r: 1, f: 1, m: 1 });
  expect(typeOf({ r: 5, f: 5, m: 5 })).toBe('important_value');
  expect(typeOf({ r: 1, f: 5, m: 5 })).toBe('important_keep');
  expect(typeOf({ r: 5, f: 1, m: 1 })).toBe('general_develop');
  expect(typeOf({ r: 1, f: 1, m: 1 })).toBe('general_win_back');
  const same = boundsOf(buyers.map(() => ({ recencyDays: 3, purchases: 2, netFen: 5 })));
  expect(scoreOf({ recencyDays: 3, purchases: 2, netFen: 5 }, same)).toEqual({ r: 5, f: 1, m: 1 });
});

const cells = (patch: Record<string, string> = {}) => ({
  ...{ channel: '抖音', number: 'D-1', boughtAt: '2026-02-03 09:05', phone: '13800001234', total: '12.50' },
  ...patch,
});
const read = (patch: Record<string, string> = {}) => readPurchaseRow(cells(patch), (text) => text);

test('(MEM-09) a row of the sheet says channel, number, instant in Shanghai, and money to the fen', () => {
  expect(read()).toMatchObject({
    row: { channel: 'douyin', number: 'D-1', totalFen: 1_250, refundedFen: 0, line: null },
  });
  const at = Date.parse('2026-02-03T09:05:00+08:00');
  expect(read()).toMatchObject({ row: { at } });
  expect(read({ total: '', title: '茶', lineTotal: '9.9', quantity: '3' })).toMatchObject({
    row: { totalFen: null, line: { title: '茶', quantity: 3, totalFen: 990 } },
  });
});

test.each([
  ['channel', { channel: '小程序' }],
  ['number', { number: '' }],
  ['boughtAt', { boughtAt: '2026-02-31' }],
  ['phone', { phone: '', memberNumber: '' }],
  ['total', { total: '12.505' }],
  ['total', { total: '' }],
  ['quantity', { title: '茶', quantity: '0' }],
  ['title', { productId: 'p1' }],
])('(MEM-09) a bad %s is named by its column', (column, patch) => {
  const found = read(patch);
  expect('problems' in found ? found.problems.map((each) => each.column) : []).toContain(column);
});
