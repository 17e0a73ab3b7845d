import { type Fen, fen, sumFen, ZERO_FEN } from '#kernel';
import { type Explanation, goods, type QuoteState } from './quote.ts';

/** One parcel per store. */
export const SHIPPING_FEN = fen(800);
/** From this much goods at one store on, after discounts, its parcel travels free (包邮). */
export const FREE_SHIPPING_FROM_FEN = fen(9_900);

/** Step 7: what bringing the goods costs, store by store. */
export function shipping({ context, groups, explanation }: QuoteState): QuoteState {
  const explained: Explanation[] = [];
  const shipped = groups.map((group, n) => {
    const { fulfilment, storeName } = context.groups[n] ?? { fulfilment: 'pickup', storeName: '' };
    const paidFen = sumFen(group.lines.map((line) => fen(goods(line) - line.discountFen)));
    const shippingFen = parcelFen(fulfilment, paidFen);
    explained.push({
      label: reason(storeName, fulfilment, shippingFen),
      amountFen: shippingFen,
      kind: 'shipping',
    });
    return { ...group, shippingFen };
  });
  return { context, groups: shipped, explanation: [...explanation, ...explained] };
}

function parcelFen(fulfilment: 'pickup' | 'delivery', paidFen: Fen): Fen {
  return fulfilment === 'pickup' || paidFen >= FREE_SHIPPING_FROM_FEN ? ZERO_FEN : SHIPPING_FEN;
}

function reason(storeName: string, fulfilment: 'pickup' | 'delivery', shippingFen: Fen): string {
  if (fulfilment === 'pickup') return `${storeName}自提，免运费`;
  if (shippingFen === 0) return `${storeName}配送，满${FREE_SHIPPING_FROM_FEN / 100}元免运费`;
  return `${storeName}配送费`;
}
