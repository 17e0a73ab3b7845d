import { fen, type SkuId } from '#kernel';
import type { PricingContext, Quote } from '#modules/pricing';
import { limitedPieces } from '../../../modules/orders/app/limited-pieces.ts';

const NOODLES = 'sku_noodles' as SkuId;
const share = (id: string) => ({ source: { kind: 'time_limited', id }, amountFen: fen(100) });
const line = (quantity: number, id?: string) => ({
  ...{ skuId: NOODLES, quantity, shares: id === undefined ? [] : [share(id)] },
});

function basket(piecesLeft: number | null, ...lines: readonly object[]) {
  const promotion = {
    kind: 'time_limited',
    id: 'prm_1',
    prices: [{ skuId: NOODLES, priceFen: fen(900), piecesLeft }],
  };
  return {
    context: { promotions: [promotion] } as unknown as PricingContext,
    quote: { groups: [{ lines }] } as unknown as Quote,
  };
}

test('(MKT-10) pieces at the price count over all lines of the article, those at other prices do not', () => {
  const taken = { promotionId: 'prm_1', skuId: NOODLES, quantity: 5 };
  expect(limitedPieces(basket(null, line(2, 'prm_1'), line(3, 'prm_1'), line(7)))).toEqual([taken]);
  expect(limitedPieces(basket(null, line(2, 'prm_2')))).toEqual([]);
});

test('(MKT-10) beyond what one member may have the rest was priced like anything else', () => {
  expect(limitedPieces(basket(3, line(5, 'prm_1')))).toMatchObject([{ quantity: 3 }]);
});
