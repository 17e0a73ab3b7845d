import { sumFen, ZERO_FEN } from '#kernel';
import { goods, type QuoteState } from './quote.ts';

/** Step 1: every piece costs what its store asks. */
export function storePrices({ context, explanation }: QuoteState): QuoteState {
  const groups = context.groups.map(({ storeId, lines }) => ({
    storeId,
    shippingFen: ZERO_FEN,
    lines: lines.map(({ skuId, title, quantity, storePriceFen }) => ({
      skuId,
      title,
      quantity,
      unitPriceFen: storePriceFen,
      discountFen: ZERO_FEN,
    })),
  }));
  const amountFen = sumFen(groups.flatMap(({ lines }) => lines.map(goods)));
  return { context, groups, explanation: [...explanation, { label: '商品合计', amountFen, kind: 'goods' }] };
}
