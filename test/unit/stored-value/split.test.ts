import fc from 'fast-check';
import { DAY_MS } from '#kernel';
import { cashOutQuote } from '../../../modules/stored-value/domain/cash-out.ts';
import { giveBackTo, takeFrom } from '../../../modules/stored-value/domain/lots.ts';
import { RECHARGE_TRANSITIONS } from '../../../modules/stored-value/domain/recharge-states.ts';
import {
  backOf,
  less,
  SPENDING_ORDERS,
  splitOf,
  totalOf,
} from '../../../modules/stored-value/domain/split.ts';

const account = fc.integer({ min: 0, max: 500_000 });
const has = fc.record({ principal: account, gift: account });

describe('the split of a use (MEM-08)', () => {
  const card = { principal: 50_000, gift: 8_000 };

  test.each([
    ['PRO_RATA', { principal: 25_000, gift: 4_000 }],
    ['PRINCIPAL_FIRST', { principal: 29_000, gift: 0 }],
    ['GIFT_FIRST', { principal: 21_000, gift: 8_000 }],
  ] as const)('290 yuan off 充500送80 by %s', (order, split) => {
    expect(splitOf(29_000, card, order)).toEqual(split);
  });

  test('a fen that does not divide goes to the larger remainder, the earlier of equals', () => {
    expect(splitOf(1, { principal: 3, gift: 2 }, 'PRO_RATA')).toEqual({ principal: 1, gift: 0 });
    expect(splitOf(1, { principal: 2, gift: 3 }, 'PRO_RATA')).toEqual({ principal: 0, gift: 1 });
    expect(splitOf(1, { principal: 2, gift: 2 }, 'PRO_RATA')).toEqual({ principal: 1, gift: 0 });
  });

  test('the parts add up and take nothing that is not there, in every order', () => {
    fc.assert(
      fc.property(has, fc.nat(), fc.constantFrom(...SPENDING_ORDERS), (owned, seed, order) => {
        fc.pre(totalOf(owned) > 0);
        const amount = 1 + (seed % totalOf(owned));
        const split = splitOf(amount, owned, order);
        expect(totalOf(split)).toBe(amount);
        const left = less(owned, split);
        expect(Math.min(split.principal, split.gift, left.principal, left.gift)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('however a refund is cut into pieces, the pieces are never negative and end at the use itself', () => {
    fc.assert(
      fc.property(has, fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 30 }), (used, pieces) => {
        fc.pre(totalOf(used) > 0);
        let refunded = 0;
        let back = { principal: 0, gift: 0 };
        for (const piece of [...pieces, totalOf(used)]) {
          refunded = Math.min(totalOf(used), refunded + piece);
          const next = backOf(refunded, used);
          const part = less(next, back);
          expect(Math.min(part.principal, part.gift)).toBeGreaterThanOrEqual(0);
          expect(totalOf(next)).toBe(refunded);
          back = next;
        }
        expect(back).toEqual(used);
      }),
    );
  });

  test('the oldest recharge is used up first, and what was taken last comes back first', () => {
    const lots = [
      { id: 'old', left: { principal: 30, gift: 5 } },
      { id: 'new', left: { principal: 100, gift: 50 } },
    ];
    const taken = takeFrom(lots, { principal: 40, gift: 8 });
    expect(taken).toEqual([
      { lotId: 'old', principal: 30, gift: 5 },
      { lotId: 'new', principal: 10, gift: 3 },
    ]);
    expect(giveBackTo(taken, { principal: 12, gift: 3 })).toEqual([
      { lotId: 'new', principal: 10, gift: 3 },
      { lotId: 'old', principal: 2, gift: 0 },
    ]);
  });
});

describe('what emptying a recharge pays (MEM-08, 法释〔2025〕4号)', () => {
  const paid = { principal: 50_000, gift: 8_000 };
  const quote = (left: { principal: number; gift: number }, days: number, paidOutFen = 0) =>
    cashOutQuote({ paid, left, paidOutFen, creditedAt: 0, at: days * DAY_MS });

  test('untouched within seven days: the whole principal, unconditionally, the way it came', () => {
    expect(quote(paid, 7)).toEqual({
      ...{ refundFen: 50_000, forfeitedFen: 8_000, isUnconditional: true, channel: 'original' },
    });
    expect(quote(paid, 7.01)).toMatchObject({ refundFen: 50_000, isUnconditional: false });
  });

  test('known defect 5, stored-value refund: after a spend she still gets back what the spend did not use', () => {
    // 290 of 580 used: charged at 500/580, that is 250 yuan of her money.
    expect(quote({ principal: 25_000, gift: 4_000 }, 1)).toEqual({
      ...{ refundFen: 25_000, forfeitedFen: 4_000, isUnconditional: false, channel: 'original' },
    });
    // The same use taken from the gift first must not change what it cost her.
    expect(quote({ principal: 29_000, gift: 0 }, 1)).toMatchObject({
      refundFen: 25_000,
      forfeitedFen: 4_000,
    });
    expect(quote({ principal: 21_000, gift: 8_000 }, 1)).toMatchObject({ refundFen: 25_000 });
  });

  test('after a year by hand; and what comes back into an emptied recharge goes by hand too', () => {
    expect(quote(paid, 366).channel).toBe('manual');
    expect(quote({ principal: 1_000, gift: 0 }, 30, 25_000).channel).toBe('manual');
  });

  test('it never pays more than is left, nor more than she ever paid, nor less than nothing', () => {
    fc.assert(
      fc.property(has, fc.nat(), fc.nat(), fc.nat(), (bought, a, b, c) => {
        fc.pre(bought.principal > 0);
        const left = { principal: a % (bought.principal + 1), gift: b % (bought.gift + 1) };
        const paidOutFen = c % (bought.principal + 1);
        const { refundFen, forfeitedFen } = cashOutQuote({
          ...{ paid: bought, left, paidOutFen, creditedAt: 0, at: 0 },
        });
        expect(refundFen + forfeitedFen).toBe(totalOf(left));
        expect(Math.min(refundFen, forfeitedFen)).toBeGreaterThanOrEqual(0);
        expect(refundFen + paidOutFen).toBeLessThanOrEqual(bought.principal);
      }),
    );
  });
});

test('a recharge that is credited or sent back stays so', () => {
  expect(RECHARGE_TRANSITIONS).toMatchObject({ CREDITED: [], RETURNED: [] });
  expect(RECHARGE_TRANSITIONS.CLOSED).toEqual(['CREDITED', 'RETURNED']);
});
