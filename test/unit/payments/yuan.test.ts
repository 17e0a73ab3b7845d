import fc from 'fast-check';
import { type Fen, fen } from '#kernel';
import { fenOfYuan, yuanOf } from '../../../modules/payments/domain/yuan.ts';

test('every amount of fen is the same amount after it was yuan (PAY-02)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
      expect(fenOfYuan(yuanOf(amount as Fen))).toBe(amount);
    }),
  );
  expect([yuanOf(fen(29)), yuanOf(fen(100)), fenOfYuan('0.29')]).toEqual(['0.29', '1.00', 29]);
});

test.each(['', '1', '1.2', '01.00', '-1.00', '1.000', '1,000.00', '1e3', ' 1.00', '0x1.00', '１.00'])(
  'what is no amount with two decimals is none: %j',
  (text) => {
    expect(fenOfYuan(text)).toBeUndefined();
  },
);
