import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import { AppError } from '#kernel';
import type { Deliveries } from '../app/deliveries.ts';
import { type CartRow, forgetCart, type MovedCart, mergeCart, unmergeCart } from './cart-of-member.ts';
import { NOBODYS_DELIVERY, PICKUP } from './kept-delivery.ts';
import { loadOrders } from './load-orders.ts';

const ORDERS = { table: 'orders', key: ['id'], sharesKeys: false } as const;
/** Orders read at a time for an export. */
const EXPORT_ORDERS_MAX = 200;
/** Somebody still waits for goods or money. */
const OPEN_STATES = "('PENDING_PAY', 'PAID', 'REFUND_DUE')";

interface AuditRow {
  readonly order_id: string;
  readonly state: string;
  readonly reasons: string;
  readonly note: string | null;
  readonly opened_at: number;
  readonly decided_at: number | null;
}

interface Moved {
  readonly orders: MovedRows;
  readonly cart: MovedCart;
}

/**
 * Orders are kept for three years and longer (电子商务法 31), without the person: her number in them leads to nobody
 * once the members module has forgotten her. The cart is deleted.
 */
export function ordersOfMember(reads: Reads, deliveries: Deliveries): MemberData {
  return {
    name: 'orders',
    async exportMember(merchantId, memberId) {
      const orders: object[] = [];
      for (let after = ''; ; ) {
        const page = await loadOrders(
          (sql, values) => reads.all(sql, values),
          'where o.merchant_id = ? and o.member_id = ? and o.id > ? order by o.id limit ?',
          [merchantId, memberId, after, EXPORT_ORDERS_MAX],
        );
        for (const { merchantId: _shop, memberId: _self, ...order } of await deliveries.inFull(
          page,
          'rights.export',
        ))
          orders.push(order);
        const last = page.at(-1);
        if (last === undefined || page.length < EXPORT_ORDERS_MAX) break;
        after = last.id;
      }
      const lines = await reads.all<CartRow>(
        `select store_id, sku_id, choice_key, choices, quantity, seen_price_fen, added_at from cart_lines
         where merchant_id = ? and member_id = ? order by added_at, sku_id, choice_key`,
        [merchantId, memberId],
      );
      const remarks = await reads.all<{ words: string; at: number | string }>(
        `select r.words, r.at from order_remarks r join orders o on o.id = r.order_id
         where o.merchant_id = ? and o.member_id = ? order by r.at, r.id`,
        [merchantId, memberId],
      );
      const audits = await reads.all<AuditRow>(
        `select a.order_id, a.state, a.reasons, a.note, a.opened_at, a.decided_at
         from order_audits a join orders o on o.id = a.order_id
         where o.merchant_id = ? and o.member_id = ? order by a.opened_at, a.order_id`,
        [merchantId, memberId],
      );
      const carts = await reads.all<{ changed_at: number }>(
        'select changed_at from carts where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return {
        orders: orders as Readonly<Record<string, unknown>>[],
        cart: lines.map(({ store_id, sku_id, choices, quantity, seen_price_fen, added_at }) => ({
          ...{ storeId: store_id, skuId: sku_id, quantity, seenPriceFen: seen_price_fen, addedAt: added_at },
          choices: JSON.parse(choices),
        })),
        remarks: remarks.map(({ words, at }) => ({ words, at: Number(at) })),
        audits: audits.map((row) => ({
          ...{ orderId: row.order_id, state: row.state, reasons: JSON.parse(row.reasons), note: row.note },
          ...{ openedAt: row.opened_at, decidedAt: row.decided_at },
        })),
        cartChanges: carts.map(({ changed_at }) => ({ changedAt: changed_at })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      const [open] = await rowsOf<{ orders: number | string }>(
        tx,
        `select count(*) as orders from orders where merchant_id = ? and member_id = ? and state in ${OPEN_STATES}`,
        [merchantId, memberId],
      );
      if (Number(open?.orders) > 0)
        throw new AppError('conflict', 'orders.still_open', '还有未完成的订单，请完成或取消后再注销', {
          orders: Number(open?.orders),
        });
      await forgetCart(tx, merchantId, memberId);
      await affectedRows(
        tx,
        `delete from order_remarks where merchant_id = ? and order_id in (
           select id from orders where merchant_id = ? and member_id = ?)`,
        [merchantId, merchantId, memberId],
      );
      await affectedRows(
        tx,
        `update order_audits set note = null where merchant_id = ? and order_id in (
           select id from orders where merchant_id = ? and member_id = ?)`,
        [merchantId, merchantId, memberId],
      );
      await affectedRows(
        tx,
        `update order_groups set fulfilment = ?, phone_tail = null where merchant_id = ? and fulfilment <> ? and order_id in (
           select id from orders where merchant_id = ? and member_id = ?)`,
        [NOBODYS_DELIVERY, merchantId, PICKUP, merchantId, memberId],
      );
    },
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const orders = await moveRows(tx, ORDERS, merchantId, from, into);
      return { orders, cart: await mergeCart(tx, merchantId, from, into) };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { orders, cart } = moved as Moved;
      await moveRowsBack(tx, ORDERS, merchantId, from, into, orders);
      await unmergeCart(tx, merchantId, from, into, cart);
    },
  };
}
