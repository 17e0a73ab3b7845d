import { type Fen, fen, ZERO_FEN } from '#kernel';
import type { LineShare, Order, OrderLine } from '../domain/order.ts';
import type { OrderFacts } from './events.ts';

/** Those that give a piece another price; all others are taken off the order. */
const UNIT_PRICES: readonly LineShare['kind'][] = ['activity', 'time_limited', 'member'];

/** What the events of an order tell: no address, no name. */
export function orderFacts({ merchantId, id, memberId, groups, payableFen }: Order): OrderFacts {
  return {
    merchantId,
    orderId: id,
    memberId,
    groups: groups.map(({ storeId, lines, payableFen: partFen, shippingFen }) => ({
      storeId,
      goodsPaidFen: fen(partFen - shippingFen),
      lines: lines.map((line) => ({
        skuId: line.skuId,
        productId: line.productId,
        quantity: line.quantity,
        unitPriceFen: line.unitPriceFen,
        lowestUnitFen: lowestUnitFen(line),
      })),
    })),
    payableFen,
  };
}

function lowestUnitFen({ unitPriceFen, quantity, shares, choices }: OrderLine): Fen {
  const offFen = shares
    .filter(({ kind }) => UNIT_PRICES.includes(kind))
    .reduce((most, { amountFen, pieces = quantity }) => Math.max(most, Math.ceil(amountFen / pieces)), 0);
  // Where leaving things out made it free, its price cannot be told from theirs.
  if (unitPriceFen <= offFen) return ZERO_FEN;
  return fen(choices.reduce((left, { priceDeltaFen }) => left - priceDeltaFen, unitPriceFen - offFen));
}
