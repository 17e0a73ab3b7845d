import {
  AppError,
  type Fen,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type SkuId,
  type StaffId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { PaymentRequest } from '#modules/payments';
import type { Approval } from '#modules/stored-value';
import type { Choice } from '../domain/choices.ts';
import type { Order } from '../domain/order.ts';
import type { OfferWishes } from './basket.ts';
import type { EndOrder } from './end-order.ts';
import { orderNotFound } from './find-order.ts';
import type { PlaceOrder } from './place-order.ts';
import type { OrderKey, OrderReads, OrderStore } from './ports.ts';
import type { ShownQuote, ShowQuote } from './show-quote.ts';
import type { TillSale, TillSales } from './till-sales.ts';

export interface CounterBasket {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** Whose prices, coupons and points count; somebody without any for a customer whom nobody knows. */
  readonly memberId: MemberId;
  readonly lines: readonly {
    readonly skuId: SkuId;
    readonly quantity: number;
    readonly choices: readonly Choice[];
  }[];
  readonly wishes: OfferWishes;
}

export interface CounterSale extends CounterBasket {
  readonly staffId: StaffId;
  readonly storedValueFen: Fen;
  /** Joins the commit, before anything is taken: what lets her stored value be spent, if it is. */
  readonly authorise: (tx: Tx, order: Order) => Promise<Approval | undefined>;
  readonly request: RequestKey;
}

/** What was sold at a counter: the same order as online, whose goods are handed over in the moment in which it is paid. */
export interface TillOrders {
  quote(basket: CounterBasket): Promise<ShownQuote>;
  /** Reserves the goods; paid at once where stored value covers all of it. */
  place(sale: CounterSale): Promise<Order>;
  /** @throws AppError 404 for an order that was not sold at a counter. */
  get(key: OrderKey): Promise<{ readonly order: Order; readonly sale: TillSale }>;
  /** What her wallet is asked for. */
  paymentOf(order: Order): PaymentRequest;
  /** Not paid, and it will not be: everything goes back, and `also` joins the commit. */
  cancel(order: Order, request: RequestKey, also: (tx: Tx) => Promise<void>): Promise<Order>;
}

export const TILL_ORDERS = token<TillOrders>('TillOrders');

/** Sold under the name that inventory and marketing have for a counter. */
const CHANNEL = 'pos';

export function tillOrders(
  showQuote: ShowQuote,
  placeOrder: PlaceOrder,
  { cancel }: Pick<EndOrder, 'cancel'>,
  reads: OrderReads,
  orders: Pick<OrderStore, 'hold' | 'get'>,
  tillSales: TillSales,
): TillOrders {
  const groupsOf = ({ storeId, lines }: CounterBasket) => [
    { storeId, lines, fulfilment: { type: 'pickup' } as const },
  ];
  async function refuseEnded(tx: Tx, order: Order): Promise<void> {
    await orders.hold(tx, order);
    const { state, externalFen } = await orders.get(tx, order);
    if (state === 'PENDING_PAY' && externalFen === order.externalFen) return;
    throw new AppError('conflict', 'orders.not_payable', '订单当前状态不能支付', { state });
  }

  return {
    quote: (basket) =>
      showQuote(basket.merchantId, basket.memberId, groupsOf(basket), basket.wishes, CHANNEL),
    place: (sale) =>
      placeOrder({
        ...{ merchantId: sale.merchantId, memberId: sale.memberId, groups: groupsOf(sale) },
        ...{ wishes: sale.wishes, storedValueFen: sale.storedValueFen, request: sale.request },
        ...{ approvalToken: undefined, quoteToken: undefined, channel: CHANNEL },
        async counter(tx, order) {
          const { merchantId, id: orderId, placedAt: soldAt } = order;
          const { storeId, staffId } = sale;
          return {
            approval: await sale.authorise(tx, order),
            sold: { merchantId, orderId, storeId, staffId, soldAt },
          };
        },
      }),
    async get(key) {
      const [order, sale] = await Promise.all([reads.find(key), tillSales.find(key.merchantId, key.id)]);
      if (order === undefined || sale === undefined) throw orderNotFound(key);
      return { order, sale };
    },
    paymentOf: (order) => ({
      ...{ merchantId: order.merchantId, orderId: order.id, orderNumber: order.number },
      ...{ memberId: order.memberId, amountFen: order.externalFen, expiresAt: order.payBefore },
      stillOwed: (tx) => refuseEnded(tx, order),
      description: `${order.groups[0]?.storeName ?? ''} 门店购物`.trim(),
    }),
    cancel: (order, request, also) => cancel(order, order.memberId, request, also),
  };
}
