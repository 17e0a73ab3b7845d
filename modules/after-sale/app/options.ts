import { DAY_MS, fen, type MemberId, type MerchantId, type OrderId } from '#kernel';
import type { SoldLines, SoldOrder } from '#modules/orders';
import type { AfterSaleSettings } from '../domain/settings.ts';
import { orderNotFound } from './apply.ts';
import type { AfterSaleReads } from './ports.ts';

const WHEREABOUTS: Readonly<Record<string, 'unsent' | 'received' | 'none'>> = {
  ...{
    AUDIT: 'unsent',
    PREPARING: 'unsent',
    READY_FOR_PICKUP: 'unsent',
    PICKED_UP: 'received',
    RECEIVED: 'received',
  },
  ...{ WAITING_PAY: 'none', CANCELLED: 'none', REFUNDED: 'none' },
};

/** What is left to ask for of one of her orders. */
export function afterSaleOptions(soldLines: SoldLines, reads: AfterSaleReads) {
  return async (merchantId: MerchantId, memberId: MemberId, orderId: OrderId) => {
    const [order, settings] = await Promise.all([
      soldLines.find(merchantId, orderId),
      reads.settings(merchantId),
    ]);
    if (order?.memberId !== memberId) throw orderNotFound(orderId);
    return optionsOf(order, settings);
  };
}

/** What is left of an order, part by part and line by line. */
export function optionsOf(order: SoldOrder, settings: AfterSaleSettings) {
  const isSold = order.state === 'PAID' || order.state === 'COMPLETED';
  return {
    orderId: order.id,
    orderNumber: order.number,
    groups: order.groups.map(({ storeId, storeName, state, receivedAt, lines }) => ({
      ...{ storeId, storeName },
      goods: isSold ? (WHEREABOUTS[state] ?? 'on_the_way') : ('none' as const),
      noReasonUntil: receivedAt === null ? null : receivedAt + settings.noReasonDays * DAY_MS,
      qualityUntil: receivedAt === null ? null : receivedAt + settings.qualityDays * DAY_MS,
      lines: lines.map((line) => ({
        ...{ position: line.position, skuId: line.skuId, title: line.title, optionText: line.optionText },
        ...{
          imageUrl: line.imageUrl,
          isGift: line.isGift,
          quantity: line.quantity,
          paidFen: line.totalFen,
        },
        openPieces: line.quantity - line.asked.pieces,
        openFen: fen(line.totalFen - line.asked.amountFen),
        ...{ refundedPieces: line.refunded.pieces, refundedFen: line.refunded.amountFen },
      })),
    })),
  };
}

export type AfterSaleOptions = ReturnType<typeof afterSaleOptions>;
