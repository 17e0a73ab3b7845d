import {
  type EpochMs,
  type Fen,
  fen,
  invariant,
  type MemberId,
  type MerchantId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
  sumFen,
} from '#kernel';
import type { Channel } from './channel.ts';
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
  /** GCJ-02, where she chose a place on a map: a rider needs it. */
  readonly point?: { readonly latitude: number; readonly longitude: number };
}

export type Fulfilment =
  | { readonly type: 'pickup' }
  | { readonly type: 'delivery'; readonly address: Address };

/** The parcel on its way: who carries it, and under which number. */
export interface Shipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** WeChat is told of at most ten parcels of one payment, whichever stores they come from. */
export const PARCELS_PER_ORDER_MAX = 10;

export interface PieceCount {
  readonly skuId: SkuId;
  readonly quantity: number;
}

/** One parcel of a part that leaves in several (拆单发货, ORD-04). */
export interface SentParcel extends Shipment {
  readonly pieces: readonly PieceCount[];
  readonly sentAt: EpochMs;
  readonly receivedAt: EpochMs | null;
}

/** What made a line cheaper, and by how much; all shares of a line add up to its discount. */
export interface LineShare {
  readonly kind:
    | 'activity'
    | 'time_limited'
    | 'member'
    | 'spend_tier'
    | 'coupon'
    | 'points'
    /** 改价: the shop lowered the price of this one order before it was paid. */
    | 'price_change'
    /** What the platform took off that sold it. */
    | 'channel';
  /** Of the activity, promotion, coupon or change; `member` and `points` for the two that have none. */
  readonly id: string;
  readonly amountFen: Fen;
  /** Of an activity, time-limited or member price: the pieces that have it; absent = the share is of the whole line. */
  readonly pieces?: number;
}

/** One thing that she chose with a dish (加料); its price is part of the unit price (CAT-08). */
export interface LineChoice {
  readonly groupId: string;
  readonly modifierId: string;
  readonly name: string;
  readonly priceDeltaFen: Fen;
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
  readonly shares: readonly LineShare[];
  /** Goes along for nothing (满赠, 赠品券). */
  readonly isGift: boolean;
  /** Which offer gave it, and what it is worth where the goods come back and it does not; null = no gift. */
  readonly gift: (Pick<LineShare, 'kind' | 'id'> & { readonly worthFen: Fen }) | null;
  readonly choices: readonly LineChoice[];
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
  /**
   * In the order in which they left; empty for what leaves in one. While some of its goods are still in the house, the
   * part is PREPARING; `shipment` is the last of them.
   */
  readonly parcels: readonly SentParcel[];
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  /** What is paid for the parcel, after `shippingShares`. */
  readonly shippingFen: Fen;
  readonly shippingShares: readonly LineShare[];
  readonly payableFen: Fen;
  readonly lines: readonly OrderLine[];
}

export type NewOrderGroup = Omit<OrderGroup, 'state' | 'pickupCode' | 'shipment' | 'parcels'>;

/** `scope` is null for the order itself, or the store whose part changed. */
export interface TimelineEntry {
  readonly at: EpochMs;
  readonly scope: StoreId | null;
  readonly state: OrderState | GroupState;
}

/** Who takes money for an order beside the shop itself; `channel`: the platform that sold it (ORD-05). */
export type ExternalTender = 'wechat' | 'alipay' | 'unionpay' | 'channel';

/** A means of payment; those of a paid order add up to what it cost. */
export interface Tender {
  readonly kind: 'stored_value' | ExternalTender;
  readonly amountFen: Fen;
}

/** A discount of the whole order in the shop's words; its parts stand in the shares of the lines. */
export interface OrderDiscount {
  readonly kind: LineShare['kind'] | 'shipping_off';
  readonly id: string;
  readonly label: string;
  readonly amountFen: Fen;
}

/** Beside goods: what an order takes from the shopper, in the commit in which it is placed. */
export interface Taken {
  /** Ids of the coupons that are locked, then used. */
  readonly coupons: readonly string[];
  readonly points: { readonly burn: number; readonly worthFen: Fen };
  /** Held, then captured; 0 = none. */
  readonly storedValueFen: Fen;
  /**
   * Points and stored value stand in their books under `orders.order` and this id: the order's own, or another one when
   * the order was closed, everything was given back, and the money came after all.
   */
  readonly takenAs: string;
}

export interface Order extends Taken {
  readonly id: OrderId;
  readonly merchantId: MerchantId;
  readonly number: string;
  readonly memberId: MemberId;
  /** Where it was sold (ORD-05). */
  readonly channel: Channel;
  /** What the channel calls it; null = ours. */
  readonly externalNo: string | null;
  readonly state: OrderState;
  readonly payableFen: Fen;
  readonly placedAt: EpochMs;
  readonly payBefore: EpochMs;
  readonly paidAt: EpochMs | null;
  readonly discounts: readonly OrderDiscount[];
  /** What a provider collects: what it costs less stored value. */
  readonly externalFen: Fen;
  /** Before payment only what is held; the provider joins when its money is in. */
  readonly tenders: readonly Tender[];
  readonly groups: readonly OrderGroup[];
  readonly timeline: readonly TimelineEntry[];
}

type NewOrder = Pick<Order, 'id' | 'merchantId' | 'number' | 'memberId' | 'placedAt' | 'payBefore'> &
  Pick<Order, 'coupons' | 'points' | 'storedValueFen' | 'discounts'> & {
    readonly groups: readonly NewOrderGroup[];
  };

/** Who paid what: stored value first, the provider the rest; null = no provider has, or none is needed. */
export function paidBy(
  payableFen: Fen,
  storedValueFen: Fen,
  provider: ExternalTender | null,
): Pick<Order, 'externalFen' | 'tenders'> {
  const externalFen = fen(payableFen - storedValueFen);
  const tenders: Tender[] = [{ kind: 'stored_value', amountFen: storedValueFen }];
  if (provider !== null) tenders.push({ kind: provider, amountFen: externalFen });
  return { externalFen, tenders: tenders.filter(({ amountFen }) => amountFen > 0) };
}

export function placedOrder(order: NewOrder): Order {
  invariant(
    order.groups.length > 0 && order.groups.length <= ORDER_GROUPS_MAX,
    'an order has 1 to 20 groups',
  );
  invariant(
    order.groups.every(({ lines }) => lines.length > 0),
    'a group has goods',
  );
  const payableFen = sumFen(order.groups.map((group) => group.payableFen));
  invariant(order.storedValueFen <= payableFen, 'nobody pays more than an order costs');
  return {
    ...order,
    channel: 'mini_program',
    externalNo: null,
    state: 'PENDING_PAY',
    payableFen,
    takenAs: order.id,
    ...paidBy(payableFen, order.storedValueFen, null),
    paidAt: null,
    groups: order.groups.map((group) => ({
      ...group,
      state: 'WAITING_PAY',
      pickupCode: null,
      shipment: null,
      parcels: [],
    })),
    timeline: [{ at: order.placedAt, scope: null, state: 'PENDING_PAY' }],
  };
}
