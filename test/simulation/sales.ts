import type { Reads } from '#db';

/** How an order was paid. */
interface Means {
  /** What the provider was to collect. */
  readonly externalFen: number;
  readonly storedFen: number;
  readonly points: number;
}

interface OrderRow extends Means {
  readonly id: string;
  readonly state: string;
}

interface RefundRow {
  readonly id: string;
  readonly orderId: string;
  readonly state: string;
  /** Null = nothing went back, or not yet. */
  readonly split: Split | null;
}

interface Split {
  readonly externalFen: number;
  readonly principalFen: number;
  readonly giftFen: number;
  readonly points: number;
}

export interface Sales {
  readonly orders: readonly OrderRow[];
  readonly refunds: readonly RefundRow[];
  /** What the shop keeps for the goods of an order; nothing of one without goods. */
  readonly kept: ReadonlyMap<string, Means>;
}

/** States of an order whose goods are hers. */
export const SOLD_STATES = ['PAID', 'COMPLETED'];
/** Where a cancelled order may be in the end; money that came for it all the same went back. */
export const CANCELLED_STATES = new Set(['CANCELLED', 'REFUNDED']);
const NOTHING: Means = { externalFen: 0, storedFen: 0, points: 0 };

/** What the shop's own rows say of all orders and refunds. */
export async function salesOf(reads: Reads): Promise<Sales> {
  const rows = await reads.all<OrderRow>(
    `select id, state, payable_fen - stored_value_fen as "externalFen", stored_value_fen as "storedFen",
       points_burn as points from orders`,
  );
  const orders = rows.map(({ id, state, externalFen, storedFen, points }) => ({
    ...{ id, state, externalFen: Number(externalFen) },
    ...{ storedFen: Number(storedFen), points: Number(points) },
  }));
  const asked = await reads.all<Omit<RefundRow, 'split'> & { split: string | null }>(
    'select id, order_id as "orderId", state, split from after_sales',
  );
  const refunds = asked.map((row) => ({
    ...row,
    split: row.split === null ? null : (JSON.parse(row.split) as Split),
  }));
  const kept = new Map(
    orders.map(({ id, state, ...means }) => [id, SOLD_STATES.includes(state) ? means : NOTHING]),
  );
  for (const { orderId, split } of refunds) {
    const before = kept.get(orderId);
    if (split === null || before === undefined || before === NOTHING) continue;
    kept.set(orderId, {
      externalFen: before.externalFen - split.externalFen,
      storedFen: before.storedFen - split.principalFen - split.giftFen,
      points: before.points - split.points,
    });
  }
  return { orders, refunds, kept };
}
