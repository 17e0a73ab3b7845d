import { centsOf, offerFor } from '../../../web-demo/console/src/model/offer-less.ts';

type Asked = Parameters<typeof offerFor>[0];
const line = (position: number, amountFen: number): Asked['lines'][number] => ({
  ...{ position, amountFen, skuId: 'sku', productId: 'prd', title: '礼盒', optionText: '', imageUrl: '' },
  ...{ quantity: 1, pieces: 1, condition: null },
});
const request = { lines: [line(0, 12_900), line(2, 3_000)] };

describe('an offer for less than she asked (ORD-07)', () => {
  test('names every article with what the shop would pay, and why', () => {
    expect(offerFor(request, [10_000, 3_000], ' 盒子已拆 ')).toEqual({
      words: '盒子已拆',
      lines: [
        { line: 0, amountFen: 10_000 },
        { line: 2, amountFen: 3_000 },
      ],
    });
  });
  test('is none where all is paid, nothing is paid, or no reason is given', () => {
    expect(offerFor(request, [12_900, 3_000], '盒子已拆')).toBeUndefined();
    expect(offerFor(request, [0, 0], '盒子已拆')).toBeUndefined();
    expect(offerFor(request, [10_000, 3_000], '  ')).toBeUndefined();
  });
  test('takes an emptied field for nothing, and yuan to the fen', () => {
    expect(centsOf(undefined)).toBe(0);
    expect(centsOf(128.29)).toBe(12_829);
  });
});
