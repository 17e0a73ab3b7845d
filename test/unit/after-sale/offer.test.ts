import { type AppError, fen, type ProductId, type SkuId } from '#kernel';
import type { AfterSaleLine } from '../../../modules/after-sale/domain/after-sale.ts';
import type { AfterSaleType } from '../../../modules/after-sale/domain/after-sale-states.ts';
import { offerOf } from '../../../modules/after-sale/domain/offer.ts';

const line = (position: number, pieces: number, amountFen: number): AfterSaleLine => ({
  ...{
    position,
    skuId: `sku_${position}` as SkuId,
    productId: 'prd' as ProductId,
    title: '',
    optionText: '',
  },
  ...{ imageUrl: '', quantity: 2, pieces, amountFen: fen(amountFen), condition: null },
});
const request = (type: AfterSaleType, more: object = {}) => ({
  ...{ type, isUnsent: false, shippingFen: fen(800), amountFen: fen(10_800), offer: null },
  lines: [line(0, 2, 6_000), line(3, 2, 4_000)],
  ...more,
});
type Wanted = Parameters<typeof offerOf>[1];
const refused = (asked: ReturnType<typeof request>, wanted: Wanted) => {
  try {
    return offerOf(asked, wanted, '有使用痕迹');
  } catch (error) {
    return (error as AppError).code;
  }
};

describe('less than she asked for (ORD-07)', () => {
  test('goods that come back do so as they were asked for, with what brought them, for the money that is offered', () => {
    expect(offerOf(request('RETURN_REFUND'), [{ line: 3, amountFen: 1_500 }], '有使用痕迹')).toEqual({
      ...{ words: '有使用痕迹', amountFen: 8_300, shippingFen: 800 },
      lines: [
        { position: 0, pieces: 2, amountFen: 6_000 },
        { position: 3, pieces: 2, amountFen: 1_500 },
      ],
    });
  });

  test('goods that she keeps count no pieces for less than their share, and shipping stays paid', () => {
    expect(offerOf(request('REFUND_ONLY'), [{ line: 3, amountFen: 0 }], '有使用痕迹')).toEqual({
      ...{ words: '有使用痕迹', amountFen: 6_000, shippingFen: 0 },
      lines: [
        { position: 0, pieces: 2, amountFen: 6_000 },
        { position: 3, pieces: 0, amountFen: 0 },
      ],
    });
  });

  test.each([
    ['as much as she asked for', 'RETURN_REFUND', {}, [{ line: 0, amountFen: 6_000 }], 'after-sale.no_offer'],
    [
      ...(['nothing at all', 'RETURN_REFUND', { shippingFen: fen(0), amountFen: fen(10_000) }] as const),
      [
        { line: 0, amountFen: 0 },
        { line: 3, amountFen: 0 },
      ],
      'after-sale.no_offer',
    ],
    ['more for a line', 'RETURN_REFUND', {}, [{ line: 0, amountFen: 6_001 }], 'after-sale.amount_too_high'],
    ['another line', 'RETURN_REFUND', {}, [{ line: 1, amountFen: 1 }], 'after-sale.line_not_found'],
    ['no money', 'EXCHANGE', {}, [{ line: 0, amountFen: 1 }], 'after-sale.not_for_less'],
    [
      'unsent goods',
      'REFUND_ONLY',
      { isUnsent: true },
      [{ line: 0, amountFen: 1 }],
      'after-sale.not_for_less',
    ],
    [
      ...(['a second offer', 'REFUND_ONLY', { offer: {} }] as const),
      ...([[{ line: 0, amountFen: 1 }], 'after-sale.offered_before'] as const),
    ],
  ] as const)('%s is no offer', (_what, type, more, wanted, code) => {
    expect(refused(request(type, more), wanted)).toBe(code);
  });
});
