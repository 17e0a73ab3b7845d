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

test.each([
  ['the largest remainder first, not the first line', 7, [2, 5, 3], [1, 4, 2]],
  ['two odd fen go to the two largest remainders', 7, [1, 4, 5], [1, 3, 3]],
  ['and to the last line where it has the largest', 3, [3, 3, 4], [1, 1, 1]],
  ['a line that is worth nothing gets nothing', 3, [0, 2, 2], [0, 2, 1]],
  ['all of it', 9, [4, 5], [4, 5]],
  ['nothing, even over nothing', 0, [0, 0], [0, 0]],
])('spread: %s', (_case, total, weights, shares) => {
  expect(allocate(fen(total), weights.map(fen))).toEqual(shares);
});

/** The same in exact numbers. */
function exactly(total: bigint, weights: readonly bigint[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const shares = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - shares.reduce((all, share) => all + share, 0n));
  const byRemainder = weights
    .map((weight, line) => ({ line, rest: (total * weight) % sum }))
    .toSorted((a, b) => (a.rest === b.rest ? a.line - b.line : a.rest < b.rest ? 1 : -1));
  for (const { line } of byRemainder.slice(0, left)) shares[line] = (shares[line] ?? 0n) + 1n;
  return shares.map(Number);
}

test('sums whose products no double holds are spread and rated to the fen (X-01)', () => {
  const large = fc.integer({ min: 2 ** 30, max: 2 ** 48 });
  fc.assert(
    fc.property(large, fc.array(large, { minLength: 1, maxLength: 8 }), (total, weights) => {
      expect(allocate(fen(total), weights.map(fen))).toEqual(exactly(BigInt(total), weights.map(BigInt)));
    }),
  );
  const all = Number.MAX_SAFE_INTEGER;
  expect(takeRate(fen(all), bps(9_999))).toBe(Number((BigInt(all) * 9_999n + 5_000n) / 10_000n));
});

test('nothing below zero is rated or spread', () => {
  expect(takeRate(fen(0), bps(5_000))).toBe(0);
  expect(() => takeRate(fen(-1), bps(5_000))).toThrow('rates apply to non-negative amounts');
  const refused = 'allocate takes non-negative amounts';
  expect(() => allocate(fen(-1), [fen(1)])).toThrow(refused);
  expect(() => allocate(fen(1), [fen(2), fen(-1)])).toThrow(refused);
  expect(() => allocate(fen(1), [fen(-1)])).toThrow(refused);
});
