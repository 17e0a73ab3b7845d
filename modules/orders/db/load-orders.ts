import {
  fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { Channel } from '../domain/channel.ts';
import {
  type ExternalTender,
  type Order,
  type OrderGroup,
  type OrderLine,
  paidBy,
  type SentParcel,
  type Shipment,
  type TimelineEntry,
} from '../domain/order.ts';
import { type GroupState, inLifeOrder, type OrderState } from '../domain/order-states.ts';

import { shownFulfilment } from './kept-delivery.ts';

/** Runs one query: outside a transaction, or inside one and seeing its writes. */
export type Query = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

interface OrderRow {
  readonly id: OrderId;
  readonly merchant_id: MerchantId;
  readonly number: string;
  readonly member_id: MemberId;
  readonly channel: Channel;
  readonly external_no: string | null;
  readonly state: OrderState;
  readonly payable_fen: number;
  readonly placed_at: number;
  readonly pay_before: number;
  readonly paid_at: number | null;
  readonly coupons: string;
  readonly discounts: string;
  readonly points_burn: number | string;
  readonly points_worth_fen: number | string;
  readonly stored_value_fen: number | string;
  readonly taken_as: string | null;
  readonly provider: ExternalTender | null;
}

interface GroupRow {
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly store_name: string;
  readonly state: GroupState;
  readonly fulfilment: string;
  readonly pickup_code: string | null;
  readonly carrier: string | null;
  readonly tracking_number: string | null;
  readonly parcels: number;
  readonly goods_fen: number;
  readonly discount_fen: number;
  readonly shipping_fen: number;
  readonly payable_fen: number;
  readonly shipping_shares: string;
}

interface ParcelRow {
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly carrier: string;
  readonly tracking_number: string;
  readonly pieces: string;
  readonly sent_at: number;
  readonly received_at: number | null;
}

interface LineRow {
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly sku_id: SkuId;
  readonly product_id: ProductId;
  readonly title: string;
  readonly option_text: string;
  readonly image_url: string;
  readonly quantity: number;
  readonly unit_price_fen: number;
  readonly discount_fen: number;
  readonly total_fen: number;
  readonly shares: string;
  readonly is_gift: number;
  readonly gift: string | null;
  readonly choices: string;
}

interface TimelineRow {
  readonly order_id: OrderId;
  readonly at: number;
  readonly scope: string;
  readonly state: OrderState | GroupState;
}

const ORDER_COLUMNS = `o.id, o.merchant_id, o.number, o.member_id, o.state, o.payable_fen, o.placed_at, o.pay_before,
  o.paid_at, o.coupons, o.discounts, o.points_burn, o.points_worth_fen, o.stored_value_fen, o.taken_as, o.provider,
  o.channel, o.external_no`;

/** The orders that `rest` (joins, where, order by, limit) selects from `orders o`; four queries for any number of them, a fifth where one left in several parcels. Addresses are masked. */
export async function loadOrders(query: Query, rest: string, values: readonly unknown[]): Promise<Order[]> {
  const orders = await query<OrderRow>(`select ${ORDER_COLUMNS} from orders o ${rest}`, values);
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const those = `order_id in (${ids.map(() => '?').join(', ')})`;
  const groups = await query<GroupRow>(
    `select order_id, store_id, store_name, state, fulfilment, pickup_code, carrier, tracking_number, parcels,
       goods_fen, discount_fen, shipping_fen, payable_fen, shipping_shares from order_groups where ${those} order by position`,
    ids,
  );
  const lines = await query<LineRow>(
    `select order_id, store_id, sku_id, product_id, title, option_text, image_url, quantity, unit_price_fen,
       discount_fen, total_fen, shares, is_gift, gift, choices from order_lines where ${those} order by position`,
    ids,
  );
  const timeline = await query<TimelineRow>(
    `select order_id, at, scope, state from order_timeline where ${those}`,
    ids,
  );
  const parcels = groups.some((group) => group.parcels > 0)
    ? await query<ParcelRow>(
        `select order_id, store_id, carrier, tracking_number, pieces, sent_at, received_at from order_parcels
         where ${those} order by position`,
        ids,
      )
    : [];
  const groupsOf = Map.groupBy(groups, (row) => row.order_id);
  const linesOf = Map.groupBy(lines, (row) => row.order_id);
  const timelineOf = Map.groupBy(timeline, (row) => row.order_id);
  return orders.map((row) => ({
    id: row.id,
    merchantId: row.merchant_id,
    number: row.number,
    memberId: row.member_id,
    channel: row.channel,
    externalNo: row.external_no,
    state: row.state,
    payableFen: fen(row.payable_fen),
    placedAt: row.placed_at,
    payBefore: row.pay_before,
    paidAt: row.paid_at,
    ...takenOf(row),
    groups: (groupsOf.get(row.id) ?? []).map((group) => groupOf(group, linesOf.get(row.id) ?? [], parcels)),
    timeline: (timelineOf.get(row.id) ?? []).map(entryOf).sort(inLifeOrder),
  }));
}

function takenOf(row: OrderRow) {
  const storedValueFen = fen(Number(row.stored_value_fen));
  const payableFen = fen(Number(row.payable_fen));
  return {
    coupons: JSON.parse(row.coupons) as Order['coupons'],
    discounts: JSON.parse(row.discounts) as Order['discounts'],
    points: { burn: Number(row.points_burn), worthFen: fen(Number(row.points_worth_fen)) },
    storedValueFen,
    takenAs: row.taken_as ?? row.id,
    ...paidBy(payableFen, storedValueFen, row.provider),
  };
}

function groupOf(row: GroupRow, lines: readonly LineRow[], parcels: readonly ParcelRow[]): OrderGroup {
  return {
    storeId: row.store_id,
    storeName: row.store_name,
    state: row.state,
    fulfilment: shownFulfilment(JSON.parse(row.fulfilment)),
    pickupCode: row.pickup_code,
    shipment: shipmentOf(row),
    parcels: parcels
      .filter(({ order_id, store_id }) => order_id === row.order_id && store_id === row.store_id)
      .map(parcelOf),
    goodsFen: fen(row.goods_fen),
    discountFen: fen(row.discount_fen),
    shippingFen: fen(row.shipping_fen),
    shippingShares: JSON.parse(row.shipping_shares),
    payableFen: fen(row.payable_fen),
    lines: lines.filter((line) => line.store_id === row.store_id).map(lineOf),
  };
}

function shipmentOf({ carrier, tracking_number }: GroupRow): Shipment | null {
  return carrier === null || tracking_number === null ? null : { carrier, trackingNumber: tracking_number };
}

function parcelOf(row: ParcelRow): SentParcel {
  return {
    ...{ carrier: row.carrier, trackingNumber: row.tracking_number, pieces: JSON.parse(row.pieces) },
    ...{ sentAt: row.sent_at, receivedAt: row.received_at },
  };
}

function lineOf(row: LineRow): OrderLine {
  return {
    skuId: row.sku_id,
    productId: row.product_id,
    title: row.title,
    optionText: row.option_text,
    imageUrl: row.image_url,
    quantity: row.quantity,
    unitPriceFen: fen(row.unit_price_fen),
    discountFen: fen(row.discount_fen),
    totalFen: fen(row.total_fen),
    shares: JSON.parse(row.shares),
    isGift: row.is_gift === 1,
    gift: row.gift === null ? null : JSON.parse(row.gift),
    choices: JSON.parse(row.choices),
  };
}

function entryOf({ at, scope, state }: TimelineRow): TimelineEntry {
  return { at, scope: scope === '' ? null : (scope as StoreId), state };
}
