import { fen, type OrderId, type StoreId, ZERO_FEN } from '#kernel';
import type { OrderParts, PickupPieces } from '#modules/fulfilment';
import type { Order, OrderGroup, PieceCount } from '../domain/order.ts';
import { groupStatesBefore } from '../domain/order-states.ts';
import { arrive } from './arrive.ts';
import type { Deliveries } from './deliveries.ts';
import type { GroupShipped } from './events.ts';
import type { OrderReads, OrderStore, PlacedBefore } from './ports.ts';
import { sendParcel } from './send-parcel.ts';

const ORDERS_PER_READ_MAX = 200;

/** What those who bring the goods ask of an order, and tell it (FUL-04, FUL-05). */
export function orderParts(
  reads: OrderReads,
  orders: OrderStore,
  deliveries: Deliveries,
  pieces: PickupPieces,
): OrderParts {
  return {
    async find(key) {
      const order = await reads.find(key);
      if (order === undefined) return undefined;
      const { number, memberId, state, groups } = order;
      return { number, memberId, state, parts: groups.map(shown) };
    },
    async idsOf(merchantId, memberId) {
      const ids: OrderId[] = [];
      for (let before: PlacedBefore | undefined; ; ) {
        const page = await reads.ofMember(merchantId, memberId, before, ORDERS_PER_READ_MAX);
        ids.push(...page.map(({ id }) => id));
        const oldest = page.at(-1);
        if (oldest === undefined || page.length < ORDERS_PER_READ_MAX) return ids;
        before = [oldest.placedAt, oldest.id];
      }
    },
    async recipient(key, storeId) {
      const order = await reads.find(key);
      if (partOf(order, storeId)?.fulfilment.type !== 'delivery' || order === undefined) return undefined;
      const [opened] = await deliveries.inFull([order], 'order.deliver');
      const fulfilment = partOf(opened, storeId)?.fulfilment;
      if (fulfilment?.type !== 'delivery') return undefined;
      const { point = null, ...address } = fulfilment.address;
      return { ...address, point };
    },
    holdPreparing: (tx, key, storeId) => orders.holdGroup(tx, key, storeId, 'PREPARING'),
    async shipmentOf(tx, key, storeId) {
      const part = partOf(await orders.get(tx, key), storeId);
      return part?.state === 'SHIPPED' ? (part.shipment ?? undefined) : undefined;
    },
    async ship(tx, key, storeId, shipment, at, riderId) {
      await orders.hold(tx, key);
      const order = await orders.get(tx, key);
      const part = partOf(order, storeId);
      if (part?.fulfilment.type !== 'delivery' || part.state !== 'PREPARING') return false;
      if (part.parcels.some(({ trackingNumber }) => trackingNumber === shipment.trackingNumber)) return false;
      if (part.parcels.length > 0) await sendParcel(orders, pieces, tx, order, part, shipment, undefined, at);
      const from = groupStatesBefore('SHIPPED');
      if (!(await orders.advanceGroup(tx, key, storeId, 'SHIPPED', from, at))) return false;
      await orders.markShipped(tx, key, storeId, shipment, at);
      const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, storeId };
      const goodsPaidFen = riderId === null ? ZERO_FEN : fen(part.goodsFen - part.discountFen);
      tx.emit<GroupShipped>({ type: 'orders.group_shipped', ...facts, staffId: riderId, goodsPaidFen });
      return true;
    },
    async correct(tx, key, storeId, shipment, instead) {
      const order = await orders.get(tx, key);
      const shippedAt = order.timeline.find(
        ({ scope, state }) => scope === storeId && state === 'SHIPPED',
      )?.at;
      const part = partOf(order, storeId);
      if (part?.state !== 'SHIPPED' || shippedAt === undefined) return false;
      if (part.parcels.length > 0) {
        const wrong = instead ?? part.parcels.at(-1)?.trackingNumber ?? '';
        if (!(await orders.renumberParcel(tx, key, storeId, wrong, shipment))) return false;
        if (wrong !== part.shipment?.trackingNumber) return true;
      } else if (instead !== undefined && instead !== part.shipment?.trackingNumber) return false;
      // The ten days of silence count from the day on which it left, not from the correction.
      await orders.markShipped(tx, key, storeId, shipment, shippedAt);
      return true;
    },
    arrive: (tx, key, storeId, confirmedBy, at, number) =>
      arrive(orders, tx, key, storeId, confirmedBy, at, number),
  };
}

function partOf(order: Order | undefined, storeId: StoreId): OrderGroup | undefined {
  return order?.groups.find((group) => group.storeId === storeId);
}

function shown({ storeId, storeName, state, fulfilment, shipment, goodsFen, lines, parcels }: OrderGroup) {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const title = lines[0]?.title ?? '';
  const description = pieces > 1 ? `${title} 等${pieces}件` : title;
  return {
    ...{ storeId, storeName, type: fulfilment.type, state, shipment, goodsFen, pieces, description },
    parcels: parcels.map(({ pieces: inside, ...parcel }) => ({
      ...{ carrier: parcel.carrier, trackingNumber: parcel.trackingNumber },
      description: inside.map((piece) => `${titleOf(lines, piece)} ×${piece.quantity}`).join('；'),
    })),
  };
}

function titleOf(lines: OrderGroup['lines'], { skuId }: PieceCount): string {
  return lines.find((line) => line.skuId === skuId)?.title ?? '';
}
