import fc from 'fast-check';
import { allocate, bps, type Fen, fen, sumFen, takeRate } from '#kernel';

const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }).map(fen), { minLength: 1, maxLength: 50 });

test('shares add up, and no line is discounted below zero', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
      const total = fen(Math.floor(sumFen(lines) * part));
      const shares = allocate(total, lines);
      expect(sumFen(shares)).toBe(total);
      for (const [line, share] of shares.entries()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(lines[line] as Fen);
      }
    }),
  );
});

test('a share is never more than one fen away from its exact part', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 10_000 }), (lines, rate) => {
      const sum = sumFen(lines);
      const total = takeRate(sum, bps(rate));
      for (const [line, share] of allocate(total, lines).entries())
        expect(Math.abs(share - (total * (lines[line] as Fen)) / sum)).toBeLessThan(1);
    }),
  );
});

test('odd fen go to the earlier of two equal lines', () => {
  expect(allocate(fen(299), [fen(1_000), fen(1_000), fen(1_000)])).toEqual([100, 100, 99]);
});

test.each([
  ['half a fen is rounded up', 5, 5_000, 3],
  ['less than half a fen is dropped', 4, 1_000, 0],
  ['the whole amount at 100 %', 12_345, 10_000, 12_345],
  ['nothing at 0 %', 12_345, 0, 0],
  ['more than 2^53 in between', 9_000_000_000_000, 3_333, 2_999_700_000_000],
])('rates: %s', (_case, amount, rate, expected) => {
  expect(takeRate(fen(amount), bps(rate))).toBe(expected);
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%p is not money', (value) => {
  expect(() => fen(value)).toThrow('whole, safe number of fen');
});

test.each([-1, 10_001, 0.5])('%p is not a rate', (value) => {
  expect(() => bps(value)).toThrow('0..10000');
});

test('nothing can be spread over lines that are worth nothing', () => {
  expect(() => allocate(fen(1), [fen(0), fen(0)])).toThrow('zero weight');
});
