import {
  type EpochMs,
  type Fen,
  fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type Random,
  type StoreId,
  sumFen,
  type Tx,
  token,
  ZERO_FEN,
} from '#kernel';
import type { Carriers } from '#modules/fulfilment';
import type { Stock, StockLine } from '#modules/inventory';
import type { Channel } from '../domain/channel.ts';
import type { Address, Fulfilment, Order, OrderLine } from '../domain/order.ts';
import { orderNumber } from '../domain/order-number.ts';
import { pickupCode } from '../domain/pickup-code.ts';
import type { ChannelOrderPlaced } from './events.ts';
import type { GoodsToTake } from './goods-to-take.ts';
import type { OrderKey, OrderStore } from './ports.ts';

/** An order that a platform or a till sold and has the money of (ORD-05). */
export interface ChannelSale {
  readonly merchantId: MerchantId;
  readonly id: OrderId;
  /** Nobody of our members: the name under which her address is sealed, of this one order. */
  readonly buyer: MemberId;
  readonly channel: Exclude<Channel, 'mini_program'>;
  readonly externalNo: string;
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly placedAt: EpochMs;
  readonly paidAt: EpochMs;
  readonly shippingFen: Fen;
  readonly fulfilment: Fulfilment;
  /** Over the counter already: nothing is left to do. */
  readonly isHandedOver: boolean;
  readonly lines: readonly Pick<
    OrderLine,
    'skuId' | 'productId' | 'title' | 'optionText' | 'imageUrl' | 'quantity' | 'unitPriceFen' | 'totalFen'
  >[];
}

/** With what it takes from the shelves, and the code by which it is collected. */
export interface DraftedSale {
  readonly sale: ChannelSale;
  readonly number: string;
  readonly goods: readonly StockLine[];
  readonly code: string;
}

/** The way in for who sold our goods elsewhere. Money, coupons and points are none of this order's. */
export interface ChannelSales {
  /** Before the commit; what is drawn here stays the same when the work runs again. */
  draft(sale: ChannelSale): Promise<DraftedSale>;
  /**
   * Takes the goods out of that channel's share (INV-08) and writes the order, in the caller's commit.
   * @throws AppError 409 `inventory.sold_out`.
   */
  place(tx: Tx, drafted: DraftedSale): Promise<void>;
  /** Another address for goods that are still here; false when they are not, or a carrier has the former one. */
  readdress(tx: Tx, order: OrderKey, storeId: StoreId, address: Address): Promise<boolean>;
}
export const CHANNEL_SALES = token<ChannelSales>('ChannelSales');

export function channelSales(
  orders: Pick<OrderStore, 'add' | 'hold' | 'holdGroup' | 'markPaid' | 'readdress'>,
  stock: Pick<Stock, 'reserve' | 'commit'>,
  goodsToTake: GoodsToTake,
  random: Random,
  carriers: Carriers,
): ChannelSales {
  return {
    async draft(sale) {
      const goods = await goodsToTake(sale.merchantId, [sale]);
      return { sale, goods, number: orderNumber(sale.placedAt, random), code: pickupCode(random) };
    },

    async place(tx, { sale, number, goods, code }) {
      const { merchantId, id, channel, storeId, paidAt } = sale;
      const reservation = { merchantId, reservationId: id, lines: goods, expiresAt: paidAt, channel };
      await stock.reserve(tx, reservation);
      await stock.commit(tx, merchantId, id);
      const order = orderOf(sale, number);
      await orders.add(tx, order);
      const isCollected = sale.fulfilment.type === 'pickup' && !sale.isHandedOver;
      const codes = new Map<StoreId, string>(isCollected ? [[storeId, code]] : []);
      const payment = { paymentId: null, provider: 'channel', paidAt, takenAs: id } as const;
      await orders.markPaid(tx, order, payment, codes);
      const facts = { merchantId, orderId: id, channel, storeId };
      tx.emit<ChannelOrderPlaced>({ type: 'orders.channel_order_placed', occurredAt: paidAt, ...facts });
    },

    async readdress(tx, order, storeId, address) {
      const { merchantId, id: orderId } = order;
      await orders.hold(tx, order);
      // Whoever orders a carrier holds the part as well, and comes before or after.
      await orders.holdGroup(tx, order, storeId, 'PREPARING');
      if (await carriers.areOrdered(tx, { merchantId, orderId, storeId })) return false;
      return orders.readdress(tx, order, storeId, address);
    },
  };
}

function orderOf(sale: ChannelSale, number: string): Order {
  const { id, merchantId, buyer, channel, externalNo, storeId, storeName, placedAt, paidAt } = sale;
  const { shippingFen, fulfilment, isHandedOver } = sale;
  const lines = sale.lines.map((line): OrderLine => {
    const discountFen = fen(line.unitPriceFen * line.quantity - line.totalFen);
    const shares = [{ kind: 'channel', id: channel, amountFen: discountFen } as const];
    return {
      ...{ ...line, discountFen, shares: discountFen === 0 ? [] : shares },
      ...{ isGift: false, gift: null, choices: [] },
    };
  });
  const goodsFen = sumFen(lines.map(({ unitPriceFen, quantity }) => fen(unitPriceFen * quantity)));
  const discountFen = sumFen(lines.map((line) => line.discountFen));
  const payableFen = fen(goodsFen - discountFen + shippingFen);
  const state = isHandedOver ? 'PICKED_UP' : 'PREPARING';
  return {
    ...{ id, merchantId, number, memberId: buyer, channel, externalNo, placedAt, paidAt, payableFen },
    ...{
      state: isHandedOver ? 'COMPLETED' : 'PAID',
      payBefore: paidAt,
      takenAs: id,
      externalFen: payableFen,
    },
    ...{ coupons: [], discounts: [], points: { burn: 0, worthFen: ZERO_FEN }, storedValueFen: ZERO_FEN },
    tenders: [{ kind: 'channel', amountFen: payableFen }],
    groups: [
      {
        ...{ storeId, storeName, state, fulfilment, pickupCode: null, shipment: null, goodsFen, discountFen },
        ...{ shippingFen, shippingShares: [], payableFen, parcels: [], lines },
      },
    ],
    timeline: [
      { at: paidAt, scope: null, state: isHandedOver ? 'COMPLETED' : 'PAID' },
      { at: paidAt, scope: storeId, state },
    ],
  };
}
