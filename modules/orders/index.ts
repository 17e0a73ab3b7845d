export { CHANNEL_SALES, type ChannelSale, type ChannelSales } from './app/channel-sales.ts';
export type { GroupPickedUp, OrderAudited, OrderPaid } from './app/events.ts';
export {
  type PartBack,
  SOLD_LINES,
  type SoldGroup,
  type SoldLine,
  type SoldLines,
  type SoldOrder,
} from './app/sold-lines.ts';
export { type CounterSale, TILL_ORDERS, type TillOrders } from './app/till-orders.ts';
export type { TillSale } from './app/till-sales.ts';
export type { Order } from './domain/order.ts';
export { staffView } from './domain/staff-view.ts';
export { choicesSchema, orderAnswer, quoteAnswer } from './http/order-contract.ts';
export { ordersFeature } from './orders.module.ts';
export {
  CARTS,
  type Carts,
  ORDER_BOOK,
  ORDER_IMPORT,
  ORDER_INTAKE,
  type OrderBook,
  type PaidOrder,
  type PastOrder,
  PURCHASES,
  type Purchases,
  RECEIVED_LINES,
  type ReceivedLines,
  RUSH_SETTINGS,
  SALES,
  type Sales,
  type SalesHour,
} from './tokens.ts';
