import { affectedRows, rowsOf } from '#db';
import { AppError, type EpochMs, invariant, type OrderId, type SkuId, type StoreId, type Tx } from '#kernel';
import type { Vault } from '#modules/privacy';
import { orderNotFound } from '../app/find-order.ts';
import type { OrderKey, OrderStore } from '../app/ports.ts';
import type { Order, OrderGroup } from '../domain/order.ts';
import type { GroupState, OrderState } from '../domain/order-states.ts';
import { type KeptFulfilment, keptFulfilment, PICKUP, phoneTail, shownFulfilment } from './kept-delivery.ts';
import { loadOrders } from './load-orders.ts';
import { insertOrders } from './order-rows.ts';
import { PARCELS } from './sql-parcels-sent.ts';

const ADD_ENTRY = `insert into order_timeline (order_id, scope, state, merchant_id, at)
  values (?, ?, ?, ?, ?) on conflict do nothing`;

export function sqlOrderStore(vault: Vault): OrderStore {
  return {
    ...STEPS,
    async readdress(tx, { merchantId, id }, storeId, address) {
      const { memberId } = await STEPS.get(tx, { merchantId, id });
      const kept = await keptFulfilment(vault, tx, merchantId, memberId, { type: 'delivery', address });
      const tail = phoneTail(address.phone);
      const changed = await affectedRows(
        tx,
        `update order_groups set fulfilment = ?, phone_tail = ?
         where merchant_id = ? and order_id = ? and store_id = ? and state in ('AUDIT', 'PREPARING') and fulfilment <> ?`,
        [
          ...[
            JSON.stringify(kept),
            tail === undefined ? null : vault.blindIndex(merchantId, 'delivery', tail),
          ],
          ...[merchantId, id, storeId, PICKUP],
        ],
      );
      return changed === 1;
    },
    addCollected: (tx, orders) => insertOrders(tx, orders),
    async add(tx, order) {
      const { merchantId, memberId } = order;
      const deliveries = new Map<OrderGroup, KeptFulfilment>();
      for (const group of order.groups)
        deliveries.set(group, await keptFulfilment(vault, tx, merchantId, memberId, group.fulfilment));
      await insertOrders(tx, [order], deliveries, phoneTails(vault, order));
      const kept = order.groups.map((group) => {
        const delivery = deliveries.get(group);
        return delivery === undefined ? group : { ...group, fulfilment: shownFulfilment(delivery) };
      });
      return { ...order, groups: kept };
    },
  };
}

const STEPS: Omit<OrderStore, 'add' | 'addCollected' | 'readdress'> = {
  async advance(tx, key, to, from, at) {
    const { merchantId, id } = key;
    const moved = await affectedRows(
      tx,
      `update orders set state = ? where merchant_id = ? and id = ? and state in (${places(from)})`,
      [to, merchantId, id, ...from],
    );
    if (moved === 1) await note(tx, key, '', to, at);
    return moved === 1;
  },

  async advanceGroups(tx, key, to, from, at) {
    const { merchantId, id } = key;
    const moved = await rowsOf<{ store_id: StoreId }>(
      tx,
      `update order_groups set state = ? where merchant_id = ? and order_id = ? and state in (${places(from)})
       returning store_id`,
      [to, merchantId, id, ...from],
    );
    for (const { store_id } of moved) await note(tx, key, store_id, to, at);
  },

  async advanceGroup(tx, key, storeId, to, from, at) {
    const { merchantId, id } = key;
    const moved = await affectedRows(
      tx,
      `update order_groups set state = ?
       where merchant_id = ? and order_id = ? and store_id = ? and state in (${places(from)})`,
      [to, merchantId, id, storeId, ...from],
    );
    if (moved === 1) await note(tx, key, storeId, to, at);
    return moved === 1;
  },

  async markPaid(tx, { merchantId, id }, { paymentId, provider, paidAt, takenAs }, codes) {
    await affectedRows(
      tx,
      `update orders set paid_at = ?, payment_id = ?, provider = ?, taken_as = ? where merchant_id = ? and id = ?`,
      [paidAt, paymentId, provider, takenAs, merchantId, id],
    );
    await affectedRows(tx, 'update order_groups set paid_at = ? where merchant_id = ? and order_id = ?', [
      paidAt,
      merchantId,
      id,
    ]);
    for (const [storeId, code] of codes) {
      const given = await affectedRows(
        tx,
        `update order_groups set pickup_code = ? where merchant_id = ? and order_id = ? and store_id = ?
         and not exists (select 1 from order_groups other where other.merchant_id = ? and other.pickup_code = ?
           and other.state in ('AUDIT', 'PREPARING', 'READY_FOR_PICKUP'))`,
        [code, merchantId, id, storeId, merchantId, code],
      );
      // One draw in ten million per open group; whoever asks again draws again.
      if (given === 0) throw new AppError('unavailable', 'orders.pickup_code_taken', '系统繁忙，请稍后再试');
    }
  },

  async hold(tx, { merchantId, id }) {
    await affectedRows(tx, 'update orders set close_at = close_at where merchant_id = ? and id = ?', [
      merchantId,
      id,
    ]);
  },

  async holdOwed(tx, { merchantId, id, payableFen }) {
    const held = await affectedRows(
      tx,
      `update orders set close_at = close_at
       where merchant_id = ? and id = ? and state = 'PENDING_PAY' and payable_fen = ?`,
      [merchantId, id, payableFen],
    );
    return held === 1;
  },

  async reprice(tx, before, after, storeId) {
    const { merchantId, id } = before;
    const part = after.groups.find((group) => group.storeId === storeId);
    invariant(part !== undefined, 'a part of this order gets another price');
    const changed = await affectedRows(
      tx,
      `update orders set payable_fen = ?, discounts = ?
       where merchant_id = ? and id = ? and state = 'PENDING_PAY' and payable_fen = ?`,
      [after.payableFen, JSON.stringify(after.discounts), merchantId, id, before.payableFen],
    );
    if (changed !== 1) return false;
    await affectedRows(
      tx,
      `update order_groups set discount_fen = ?, shipping_fen = ?, shipping_shares = ?, payable_fen = ?
       where merchant_id = ? and order_id = ? and store_id = ?`,
      [
        ...[part.discountFen, part.shippingFen, JSON.stringify(part.shippingShares), part.payableFen],
        ...[merchantId, id, storeId],
      ],
    );
    for (const [position, { discountFen, totalFen, shares }] of part.lines.entries())
      await affectedRows(
        tx,
        `update order_lines set discount_fen = ?, total_fen = ?, shares = ?
         where merchant_id = ? and order_id = ? and store_id = ? and position = ?`,
        [discountFen, totalFen, JSON.stringify(shares), merchantId, id, storeId, position],
      );
    return true;
  },

  async holdGroup(tx, { merchantId, id }, storeId, state) {
    const held = await affectedRows(
      tx,
      'update order_groups set state = state where merchant_id = ? and order_id = ? and store_id = ? and state = ?',
      [merchantId, id, storeId, state],
    );
    return held === 1;
  },

  async pieces(tx, { merchantId, id }, storeId) {
    const rows = await rowsOf<{ sku_id: SkuId; bought: string; asked: string; refunded: string }>(
      tx,
      `select sku_id, sum(quantity) as bought, sum(asked_quantity) as asked, sum(refunded_quantity) as refunded
       from order_lines where merchant_id = ? and order_id = ? and store_id = ? group by sku_id`,
      [merchantId, id, storeId],
    );
    return rows.map(({ sku_id, bought, asked, refunded }) => ({
      ...{ skuId: sku_id, bought: Number(bought), asked: Number(asked), refunded: Number(refunded) },
    }));
  },

  async markShipped(tx, { merchantId, id }, storeId, { carrier, trackingNumber }, at) {
    await affectedRows(
      tx,
      `update order_groups set carrier = ?, tracking_number = ?, shipped_at = ?
       where merchant_id = ? and order_id = ? and store_id = ?`,
      [carrier, trackingNumber, at, merchantId, id, storeId],
    );
  },

  ...PARCELS,

  async completeIfDone(tx, key, at) {
    const { merchantId, id } = key;
    // Of two groups that arrive at once, the second sees the first.
    await STEPS.hold(tx, key);
    const open = await rowsOf(
      tx,
      `select 1 as one from order_groups where merchant_id = ? and order_id = ?
       and state not in ('PICKED_UP', 'RECEIVED', 'REFUNDED') limit 1`,
      [merchantId, id],
    );
    return open.length === 0 && STEPS.advance(tx, key, 'COMPLETED', ['PAID'], at);
  },

  async get(tx, key) {
    const [order] = await loadOrders(
      (sql, values) => rowsOf(tx, sql, values),
      'where o.merchant_id = ? and o.id = ?',
      [key.merchantId, key.id],
    );
    if (order === undefined) throw orderNotFound(key);
    return order;
  },

  async idOf(tx, merchantId, number) {
    const [row] = await rowsOf<{ id: OrderId }>(
      tx,
      'select id from orders where merchant_id = ? and number = ?',
      [merchantId, number],
    );
    return row?.id;
  },

  async findByCode(tx, merchantId, storeId, code) {
    // A code may be used again years later: the open group comes first.
    const [row] = await rowsOf<{ order_id: OrderId; state: GroupState }>(
      tx,
      `select order_id, state from order_groups where merchant_id = ? and store_id = ? and pickup_code = ?
       order by case when state in ('AUDIT', 'PREPARING', 'READY_FOR_PICKUP') then 0 else 1 end, placed_at desc limit 1`,
      [merchantId, storeId, code],
    );
    return row === undefined ? undefined : { orderId: row.order_id, state: row.state };
  },

  async postponeClosing(tx, { merchantId, id }, at) {
    await affectedRows(tx, 'update orders set close_at = ? where merchant_id = ? and id = ?', [
      at,
      merchantId,
      id,
    ]);
  },
};

function phoneTails(vault: Vault, { merchantId, groups }: Order): ReadonlyMap<OrderGroup, string> {
  const tails = groups.flatMap((group): [OrderGroup, string][] => {
    if (group.fulfilment.type === 'pickup') return [];
    const tail = phoneTail(group.fulfilment.address.phone);
    return tail === undefined ? [] : [[group, vault.blindIndex(merchantId, 'delivery', tail)]];
  });
  return new Map(tails);
}

function note(tx: Tx, key: OrderKey, scope: string, state: OrderState | GroupState, at: EpochMs) {
  return affectedRows(tx, ADD_ENTRY, [key.id, scope, state, key.merchantId, at]);
}

function places(states: readonly string[]): string {
  invariant(states.length > 0, 'a guard names at least one state');
  return states.map(() => '?').join(', ');
}
