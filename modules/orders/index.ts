export type { GroupPickedUp, OrderPaid } from './app/events.ts';
export {
  type PartBack,
  SOLD_LINES,
  type SoldGroup,
  type SoldLine,
  type SoldLines,
  type SoldOrder,
} from './app/sold-lines.ts';
export { orderNumber } from './domain/order-number.ts';
export {
  GROUP_TRANSITIONS,
  groupStatesBefore,
  ORDER_TRANSITIONS,
  orderStatesBefore,
} from './domain/order-states.ts';
export { isPickupCode, pickupCode } from './domain/pickup-code.ts';
export { ordersFeature } from './orders.module.ts';
export {
  CARTS,
  type Carts,
  ORDER_IMPORT,
  type PaidOrder,
  type PastOrder,
  PURCHASES,
  type Purchases,
  RECEIVED_LINES,
  type ReceivedLines,
  SALES,
  type Sales,
  type SalesHour,
} from './tokens.ts';
