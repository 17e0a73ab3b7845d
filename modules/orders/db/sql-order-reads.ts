import type { Reads } from '#db';
import type { MerchantId, OrderId, StoreId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { OrderReads, PlacedBefore } from '../app/ports.ts';
import { consoleFilter } from './console-filter.ts';
import { loadOrders, type Query } from './load-orders.ts';

export function sqlOrderReads(reads: Reads, vault: Pick<Vault, 'blindIndex'>): OrderReads {
  const query: Query = (sql, values) => reads.all(sql, values);
  return {
    async find({ merchantId, id }) {
      const [order] = await loadOrders(query, 'where o.merchant_id = ? and o.id = ?', [merchantId, id]);
      return order;
    },

    ofMember(merchantId, memberId, before, limit) {
      const after = pastOf(before);
      return loadOrders(
        query,
        `where o.merchant_id = ? and o.member_id = ? ${after.sql} order by o.placed_at desc, o.id desc limit ?`,
        [merchantId, memberId, ...after.values, limit],
      );
    },

    ofStores(merchantId, filter, before, limit) {
      const [after, wanted] = [pastOf(before), consoleFilter(vault, merchantId, filter)];
      return loadOrders(
        query,
        `where o.merchant_id = ? ${wanted.sql} ${after.sql} order by o.placed_at desc, o.id desc limit ?`,
        [merchantId, ...wanted.values, ...after.values, limit],
      );
    },

    async overdue(now, limit) {
      const rows = await reads.all<{ merchant_id: MerchantId; id: OrderId }>(
        `select merchant_id, id from orders where state = 'PENDING_PAY' and close_at <= ?
         order by close_at limit ?`,
        [now, limit],
      );
      return rows.map(({ merchant_id, id }) => ({ merchantId: merchant_id, id }));
    },

    async onTheWaySince(shippedAt, limit) {
      const rows = await reads.all<{ merchant_id: MerchantId; order_id: OrderId; store_id: StoreId }>(
        `select merchant_id, order_id, store_id from order_groups where state = 'SHIPPED' and shipped_at <= ?
         order by shipped_at limit ?`,
        [shippedAt, limit],
      );
      return rows.map(({ merchant_id, order_id, store_id }) => ({
        key: { merchantId: merchant_id, id: order_id },
        storeId: store_id,
      }));
    },
  };
}

function pastOf(before: PlacedBefore | undefined) {
  if (before === undefined) return { sql: '', values: [] };
  const [placedAt, id] = before;
  return { sql: 'and (o.placed_at < ? or (o.placed_at = ? and o.id < ?))', values: [placedAt, placedAt, id] };
}
