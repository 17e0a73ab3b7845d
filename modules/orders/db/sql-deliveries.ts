import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberId, MerchantId, OrderId, StoreId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { Deliveries } from '../app/deliveries.ts';
import type { Address, Order } from '../domain/order.ts';
import { type KeptFulfilment, keptFulfilment, UNSEALED } from './kept-delivery.ts';

interface GroupRow {
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly fulfilment: string;
}

interface OlderRow extends GroupRow {
  readonly merchant_id: MerchantId;
  readonly member_id: MemberId;
}

export function sqlDeliveries(reads: Reads, vault: Vault): Deliveries {
  return {
    async inFull(orders, use) {
      const sent = orders.filter(({ groups }) =>
        groups.some(({ fulfilment }) => fulfilment.type === 'delivery'),
      );
      const [first] = sent;
      if (first === undefined) return orders;
      const rows = await reads.all<GroupRow>(
        `select order_id, store_id, fulfilment from order_groups
         where order_id in (${sent.map(() => '?').join(', ')})`,
        sent.map(({ id }) => id),
      );
      const kept = rows.map(({ order_id, store_id, fulfilment }) => ({
        place: placeOf(order_id, store_id),
        kept: JSON.parse(fulfilment) as KeptFulfilment,
      }));
      const sealed = kept.flatMap(({ place, kept: delivery }) =>
        delivery.type === 'delivery' && delivery.sealedFor && delivery.sealed
          ? [{ place, memberId: delivery.sealedFor, sealed: delivery.sealed }]
          : [],
      );
      const opened = await vault.openMany(first.merchantId, 'delivery', sealed, use);
      const addresses = new Map<string, Address>();
      // Not sealed yet: what the upkeep has not come to.
      for (const { place, kept: delivery } of kept)
        if (delivery.type === 'delivery' && delivery.sealed === undefined)
          addresses.set(place, delivery.address);
      for (const [n, { place }] of sealed.entries()) {
        const plain = opened[n];
        if (plain != null) addresses.set(place, JSON.parse(plain) as Address);
      }
      return orders.map((order) => withAddresses(order, addresses));
    },

    async sealOlder(tx, limit) {
      const rows = await rowsOf<OlderRow>(
        tx,
        `select g.order_id, g.store_id, g.fulfilment, o.merchant_id, o.member_id
         from (select order_id, store_id, fulfilment from order_groups where ${UNSEALED} limit ?) g
         join orders o on o.id = g.order_id`,
        [limit],
      );
      let done = 0;
      for (const { order_id, store_id, fulfilment, merchant_id, member_id } of rows) {
        const kept = await keptFulfilment(vault, tx, merchant_id, member_id, JSON.parse(fulfilment));
        done += await affectedRows(
          tx,
          'update order_groups set fulfilment = ? where order_id = ? and store_id = ? and fulfilment = ?',
          [JSON.stringify(kept), order_id, store_id, fulfilment],
        );
      }
      return done;
    },
  };
}

function withAddresses(order: Order, addresses: ReadonlyMap<string, Address>): Order {
  return {
    ...order,
    groups: order.groups.map((group) => {
      const address = addresses.get(placeOf(order.id, group.storeId));
      return address === undefined ? group : { ...group, fulfilment: { type: 'delivery', address } };
    }),
  };
}

function placeOf(orderId: OrderId, storeId: StoreId): string {
  return `${orderId} ${storeId}`;
}
