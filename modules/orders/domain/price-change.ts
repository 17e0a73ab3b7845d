import { AppError, allocate, type Fen, fen, sumFen } from '#kernel';
import type { LineShare, Order, OrderGroup } from './order.ts';

/** What one store's part is to cost from now on. */
export interface NewPrice {
  /** All of its goods together. */
  readonly goodsPaidFen: Fen;
  /** Bringing them. */
  readonly shippingFen: Fen;
}

/**
 * Another price before payment (ORD-04). Only downwards: she agreed to the former one, and nobody may ask her for more.
 * Goods cost at least one fen, so that nothing is given away by the way (that is what gift coupons are for); and a
 * provider has to collect at least one fen beside what is held on her card, so that paying remains what makes it PAID.
 */
export function repriced(part: OrderGroup, to: NewPrice, id: string): OrderGroup {
  const beforeFen = sumFen(part.lines.map(({ totalFen }) => totalFen));
  const isRaised = to.goodsPaidFen > beforeFen || to.shippingFen > part.shippingFen;
  if (isRaised || (to.goodsPaidFen === beforeFen && to.shippingFen === part.shippingFen))
    throw new AppError('unprocessable', 'orders.price_not_lower', '只能往低改价', {
      goodsPaidFen: beforeFen,
      shippingFen: part.shippingFen,
    });
  if (to.goodsPaidFen < 1)
    throw new AppError('unprocessable', 'orders.price_too_low', '商品价格不能低于 0.01 元', { lowestFen: 1 });
  const offFen = fen(beforeFen - to.goodsPaidFen);
  const shares = allocate(
    offFen,
    part.lines.map(({ totalFen }) => totalFen),
  );
  const share = (amountFen: Fen): LineShare => ({ kind: 'price_change', id, amountFen });
  const shippingOffFen = fen(part.shippingFen - to.shippingFen);
  return {
    ...part,
    discountFen: fen(part.discountFen + offFen),
    shippingFen: to.shippingFen,
    shippingShares:
      shippingOffFen === 0 ? part.shippingShares : [...part.shippingShares, share(shippingOffFen)],
    payableFen: fen(part.payableFen - offFen - shippingOffFen),
    lines: part.lines.map((line, n) => {
      const amountFen = shares[n] ?? fen(0);
      if (amountFen === 0) return line;
      return {
        ...line,
        discountFen: fen(line.discountFen + amountFen),
        totalFen: fen(line.totalFen - amountFen),
        shares: [...line.shares, share(amountFen)],
      };
    }),
  };
}

/** The order with that part in it. */
export function withPart(order: Order, part: OrderGroup, id: string): Order {
  const before = order.groups.find(({ storeId }) => storeId === part.storeId);
  const amountFen = fen((before?.payableFen ?? part.payableFen) - part.payableFen);
  const payableFen = fen(order.payableFen - amountFen);
  const lowestFen = order.storedValueFen + 1;
  if (payableFen < lowestFen)
    throw new AppError('unprocessable', 'orders.price_too_low', '改价后至少还须支付 0.01 元', {
      lowestFen: fen(lowestFen - (order.payableFen - (before?.payableFen ?? fen(0)))),
    });
  return {
    ...order,
    payableFen,
    externalFen: fen(payableFen - order.storedValueFen),
    discounts: [...order.discounts, { kind: 'price_change', id, label: '店家改价', amountFen }],
    groups: order.groups.map((group) => (group.storeId === part.storeId ? part : group)),
  };
}
