import type { Reads } from '#db';
import { type EpochMs, fen, HOUR_MS, type MerchantId, type StoreId } from '#kernel';
import type { Sales } from '../tokens.ts';

/** Sums over the groups, because a store's share of an order is its group. */
export function sqlSales(reads: Reads): Sales {
  return {
    async between(merchantId, storeId, from, until) {
      const paid = paidGroups(merchantId, storeId, from, until);
      const rows = await reads.all<{ hour: number; paid_fen: number; orders: number }>(
        `select paid_at / ${HOUR_MS} as hour, cast(sum(payable_fen) as bigint) as paid_fen,
           count(distinct order_id) as orders
         from order_groups g where ${paid.sql} group by paid_at / ${HOUR_MS} order by hour`,
        paid.values,
      );
      return rows.map(({ hour, paid_fen, orders }) => ({
        startsAt: hour * HOUR_MS,
        paidFen: fen(paid_fen),
        orders,
      }));
    },

    async customers(merchantId, storeId, from, until) {
      const paid = paidGroups(merchantId, storeId, from, until);
      const [row] = await reads.all<{ members: number }>(
        `select count(distinct o.member_id) as members
         from order_groups g join orders o on o.id = g.order_id where ${paid.sql}`,
        paid.values,
      );
      return row?.members ?? 0;
    },
  };
}

function paidGroups(merchantId: MerchantId, storeId: StoreId | null, from: EpochMs, until: EpochMs) {
  const ofStore = storeId === null ? '' : 'and g.store_id = ?';
  return {
    sql: `g.merchant_id = ? and g.paid_at >= ? and g.paid_at < ? ${ofStore}`,
    values: storeId === null ? [merchantId, from, until] : [merchantId, from, until, storeId],
  };
}
