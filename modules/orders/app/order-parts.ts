import { type OrderId, type StoreId, ZERO_FEN } from '#kernel';
import type { OrderParts } from '#modules/fulfilment';
import type { Order, OrderGroup } from '../domain/order.ts';
import { groupStatesBefore } from '../domain/order-states.ts';
import { arrive } from './arrive.ts';
import type { Deliveries } from './deliveries.ts';
import type { GroupShipped } from './events.ts';
import type { OrderReads, OrderStore, PlacedBefore } from './ports.ts';

const ORDERS_PER_READ_MAX = 200;

/** What those who bring the goods ask of an order, and tell it (FUL-04, FUL-05). */
export function orderParts(reads: OrderReads, orders: OrderStore, deliveries: Deliveries): OrderParts {
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
    async ship(tx, key, storeId, shipment, at) {
      if (partOf(await orders.get(tx, key), storeId)?.fulfilment.type !== 'delivery') return false;
      const from = groupStatesBefore('SHIPPED');
      if (!(await orders.advanceGroup(tx, key, storeId, 'SHIPPED', from, at))) return false;
      await orders.markShipped(tx, key, storeId, shipment, at);
      const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, storeId };
      const nobodys = { staffId: null, goodsPaidFen: ZERO_FEN };
      tx.emit<GroupShipped>({ type: 'orders.group_shipped', ...facts, ...nobodys });
      return true;
    },
    async correct(tx, key, storeId, shipment) {
      const order = await orders.get(tx, key);
      const shippedAt = order.timeline.find(
        ({ scope, state }) => scope === storeId && state === 'SHIPPED',
      )?.at;
      if (partOf(order, storeId)?.state !== 'SHIPPED' || shippedAt === undefined) return false;
      // The ten days of silence count from the day on which it left, not from the correction.
      await orders.markShipped(tx, key, storeId, shipment, shippedAt);
      return true;
    },
    arrive: (tx, key, storeId, confirmedBy, at) => arrive(orders, tx, key, storeId, confirmedBy, at),
  };
}

function partOf(order: Order | undefined, storeId: StoreId): OrderGroup | undefined {
  return order?.groups.find((group) => group.storeId === storeId);
}

function shown({ storeId, storeName, state, fulfilment, shipment, goodsFen, lines }: OrderGroup) {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const title = lines[0]?.title ?? '';
  const description = pieces > 1 ? `${title} 等${pieces}件` : title;
  return { storeId, storeName, type: fulfilment.type, state, shipment, goodsFen, pieces, description };
}
