import { fen } from '#kernel';
import type { Order } from '../domain/order.ts';
import type { OrderFacts } from './events.ts';

/** What the events of an order tell: no address, no name. */
export function orderFacts({ merchantId, id, memberId, groups, payableFen }: Order): OrderFacts {
  return {
    merchantId,
    orderId: id,
    memberId,
    groups: groups.map(({ storeId, lines, payableFen: partFen, shippingFen }) => ({
      storeId,
      goodsPaidFen: fen(partFen - shippingFen),
      lines: lines.map(({ skuId, productId, quantity, unitPriceFen }) => ({
        skuId,
        productId,
        quantity,
        unitPriceFen,
      })),
    })),
    payableFen,
  };
}
