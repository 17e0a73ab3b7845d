import fc from 'fast-check';
import { bps, fen, takeRate } from '#kernel';
import { COMMISSION_BPS_MAX, commissionOf } from '../../../modules/workforce/domain/commission.ts';

const goods = fc.integer({ min: 0, max: 10_000_000 });
const rates = fc.integer({ min: 0, max: COMMISSION_BPS_MAX }).map(bps);

test('a refund takes its share of the commission: never more than there is, less with every refund, all with the last (STO-07)', () => {
  fc.assert(
    fc.property(
      goods,
      rates,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
      (goodsFen, rate, cuts) => {
        const refunds = [0, ...cuts.map((cut) => Math.floor(goodsFen * cut)).sort((a, b) => a - b), goodsFen];
        const left = refunds.map((refundedFen) => commissionOf(goodsFen, refundedFen, rate));
        expect(left[0]).toBe(takeRate(fen(goodsFen), rate));
        expect(left).toEqual(left.toSorted((a, b) => b - a));
        expect(left.at(-1)).toBe(0);
      },
    ),
  );
});

test('258 fen over 120 yuan kept and 9 yuan given back are 240 and 18 (STO-07)', () => {
  expect(commissionOf(12_900, 900, bps(200))).toBe(240);
});
