import type {
  DomainEvent,
  Fen,
  MemberId,
  MerchantId,
  OrderId,
  ProductId,
  SkuId,
  StaffId,
  StoreId,
} from '#kernel';

/** What was bought where, without anything personal. */
export interface OrderFacts {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly groups: readonly {
    readonly storeId: StoreId;
    /** After discounts, without shipping. */
    readonly goodsPaidFen: Fen;
    readonly lines: readonly {
      readonly skuId: SkuId;
      readonly productId: ProductId;
      readonly quantity: number;
      readonly unitPriceFen: Fen;
      /**
       * What the cheapest piece of the line cost by itself: at its activity, time-limited or member price, without what
       * was chosen with it. 0 = it tells no price: a gift, or a dish of which everything was left out.
       */
      readonly lowestUnitFen: Fen;
    }[];
  }[];
  readonly payableFen: Fen;
}

export interface OrderPlaced extends DomainEvent, OrderFacts {
  readonly type: 'orders.order_placed';
}

export interface OrderPaid extends DomainEvent, OrderFacts {
  readonly type: 'orders.order_paid';
}

export interface OrderClosed extends DomainEvent {
  readonly type: 'orders.order_closed';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly reason: 'cancelled' | 'timed_out';
}

/** Money came for an order that cannot be served any more: it has to go back, all of it. */
export interface RefundDue extends DomainEvent {
  readonly type: 'orders.refund_due';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly amountFen: Fen;
  /** `offer_gone`: a coupon, points or stored value went elsewhere while the money was late. */
  readonly reason: 'cancelled' | 'sold_out' | 'offer_gone';
}

export interface GroupReady extends DomainEvent {
  readonly type: 'orders.group_ready';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}

export interface GroupPickedUp extends DomainEvent {
  readonly type: 'orders.group_picked_up';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  /** Who handed it over; null = what was left of it was given back. */
  readonly staffId: StaffId | null;
  /** What was paid for its goods, without shipping. */
  readonly goodsPaidFen: Fen;
}

export interface GroupShipped extends DomainEvent {
  readonly type: 'orders.group_shipped';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  /** Who sent it, or fetched it as our rider; null = a courier of others fetched it. */
  readonly staffId: StaffId | null;
  readonly goodsPaidFen: Fen;
}

/** Some of a part left; the rest is still in the house, or this was the last of several. */
export interface ParcelShipped extends DomainEvent {
  readonly type: 'orders.parcel_shipped';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly trackingNumber: string;
}

/** One parcel of several is there. */
export interface ParcelReceived extends DomainEvent {
  readonly type: 'orders.parcel_received';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly trackingNumber: string;
}

export interface GroupReceived extends DomainEvent {
  readonly type: 'orders.group_received';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  /** She said so, the rider did, or she said nothing for days. */
  readonly confirmedBy: 'member' | 'rider' | 'time';
}

/** Nothing of this part is left to be sent: all of it was given back before. */
export interface GroupRefunded extends DomainEvent {
  readonly type: 'orders.group_refunded';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}

/** The shop lowered what one part costs, before it was paid (ORD-04). */
export interface PriceChanged extends DomainEvent {
  readonly type: 'orders.price_changed';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
}

/** Somebody looked at a paid order, or silence decided (ORD-04). */
export interface OrderAudited extends DomainEvent {
  readonly type: 'orders.order_audited';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** `reject`: all of it is to be given back. */
  readonly decision: 'approve' | 'reject';
  readonly by: 'staff' | 'time';
}

/** A platform or a till sold it and has the money (ORD-05); `orders.order_paid` is for members alone. */
export interface ChannelOrderPlaced extends DomainEvent {
  readonly type: 'orders.channel_order_placed';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly channel: string;
  readonly storeId: StoreId;
}
