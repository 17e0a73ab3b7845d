import { ContainerModule } from 'inversify';
import { isRowFault, READS } from '#db';
import type { CodeReader, Engine, Feature, MemberData } from '#feature';
import {
  ANSWER_BOOK,
  CLOCK,
  IDS,
  KEYED_HASH,
  MINUTE_MS,
  RANDOM,
  SECOND_MS,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { AUDIT } from '#modules/access';
import { ADDRESS_BOOK } from '#modules/addresses';
import { CATALOG, MEMBER_TIERS, ORDERED_SKUS, PRODUCT_SALES } from '#modules/catalog';
import { CARRIERS, DELIVERY_AREAS, FREIGHT, ORDER_PARTS, PICKUP_PIECES, SLOTS } from '#modules/fulfilment';
import { STOCK } from '#modules/inventory';
import { COUPONS, HAS_BOUGHT, OFFERS } from '#modules/marketing';
import { PAYMENTS } from '#modules/payments';
import { POINTS } from '#modules/points';
import { QUOTE_TOKENS } from '#modules/pricing';
import { VAULT } from '#modules/privacy';
import { STORED_VALUE } from '#modules/stored-value';
import { STORES } from '#modules/stores';
import { SILENCE_EVERY_MS } from './app/audit-desk.ts';
import { type BeginPayment, beginPayment } from './app/begin-payment.ts';
import { type Cart, cart } from './app/cart.ts';
import { CHANNEL_SALES, channelSales } from './app/channel-sales.ts';
import { type DeliveryTerms, deliveryTerms } from './app/delivery-terms.ts';
import { type EndOrder, endOrder } from './app/end-order.ts';
import { type Extras, extras } from './app/extras.ts';
import { type GoodsToTake, goodsToTake } from './app/goods-to-take.ts';
import { handOver } from './app/hand-over.ts';
import { LiveOrders } from './app/live-orders.ts';
import { orderIntake } from './app/order-intake.ts';
import { orderParts } from './app/order-parts.ts';
import { type PlaceOrder, placeOrder } from './app/place-order.ts';
import type { CartStore, TicketBook } from './app/ports.ts';
import { type PriceBasket, priceBasket } from './app/price-basket.ts';
import { orderReactions } from './app/reactions.ts';
import { pickupCodeReader } from './app/read-pickup-code.ts';
import { type ReceiveParcel, receiveParcel } from './app/receive-parcel.ts';
import { type PriceRush, priceRush } from './app/rush-price.ts';
import { type SealOlder, sealOlder } from './app/seal-older.ts';
import { type SettleOrder, settleOrder } from './app/settle-order.ts';
import { type ShowQuote, showQuote } from './app/show-quote.ts';
import { SOLD_LINES } from './app/sold-lines.ts';
import { TILL_ORDERS, tillOrders } from './app/till-orders.ts';
import type { TillSales } from './app/till-sales.ts';
import { type UnmaskAddress, unmaskAddress } from './app/unmask-address.ts';
import { type WriteRush, writeRush } from './app/write-rush.ts';
import { orderTables } from './db/order-tables.ts';
import { ordersOfMember } from './db/orders-of-member.ts';
import { sqlCart } from './db/sql-cart.ts';
import { sqlDeliveries } from './db/sql-deliveries.ts';
import { sqlHasBought } from './db/sql-has-bought.ts';
import { sqlOrderBook } from './db/sql-order-book.ts';
import { sqlOrderImport } from './db/sql-order-import.ts';
import { sqlOrderReads } from './db/sql-order-reads.ts';
import { sqlOrderStore } from './db/sql-order-store.ts';
import { sqlOrderedSkus } from './db/sql-ordered-skus.ts';
import { sqlPickupCodes } from './db/sql-pickup-codes.ts';
import { sqlProductSales } from './db/sql-product-sales.ts';
import { sqlPurchases } from './db/sql-purchases.ts';
import { sqlReceivedLines } from './db/sql-received-lines.ts';
import { sqlSales } from './db/sql-sales.ts';
import { sqlSoldLines } from './db/sql-sold-lines.ts';
import { sqlTickets } from './db/sql-tickets.ts';
import { sqlTillSales } from './db/sql-till-sales.ts';
import {
  AUDIT_DESK,
  AUDIT_GATE,
  bindDesk,
  DESK_ROUTES,
  ORDER_EXPORTERS,
  ORDER_IMPORTERS,
} from './desk-wiring.ts';
import { cartRoutes } from './http/cart-routes.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { orderRoutes } from './http/order-routes.ts';
import { pickupTicketRoutes } from './http/pickup-ticket-routes.ts';
import { rushRoutes } from './http/rush-routes.ts';
import { DELIVERIES, HAND_OVER, ORDER_READS, ORDER_STORE } from './parts.ts';
import {
  CARTS,
  ORDER_BOOK,
  ORDER_ENGINES,
  ORDER_HANDLERS,
  ORDER_IMPORT,
  ORDER_INTAKE,
  ORDER_JOBS,
  ORDER_ROUTES,
  PURCHASES,
  RECEIVED_LINES,
  RUSH_SETTINGS,
  SALES,
} from './tokens.ts';

/** INV-02 gives the goods of an unpaid order back within 60 s of its end. */
const CLOSE_EVERY_MS = 15 * SECOND_MS;
/** Of ten days a minute more or less does not matter. */
const RECEIVE_EVERY_MS = MINUTE_MS;

const CART_STORE = token<CartStore>('CartStore');
const DELIVERY_TERMS = token<DeliveryTerms>('DeliveryTerms');
const PRICE_BASKET = token<PriceBasket>('PriceBasket');
const SHOW_QUOTE = token<ShowQuote>('ShowQuote');
const EXTRAS = token<Extras>('OrderExtras');
const GOODS_TO_TAKE = token<GoodsToTake>('GoodsToTake');
const SETTLE_ORDER = token<SettleOrder>('SettleOrder');
const TILL_SALES = token<TillSales>('TillSales');
const PLACE_ORDER = token<PlaceOrder>('PlaceOrder');
const TICKETS = token<TicketBook>('RushTickets');
const PRICE_RUSH = token<PriceRush>('PriceRush');
const WRITE_RUSH = token<WriteRush>('WriteRush');
const END_ORDER = token<EndOrder>('EndOrder');
const BEGIN_PAYMENT = token<BeginPayment>('BeginPayment');
const CART = token<Cart>('Cart');
const RECEIVE_PARCEL = token<ReceiveParcel>('ReceiveParcel');
const SEAL_OLDER = token<SealOlder>('SealOlderAddresses');
const UNMASK_ADDRESS = token<UnmaskAddress>('UnmaskAddress');
const ORDERS_OF_MEMBER = token<MemberData>('OrdersOfMember');
const PICKUP_READERS = token<readonly CodeReader[]>('PickupCodeReaders');
const LIVE_ORDERS = token<LiveOrders>('LiveOrders');

const wiring = new ContainerModule(({ bind }) => {
  bindDesk(bind);
  bind(ORDER_STORE).toResolvedValue(sqlOrderStore, [VAULT]).inSingletonScope();
  bind(DELIVERIES).toResolvedValue(sqlDeliveries, [READS, VAULT]).inSingletonScope();
  bind(ORDERS_OF_MEMBER).toResolvedValue(ordersOfMember, [READS, DELIVERIES]).inSingletonScope();
  bind(SEAL_OLDER).toResolvedValue(sealOlder, [UNIT_OF_WORK, DELIVERIES]).inSingletonScope();
  bind(UNMASK_ADDRESS)
    .toResolvedValue(unmaskAddress, [UNIT_OF_WORK, ORDER_READS, DELIVERIES, AUDIT, CLOCK])
    .inSingletonScope();
  bind(ORDER_READS).toResolvedValue(sqlOrderReads, [READS, VAULT]).inSingletonScope();
  bind(CART_STORE).toResolvedValue(sqlCart, [READS]).inSingletonScope();
  bind(CARTS)
    .toResolvedValue((carts) => carts, [CART_STORE])
    .inSingletonScope();
  bind(DELIVERY_TERMS).toResolvedValue(deliveryTerms, [FREIGHT, DELIVERY_AREAS, SLOTS]).inSingletonScope();
  bind(PRICE_BASKET)
    .toResolvedValue(
      (catalog, stores, addresses, offers, points, terms, clock) =>
        priceBasket({ catalog, stores, addresses, offers, points, terms, clock }),
      [CATALOG, STORES, ADDRESS_BOOK, OFFERS, POINTS, DELIVERY_TERMS, CLOCK],
    )
    .inSingletonScope();
  bind(SHOW_QUOTE)
    .toResolvedValue(showQuote, [PRICE_BASKET, CATALOG, QUOTE_TOKENS, STORED_VALUE])
    .inSingletonScope();
  bind(EXTRAS)
    .toResolvedValue(
      (coupons, points, storedValue) => extras({ coupons, points, storedValue }),
      [COUPONS, POINTS, STORED_VALUE],
    )
    .inSingletonScope();
  bind(TILL_SALES).toResolvedValue(sqlTillSales, [READS]).inSingletonScope();
  bind(TILL_ORDERS)
    .toResolvedValue(tillOrders, [
      ...([SHOW_QUOTE, PLACE_ORDER, END_ORDER, ORDER_READS, ORDER_STORE, TILL_SALES] as const),
    ])
    .inSingletonScope();
  bind(GOODS_TO_TAKE).toResolvedValue(goodsToTake, [CATALOG]).inSingletonScope();
  bind(SETTLE_ORDER)
    .toResolvedValue(settleOrder, [
      ...([UNIT_OF_WORK, ORDER_READS, ORDER_STORE, CART_STORE] as const),
      ...([GOODS_TO_TAKE, STOCK, EXTRAS, AUDIT_GATE, CLOCK, RANDOM, TILL_SALES] as const),
    ])
    .inSingletonScope();
  bind(PLACE_ORDER)
    .toResolvedValue(
      (
        unitOfWork,
        answers,
        price,
        quoteTokens,
        goods,
        stock,
        slots,
        beside,
        storedValue,
        orders,
        settle,
        ...world
      ) =>
        placeOrder({
          ...{ unitOfWork, answers, priceBasket: price, quoteTokens, goodsToTake: goods, stock, slots },
          ...{
            extras: beside,
            storedValue,
            orders,
            settle,
            clock: world[0],
            ids: world[1],
            random: world[2],
            tillSales: world[3],
          },
        }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, PRICE_BASKET, QUOTE_TOKENS, GOODS_TO_TAKE, STOCK, SLOTS] as const),
        ...([EXTRAS, STORED_VALUE, ORDER_STORE, SETTLE_ORDER, CLOCK, IDS, RANDOM, TILL_SALES] as const),
      ],
    )
    .inSingletonScope();
  bind(TICKETS).toResolvedValue(sqlTickets, [READS]).inSingletonScope();
  bind(PRICE_RUSH)
    .toResolvedValue(
      (catalog, stores, addresses, offers, goods, clock) =>
        priceRush({ catalog, stores, addresses, offers, goodsToTake: goods, clock }),
      [CATALOG, STORES, ADDRESS_BOOK, OFFERS, GOODS_TO_TAKE, CLOCK],
    )
    .inSingletonScope();
  bind(WRITE_RUSH)
    .toResolvedValue(
      (unitOfWork, tickets, price, tiersOf, stock, coupons, orders, settle, ...[clock, ids, random]) =>
        writeRush({
          unitOfWork,
          tickets,
          price,
          tiersOf,
          stock,
          coupons,
          orders,
          settle,
          clock,
          ids,
          random,
        }),
      [
        ...([UNIT_OF_WORK, TICKETS, PRICE_RUSH, MEMBER_TIERS, STOCK, COUPONS] as const),
        ...([ORDER_STORE, SETTLE_ORDER] as const),
        ...([CLOCK, IDS, RANDOM] as const),
      ],
    )
    .inSingletonScope();
  bind(ORDER_INTAKE)
    .toResolvedValue(
      (write, tickets, settings) => orderIntake({ write, tickets, settings, isRowFault }),
      [WRITE_RUSH, TICKETS, RUSH_SETTINGS],
    )
    .inSingletonScope();
  bind(ORDER_ENGINES)
    .toResolvedValue(
      (intake): readonly Engine[] => [
        {
          name: 'orders.intake',
          // The writer begins with the first request.
          start: async () => undefined,
          isReady: () => true,
          stop: () => intake.close(),
        },
      ],
      [ORDER_INTAKE],
    )
    .inSingletonScope();
  bind(END_ORDER)
    .toResolvedValue(endOrder, [
      ...([UNIT_OF_WORK, ANSWER_BOOK, ORDER_READS, ORDER_STORE, STOCK, EXTRAS, PAYMENTS, CLOCK] as const),
    ])
    .inSingletonScope();
  bind(BEGIN_PAYMENT)
    .toResolvedValue(beginPayment, [ORDER_READS, ORDER_STORE, PAYMENTS, CLOCK])
    .inSingletonScope();
  bind(CART)
    .toResolvedValue(cart, [UNIT_OF_WORK, CART_STORE, CATALOG, STORES, CLOCK, ANSWER_BOOK])
    .inSingletonScope();
  bind(HAND_OVER)
    .toResolvedValue(handOver, [
      ...([UNIT_OF_WORK, ANSWER_BOOK, ORDER_STORE, PICKUP_PIECES, AUDIT, CLOCK, KEYED_HASH] as const),
    ])
    .inSingletonScope();
  bind(RECEIVE_PARCEL)
    .toResolvedValue(receiveParcel, [UNIT_OF_WORK, ANSWER_BOOK, ORDER_READS, ORDER_STORE, CLOCK])
    .inSingletonScope();
  bind(LIVE_ORDERS)
    .toResolvedValue((reads) => new LiveOrders(reads), [ORDER_READS])
    .inSingletonScope();

  bind(PICKUP_READERS)
    .toResolvedValue(
      (reads, hash, clock) => [pickupCodeReader(sqlPickupCodes(reads), hash, clock)],
      [READS, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(ORDER_PARTS)
    .toResolvedValue(orderParts, [ORDER_READS, ORDER_STORE, DELIVERIES, PICKUP_PIECES])
    .inSingletonScope();
  bind(CHANNEL_SALES)
    .toResolvedValue(channelSales, [ORDER_STORE, STOCK, GOODS_TO_TAKE, RANDOM, CARRIERS])
    .inSingletonScope();
  bind(ORDER_IMPORT).toResolvedValue(sqlOrderImport, [STORES]).inSingletonScope();
  bind(ORDER_BOOK).toResolvedValue(sqlOrderBook, [READS]).inSingletonScope();
  bind(PURCHASES).toResolvedValue(sqlPurchases, [READS]).inSingletonScope();
  bind(HAS_BOUGHT).toResolvedValue(sqlHasBought, [READS]).inSingletonScope();
  bind(ORDERED_SKUS).toConstantValue(sqlOrderedSkus);
  bind(PRODUCT_SALES).toResolvedValue(sqlProductSales, [READS]).inSingletonScope();
  bind(RECEIVED_LINES).toResolvedValue(sqlReceivedLines, [READS]).inSingletonScope();
  bind(SALES).toResolvedValue(sqlSales, [READS]).inSingletonScope();
  bind(SOLD_LINES)
    .toResolvedValue(sqlSoldLines, [READS, ORDER_STORE, GOODS_TO_TAKE, PICKUP_PIECES])
    .inSingletonScope();
  bind(ORDER_ROUTES)
    .toResolvedValue(
      (
        quote,
        place,
        end,
        pay,
        receive,
        reads,
        ownCart,
        hands,
        live,
        deliveries,
        unmask,
        clock,
        hash,
        intake,
        desk,
      ) => [
        ...orderRoutes(quote, place, end, pay, receive, reads, deliveries),
        ...rushRoutes(intake),
        ...cartRoutes(ownCart),
        ...consoleRoutes(reads, hands, live, unmask, clock),
        ...pickupTicketRoutes(reads, hash, clock),
        ...desk,
      ],
      [
        ...([SHOW_QUOTE, PLACE_ORDER, END_ORDER, BEGIN_PAYMENT] as const),
        ...([RECEIVE_PARCEL, ORDER_READS, CART, HAND_OVER, LIVE_ORDERS] as const),
        ...([DELIVERIES, UNMASK_ADDRESS, CLOCK, KEYED_HASH, ORDER_INTAKE, DESK_ROUTES] as const),
      ],
    )
    .inSingletonScope();
  bind(ORDER_HANDLERS)
    .toResolvedValue(orderReactions, [UNIT_OF_WORK, ORDER_STORE, SETTLE_ORDER, LIVE_ORDERS])
    .inSingletonScope();
  bind(ORDER_JOBS)
    .toResolvedValue(
      (end, parcels, seal, desk) => [
        { name: 'orders.seal_older', everyMs: MINUTE_MS, run: seal },
        { name: 'orders.close_overdue', everyMs: CLOSE_EVERY_MS, run: () => end.closeOverdue() },
        { name: 'orders.end_audits', everyMs: SILENCE_EVERY_MS, run: () => desk.endSilence() },
        {
          name: 'orders.receive_unconfirmed',
          everyMs: RECEIVE_EVERY_MS,
          run: () => parcels.receiveUnconfirmed(),
        },
      ],
      [END_ORDER, RECEIVE_PARCEL, SEAL_OLDER, AUDIT_DESK],
    )
    .inSingletonScope();
});

export const ordersFeature: Feature = {
  name: 'orders',
  wiring,
  tables: orderTables,
  routes: ORDER_ROUTES,
  handlers: ORDER_HANDLERS,
  jobs: ORDER_JOBS,
  engines: ORDER_ENGINES,
  memberData: ORDERS_OF_MEMBER,
  codeReaders: PICKUP_READERS,
  importers: ORDER_IMPORTERS,
  exporters: ORDER_EXPORTERS,
};
