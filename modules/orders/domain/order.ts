import {
  type EpochMs,
  type Fen,
  invariant,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
  sumFen,
} from '#kernel';
import type { GroupState, OrderState } from './order-states.ts';

export const ORDER_GROUPS_MAX = 20;
export const ORDER_LINES_MAX = 200;
export const LINE_PIECES_MAX = 99;
const PAY_WINDOW_MS = 15 * MINUTE_MS;

interface Address {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly detail: string;
}

export type Fulfilment =
  | { readonly type: 'pickup' }
  | { readonly type: 'delivery'; readonly address: Address };

/** What was bought, as it was called and priced at that moment. */
export interface OrderLine {
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly quantity: number;
  readonly unitPriceFen: Fen;
  readonly discountFen: Fen;
  readonly totalFen: Fen;
}

/** One store's part of an order. */
export interface OrderGroup {
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly state: GroupState;
  readonly fulfilment: Fulfilment;
  /** From payment to pickup; the shopper shows it at the counter. */
  readonly pickupCode: string | null;
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  readonly shippingFen: Fen;
  readonly payableFen: Fen;
  readonly lines: readonly OrderLine[];
}

/** `scope` is null for the order itself, or the store whose part changed. */
export interface TimelineEntry {
  readonly at: EpochMs;
  readonly scope: StoreId | null;
  readonly state: OrderState | GroupState;
}

export interface Order {
  readonly id: OrderId;
  readonly merchantId: MerchantId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly state: OrderState;
  readonly payableFen: Fen;
  readonly placedAt: EpochMs;
  readonly payBefore: EpochMs;
  readonly paidAt: EpochMs | null;
  readonly groups: readonly OrderGroup[];
  readonly timeline: readonly TimelineEntry[];
}

type NewOrder = Pick<Order, 'id' | 'merchantId' | 'number' | 'memberId' | 'placedAt'> & {
  readonly groups: readonly Omit<OrderGroup, 'state' | 'pickupCode'>[];
};

export function placedOrder(order: NewOrder): Order {
  invariant(
    order.groups.length > 0 && order.groups.length <= ORDER_GROUPS_MAX,
    'an order has 1 to 20 groups',
  );
  invariant(
    order.groups.every(({ lines }) => lines.length > 0),
    'a group has goods',
  );
  return {
    ...order,
    state: 'PENDING_PAY',
    payableFen: sumFen(order.groups.map(({ payableFen }) => payableFen)),
    payBefore: order.placedAt + PAY_WINDOW_MS,
    paidAt: null,
    groups: order.groups.map((group) => ({ ...group, state: 'WAITING_PAY', pickupCode: null })),
    timeline: [{ at: order.placedAt, scope: null, state: 'PENDING_PAY' }],
  };
}
