import {
  type EpochMs,
  type Fen,
  invariant,
  type MemberId,
  type MerchantId,
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
export const CARRIER_CHARS_MAX = 20;
/** The shape that the carriers' waybills share: SF1234567890123, 4312-7788-9012, 773123456789012. */
export const TRACKING_NUMBER = /^[A-Za-z0-9-]{6,32}$/;

export interface Address {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly detail: string;
}

export type Fulfilment =
  | { readonly type: 'pickup' }
  | { readonly type: 'delivery'; readonly address: Address };

/** The parcel on its way: who carries it, and under which number. */
export interface Shipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

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
  /** Null before it was shipped, and for ever when it is collected. */
  readonly shipment: Shipment | null;
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  readonly shippingFen: Fen;
  readonly payableFen: Fen;
  readonly lines: readonly OrderLine[];
}

export type NewOrderGroup = Omit<OrderGroup, 'state' | 'pickupCode' | 'shipment'>;

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

type NewOrder = Pick<Order, 'id' | 'merchantId' | 'number' | 'memberId' | 'placedAt' | 'payBefore'> & {
  readonly groups: readonly NewOrderGroup[];
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
    paidAt: null,
    groups: order.groups.map((group) => ({
      ...group,
      state: 'WAITING_PAY',
      pickupCode: null,
      shipment: null,
    })),
    timeline: [{ at: order.placedAt, scope: null, state: 'PENDING_PAY' }],
  };
}
