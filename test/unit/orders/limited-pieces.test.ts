import { fen, type SkuId } from '#kernel';
import type { Quote } from '#modules/pricing';
import { limitedPieces } from '../../../modules/orders/app/limited-pieces.ts';

const NOODLES = 'sku_noodles' as SkuId;
const share = (id: string, pieces: number, kind = 'time_limited') => ({
  ...{ source: { kind, id }, amountFen: fen(100 * pieces), pieces },
});
const line = (quantity: number, ...shares: object[]) => ({ skuId: NOODLES, quantity, shares });
const quoteOf = (...lines: object[]) => ({ groups: [{ lines }] }) as unknown as Quote;

test('(MKT-10) pieces at the price count over all lines of the article, those at other prices do not', () => {
  const quote = quoteOf(
    line(2, share('prm_1', 2)),
    line(5, share('prm_1', 3), share('member', 2, 'member')),
    line(7),
  );
  expect(limitedPieces(quote)).toEqual([{ promotionId: 'prm_1', skuId: NOODLES, quantity: 5 }]);
});

test('(MKT-10) where two prices for a time share a line, each counts its own pieces only', () => {
  const quote = quoteOf(line(5, share('prm_1', 1), share('prm_2', 4)));
  expect(limitedPieces(quote)).toMatchObject([
    { promotionId: 'prm_1', quantity: 1 },
    { promotionId: 'prm_2', quantity: 4 },
  ]);
});
