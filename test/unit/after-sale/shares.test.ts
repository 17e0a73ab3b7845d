import fc from 'fast-check';
import { fen } from '#kernel';
import { mostFor, pointsBackFor, splitOver } from '../../../modules/after-sale/domain/shares.ts';
import { pointsShareOf } from '../../../modules/orders/domain/points-share.ts';

const FEN_MAX = 10_000_000;

test('pieces of a line, asked for in any order and refused in between, add up to what was paid (ORD-07)', () => {
  const wishes = fc.array(fc.record({ pieces: fc.integer({ min: 1, max: 5 }), isRefused: fc.boolean() }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: FEN_MAX }),
      fc.integer({ min: 1, max: 20 }),
      wishes,
      (total, quantity, asked) => {
        let [pieces, back] = [0, 0];
        const ask = (wanted: number): number => {
          const line = { quantity, totalFen: fen(total), asked: { pieces, amountFen: fen(back) } };
          const amount = mostFor(line, wanted);
          expect(amount).toBeLessThanOrEqual(Math.ceil((total * wanted) / quantity));
          return amount;
        };
        for (const { pieces: wanted, isRefused } of asked) {
          if (pieces + wanted > quantity) continue;
          const amount = ask(wanted);
          if (isRefused) continue;
          pieces += wanted;
          back += amount;
        }
        while (pieces < quantity) {
          back += ask(1);
          pieces += 1;
        }
        expect(back).toBe(total);
      },
    ),
  );
});

test('refunds split over two means of payment bring back exactly what each paid, and never less than before', () => {
  const paid = fc.record({
    storedValueFen: fc.integer({ min: 0, max: FEN_MAX }).map(fen),
    externalFen: fc.integer({ min: 0, max: FEN_MAX }).map(fen),
  });
  fc.assert(
    fc.property(paid, fc.array(fc.integer({ min: 1, max: FEN_MAX }), { maxLength: 20 }), (tenders, parts) => {
      const total = tenders.storedValueFen + tenders.externalFen;
      const back = { storedValueFen: 0, externalFen: 0 };
      let before = 0;
      for (const part of [...parts, total]) {
        const amount = Math.min(part, total - before);
        const split = splitOver(tenders, fen(before), fen(amount));
        expect(split.storedValueFen).toBeGreaterThanOrEqual(0);
        expect(split.externalFen).toBeGreaterThanOrEqual(0);
        back.storedValueFen += split.storedValueFen;
        back.externalFen += split.externalFen;
        before += amount;
      }
      expect(back).toEqual(tenders);
    }),
  );
});

test('points that paid for a part come back with it, all of them with all of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(
        fc.record({ share: fc.integer({ min: 0, max: 9_999 }), quantity: fc.integer({ min: 1, max: 9 }) }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      (burn, lines) => {
        const worthFen = fen(lines.reduce((sum, { share }) => sum + share, 0));
        let [worth, back] = [0, 0];
        for (const { share, quantity } of lines)
          for (let piece = 0; piece < quantity; piece += 1) {
            const after =
              worth +
              pointsShareOf(fen(share), piece + 1, quantity) -
              pointsShareOf(fen(share), piece, quantity);
            back +=
              pointsBackFor({ burn, worthFen }, fen(after)) - pointsBackFor({ burn, worthFen }, fen(worth));
            worth = after;
          }
        expect(worth).toBe(worthFen);
        if (worthFen > 0) expect(back).toBe(burn);
      },
    ),
  );
});

test('a share is rounded up, and never more than is left of the line (ORD-07)', () => {
  const line = (pieces: number, back: number) => ({
    ...{ quantity: 3, totalFen: fen(100), asked: { pieces, amountFen: fen(back) } },
  });
  expect(mostFor(line(0, 0), 1)).toBe(34);
  expect(mostFor(line(0, 0), 2)).toBe(67);
  expect(mostFor(line(2, 68), 1)).toBe(32);
  for (const [asked, pieces] of [
    [0, 0],
    [0, -1],
    [3, 1],
    [1, 3],
  ] as const)
    expect(() => mostFor(line(asked, 0), pieces)).toThrow('no more pieces than were bought');
});

test('no more goes back than was paid; points stand for nothing where they paid nothing', () => {
  const paid = { storedValueFen: fen(30), externalFen: fen(10) };
  expect(splitOver(paid, fen(0), fen(40))).toEqual(paid);
  expect(splitOver(paid, fen(20), fen(2))).toEqual({ storedValueFen: 2, externalFen: 0 });
  expect(() => splitOver(paid, fen(30), fen(11))).toThrow('no more goes back than was paid');
  expect(pointsBackFor({ burn: 7, worthFen: fen(0) }, fen(1))).toBe(0);
  expect(pointsBackFor({ burn: 3, worthFen: fen(2) }, fen(1))).toBe(2);
  expect(pointsBackFor({ burn: 3, worthFen: fen(2) }, fen(9))).toBe(3);
});
