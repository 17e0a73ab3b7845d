import fc from 'fast-check';
import { type Fen, fen, sumFen } from '#kernel';
import { type PaidLine, price, refundShare } from '#modules/pricing';
import { basket, pricedBaskets } from '../../support/priced-baskets.ts';

/** Line `line` sent back in parts of these sizes. */
function inParts(lines: readonly PaidLine[], line: number, sizes: readonly number[]) {
  let before = 0;
  return sizes.map((pieces) => {
    const refund = refundShare(lines, [{ line, before, pieces }]);
    before += pieces;
    return refund;
  });
}

/** `quantity` pieces in parts of one to three. */
const partsOf = (quantity: number, rank: number): number[] => {
  const sizes: number[] = [];
  for (let left = quantity, n = rank; left > 0; n += 1) {
    const size = Math.min(left, 1 + (n % 3));
    sizes.push(size);
    left -= size;
  }
  return sizes;
};

test('however a line goes back, all refunds add up to what was paid and to what each offer had taken off (ORD-07)', () => {
  fc.assert(
    fc.property(pricedBaskets({ lines: 4, promotions: 3, coupons: 4 }), fc.nat(9), (context, rank) => {
      const lines = price(context).groups.flatMap((group) => group.lines);
      for (const [at, line] of lines.entries()) {
        const refunds = inParts(lines, at, partsOf(line.quantity, rank));
        expect(sumFen(refunds.map(({ paidFen }) => paidFen))).toBe(line.totalFen);
        for (const [n, { amountFen }] of line.shares.entries()) {
          const back = refunds.map(({ lines: [only] }) => only?.shares[n]?.amountFen as Fen);
          expect(sumFen(back)).toBe(amountFen);
          for (const part of back) expect(part).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a part is worth its pieces: paid and taken off add up to their price', () => {
  const line = { quantity: 3, totalFen: fen(200), shares: share(100) };
  const refunds = inParts([line], 0, [1, 1, 1]).map(({ paidFen, lines: [only] }) => [
    paidFen,
    only?.shares[0]?.amountFen,
  ]);
  expect(refunds).toEqual([
    [66, 34],
    [67, 33],
    [67, 33],
  ]);
});

test('pieces that go back one by one come to what they come to together', () => {
  const line = { quantity: 7, totalFen: fen(999), shares: share(401) };
  const together = refundShare([line], [{ line: 0, before: 2, pieces: 4 }]);
  const alone = [2, 3, 4, 5].map((before) => refundShare([line], [{ line: 0, before, pieces: 1 }]));
  expect(together.paidFen).toBe(sumFen(alone.map(({ paidFen }) => paidFen)));
});

test('parts of several lines are refunded together', () => {
  const lines = price(basket([{ storePriceFen: fen(100), quantity: 2 }, 50])).groups[0]?.lines ?? [];
  const refund = refundShare(lines, [
    { line: 0, before: 1, pieces: 1 },
    { line: 1, before: 0, pieces: 1 },
  ]);
  expect(refund.paidFen).toBe(150);
  expect(refund.lines.map(({ line, paidFen }) => [line, paidFen])).toEqual([
    [0, 100],
    [1, 50],
  ]);
});

test.each([
  [{ line: 1, before: 0, pieces: 1 }],
  [{ line: 0, before: 0, pieces: 3 }],
  [{ line: 0, before: 1, pieces: 2 }],
  [{ line: 0, before: -1, pieces: 1 }],
  [{ line: 0, before: 0, pieces: 0 }],
])('%j of a line of two is not refunded', (part) => {
  const line = { quantity: 2, totalFen: fen(200), shares: [] };
  expect(() => refundShare([line], [part])).toThrow('only pieces that were bought');
});

function share(amountFen: number): PaidLine['shares'] {
  return [{ source: { kind: 'coupon', id: 'a' }, amountFen: fen(amountFen) }];
}
