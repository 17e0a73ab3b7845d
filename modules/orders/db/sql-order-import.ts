import { fen, type MerchantId, type StoreId, sumFen, ZERO_FEN } from '#kernel';
import type { Stores } from '#modules/stores';
import type { Order } from '../domain/order.ts';
import type { OrderImport, PastOrder } from '../tokens.ts';
import { insertOrders } from './order-rows.ts';

/** Stores have to be committed before: their names go into the orders. */
export function sqlOrderImport(stores: Stores): OrderImport {
  return {
    async importHistory(tx, merchantId, orders) {
      const names = new Map((await stores.list(merchantId)).map(({ id, name }) => [id, name]));
      await insertOrders(
        tx,
        orders.map((order) => finished(merchantId, order, names)),
      );
    },
  };
}

function finished(merchantId: MerchantId, past: PastOrder, names: ReadonlyMap<StoreId, string>): Order {
  const { id, number, memberId, storeId, placedAt } = past;
  const lines = past.lines.map((line) => ({
    ...line,
    discountFen: ZERO_FEN,
    totalFen: fen(line.unitPriceFen * line.quantity),
    shares: [],
    isGift: false,
    gift: null,
    choices: [],
  }));
  const goodsFen = sumFen(lines.map(({ totalFen }) => totalFen));
  return {
    id,
    merchantId,
    number,
    memberId,
    channel: 'mini_program',
    externalNo: null,
    state: 'COMPLETED',
    payableFen: goodsFen,
    placedAt,
    payBefore: placedAt,
    paidAt: placedAt,
    coupons: [],
    discounts: [],
    points: { burn: 0, worthFen: ZERO_FEN },
    storedValueFen: ZERO_FEN,
    takenAs: id,
    externalFen: goodsFen,
    tenders: [],
    groups: [
      {
        storeId,
        storeName: names.get(storeId) ?? '',
        state: 'PICKED_UP',
        fulfilment: { type: 'pickup' },
        pickupCode: null,
        shipment: null,
        parcels: [],
        goodsFen,
        discountFen: ZERO_FEN,
        shippingFen: ZERO_FEN,
        shippingShares: [],
        payableFen: goodsFen,
        lines,
      },
    ],
    timeline: [{ at: placedAt, scope: null, state: 'COMPLETED' }],
  };
}
