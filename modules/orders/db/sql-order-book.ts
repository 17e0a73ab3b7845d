import type { Reads } from '#db';
import { type EpochMs, fen, type OrderId } from '#kernel';
import type { OrderState } from '../domain/order-states.ts';
import type { BookedOrder, OrderBook } from '../tokens.ts';

interface OrderRow {
  readonly id: OrderId;
  readonly number: string;
  readonly state: OrderState;
  readonly external_fen: number;
  readonly paid_at: EpochMs | null;
}

const COLUMNS = 'o.id, o.number, o.state, o.payable_fen - o.stored_value_fen as external_fen, o.paid_at';
/** A payment of theirs is not known here: whoever has it has to hear of it. */
const UNPAID: readonly OrderState[] = ['PENDING_PAY', 'CLOSED', 'CANCELLED'];

export function sqlOrderBook(reads: Reads): OrderBook {
  return {
    async orders(merchantId, ids) {
      if (ids.length === 0) return [];
      const rows = await reads.all<OrderRow>(
        `select ${COLUMNS} from orders o where o.merchant_id = ? and o.id in (${ids.map(() => '?').join(', ')})`,
        [merchantId, ...ids],
      );
      return rows.map(orderOf);
    },
    async paidBetween(merchantId, { provider, from, until, after, limit }) {
      const rows = await reads.all<OrderRow>(
        `select ${COLUMNS} from orders o
         where o.merchant_id = ? and o.id > ? and o.provider = ? and o.payable_fen > o.stored_value_fen and o.id in (
           select g.order_id from order_groups g where g.merchant_id = ? and g.paid_at >= ? and g.paid_at < ?)
         order by o.id limit ?`,
        [merchantId, after ?? '', provider, merchantId, from, until, limit],
      );
      return rows.map(orderOf);
    },
  };
}

function orderOf(row: OrderRow): BookedOrder {
  return {
    ...{ id: row.id, number: row.number, state: row.state, isPaid: !UNPAID.includes(row.state) },
    externalFen: fen(row.external_fen),
  };
}
