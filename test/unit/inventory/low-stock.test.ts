import fc from 'fast-check';
import { coverThreshold, crossing, suggestedQuantity } from '../../../modules/inventory/domain/low-stock.ts';

test.each([
  ['one above the threshold', { available: 6, armed: true }, null],
  ['exactly on the threshold', { available: 5, armed: true }, 'alert'],
  ['still below, already told', { available: 2, armed: false }, null],
  ['back on the threshold is not up', { available: 7, armed: false }, null],
  ['up by the delta', { available: 8, armed: false }, 'rearm'],
])('threshold 5, delta 3: %s (INV-05)', (_case, level, expected) => {
  expect(crossing({ lowAt: 5, delta: 3, ...level })).toBe(expected);
});

test('where nobody wants to be told, nobody is; a threshold that comes back finds the alert armed (INV-05)', () => {
  const level = { available: 0, lowAt: null, delta: 3 };
  expect(crossing({ ...level, armed: true })).toBeNull();
  expect(crossing({ ...level, armed: false })).toBe('rearm');
});

test('between two alerts the stock was above threshold and delta, whatever it did (INV-05)', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { maxLength: 60 }),
      fc.nat(10),
      fc.integer({ min: 1, max: 5 }),
      (walk, lowAt, delta) => {
        let armed = true;
        let highest = Number.POSITIVE_INFINITY;
        for (const available of walk) {
          highest = Math.max(highest, available);
          const what = crossing({ available, lowAt, delta, armed });
          if (what === 'alert') {
            expect(available).toBeLessThanOrEqual(lowAt);
            expect(highest).toBeGreaterThanOrEqual(lowAt + delta);
            highest = 0;
          }
          if (what !== null) armed = what === 'rearm';
        }
      },
    ),
  );
});

test('a threshold in days is what is sold in so many days, rounded up (INV-05)', () => {
  expect(coverThreshold(14, 84)).toBe(42);
  expect(coverThreshold(3, 10)).toBe(2);
  expect(coverThreshold(7, 0)).toBe(0);
});

test('what is on its way need not be ordered again (INV-05)', () => {
  const level = { available: 4, lowAt: 5, delta: 3 };
  expect(suggestedQuantity(level, 28, 0)).toBe(5 + 3 + 14 - 4);
  expect(suggestedQuantity(level, 28, 10)).toBe(5 + 3 + 14 - 4 - 10);
  expect(suggestedQuantity(level, 28, 100)).toBe(0);
  expect(suggestedQuantity({ ...level, lowAt: null }, 28, 0)).toBe(0);
});
