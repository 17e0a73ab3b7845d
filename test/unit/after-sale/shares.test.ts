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
