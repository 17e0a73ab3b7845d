import fc from 'fast-check';
import { type EpochMs, fen, type SkuId, type StoreId } from '#kernel';
import {
  mayBecome,
  SHELF_STATES,
  shelfState,
} from '../../../modules/catalog/domain/authoring/shelf-state.ts';
import { fenFromYuan, yuanFromFen } from '../../../modules/catalog/domain/authoring/yuan.ts';
import { isServed } from '../../../modules/catalog/domain/daypart.ts';
import { priceAt } from '../../../modules/catalog/domain/price-at.ts';

const STORE = 'str_1' as StoreId;

test('(CAT-09) which step may follow which', () => {
  const allowed = SHELF_STATES.flatMap((from) =>
    SHELF_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from}>${to}`),
  );
  expect(allowed).toEqual([
    ...['draft>scheduled', 'draft>on', 'scheduled>scheduled', 'scheduled>on', 'scheduled>off'],
    ...['on>scheduled', 'on>on', 'on>off', 'off>scheduled', 'off>on'],
  ]);
});

test('(CAT-09) the state at an instant follows from the row alone', () => {
  const row = { drafted: false, onSale: true, onFrom: 100, onUntil: 200 };
  expect([99, 100, 199, 200].map((at) => shelfState(row, at))).toEqual(['scheduled', 'on', 'on', 'off']);
  expect(shelfState({ ...row, onSale: false, drafted: true }, 150)).toBe('draft');
});

test('(CAT-09) the price at any instant is the same before and after due changes are written into the row', () => {
  const change = fc.record({
    storeId: fc.constantFrom<StoreId | ''>('', STORE),
    startsAt: fc.integer({ min: 1, max: 50 }),
    priceFen: fc.integer({ min: 0, max: 999 }).map(fen),
    listPriceFen: fc.constant(null),
  });
  const changes = fc.uniqueArray(change, {
    maxLength: 8,
    selector: ({ storeId, startsAt }) => `${storeId}${startsAt}`,
  });
  const standing = fc.record({
    general: fc.integer({ min: 0, max: 999 }).map(fen),
    own: fc.option(fc.integer({ min: 0, max: 999 }).map(fen)),
  });
  fc.assert(
    fc.property(
      standing,
      changes,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      ({ general, own }, all, folded, later) => {
        fc.pre(folded <= later);
        const at = (generalFen: number, ownFen: number | null, until: EpochMs, left: typeof all) =>
          priceAt(
            { priceFen: fen(ownFen ?? generalFen), listPriceFen: fen(0), isOfStore: ownFen !== null },
            left
              .filter(({ startsAt }) => startsAt <= until)
              .map((each) => ({ ...each, skuId: 'sku' as SkuId })),
          ).priceFen;
        // What the job does: the latest due change of each kind becomes the row.
        const due = all
          .filter(({ startsAt }) => startsAt <= folded)
          .toSorted((a, b) => a.startsAt - b.startsAt);
        const generalAfter = due.findLast(({ storeId }) => storeId === '')?.priceFen ?? general;
        const ownAfter = due.findLast(({ storeId }) => storeId !== '')?.priceFen ?? own;
        const left = all.filter(({ startsAt }) => startsAt > folded);
        expect(at(generalAfter, ownAfter, later, left)).toBe(at(general, own, later, all));
      },
    ),
  );
});

test.each([
  ['2026-11-23T06:29:00+08:00', false],
  ['2026-11-23T06:30:00+08:00', true],
  ['2026-11-23T09:59:59+08:00', true],
  ['2026-11-23T10:00:00+08:00', false],
  ['2026-11-22T07:00:00+08:00', false],
])('(CAT-07) breakfast on Mondays at %s: %s', (at, served) => {
  const breakfast = {
    id: 'd',
    storeId: STORE,
    name: '早餐',
    fromMinute: 390,
    untilMinute: 600,
    weekdays: [0],
  };
  expect(isServed(breakfast, Date.parse(at))).toBe(served);
});

test.each([
  ['2026-11-28T23:30:00+08:00', true],
  ['2026-11-29T01:59:00+08:00', true],
  ['2026-11-29T02:00:00+08:00', false],
  ['2026-11-29T23:30:00+08:00', false],
])('(CAT-07) a Saturday night menu reaches into Sunday: %s %s', (at, served) => {
  const night = { id: 'd', storeId: STORE, name: '夜宵', fromMinute: 1_320, untilMinute: 120, weekdays: [5] };
  expect(isServed(night, Date.parse(at))).toBe(served);
});

test('(CAT-10) amounts in yuan are read digit by digit', () => {
  expect(['129', '129.0', '¥1,299.05', '0.07', '￥8.5'].map(fenFromYuan)).toEqual([
    12_900, 12_900, 129_905, 7, 850,
  ]);
  expect(['', '-1', '1.005', '1e3', '十元', '123456789', '.5'].map(fenFromYuan)).toEqual(
    Array(7).fill(undefined),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (n) =>
      expect(fenFromYuan(yuanFromFen(fen(n)))).toBe(n),
    ),
  );
});
