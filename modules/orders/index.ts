export type {
  GroupPickedUp,
  GroupReady,
  OrderClosed,
  OrderFacts,
  OrderPaid,
  OrderPlaced,
  RefundDue,
} from './app/events.ts';
export { ordersFeature } from './orders.module.ts';
export {
  ORDER_IMPORT,
  type OrderImport,
  type PastOrder,
  SALES,
  type Sales,
  type SalesHour,
} from './tokens.ts';
