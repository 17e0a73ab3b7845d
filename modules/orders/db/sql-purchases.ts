import type { Reads } from '#db';
import { type EpochMs, fen, type MemberId, type OrderId, type ProductId, type StoreId } from '#kernel';
import type { OrderState } from '../domain/order-states.ts';
import type { PaidOrder, Purchases } from '../tokens.ts';

const ASKED_AT_ONCE_MAX = 500;
/** Money came for these, and may have gone back. */
const PAID = `o.paid_at is not null and o.state in ('PAID', 'COMPLETED', 'REFUND_DUE', 'REFUNDED')`;
const COLUMNS = 'o.id, o.number, o.member_id, o.state, o.payable_fen, o.refunded_fen, o.paid_at';

interface PaidRow {
  readonly id: OrderId;
  readonly number: string;
  readonly member_id: MemberId;
  readonly state: OrderState;
  readonly payable_fen: number;
  readonly refunded_fen: number;
  readonly paid_at: EpochMs;
}

interface LineRow {
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly store_name: string;
  readonly product_id: ProductId;
  readonly title: string;
  readonly option_text: string;
  readonly quantity: number;
  readonly total_fen: number;
}

export function sqlPurchases(reads: Reads): Purchases {
  async function withLines(rows: readonly PaidRow[]): Promise<PaidOrder[]> {
    if (rows.length === 0) return [];
    const lines = await reads.all<LineRow>(
      `select l.order_id, l.store_id, g.store_name, l.product_id, l.title, l.option_text, l.quantity, l.total_fen
       from order_lines l join order_groups g on g.order_id = l.order_id and g.store_id = l.store_id
       where l.order_id in (${rows.map(() => '?').join(', ')}) order by g.position, l.position`,
      rows.map(({ id }) => id),
    );
    const linesOf = Map.groupBy(lines, ({ order_id }) => order_id);
    return rows.map((row) => ({
      ...{ id: row.id, number: row.number, memberId: row.member_id, paidAt: row.paid_at },
      ...moneyOf(row),
      lines: (linesOf.get(row.id) ?? []).map((line) => ({
        ...{ storeId: line.store_id, storeName: line.store_name, productId: line.product_id },
        ...{ title: line.title, optionText: line.option_text, quantity: line.quantity },
        totalFen: fen(line.total_fen),
      })),
    }));
  }

  return {
    async newest(merchantId, memberId, before, limit) {
      const older = before === undefined ? '' : 'and (o.paid_at < ? or (o.paid_at = ? and o.id < ?))';
      const rows = await reads.all<PaidRow>(
        `select ${COLUMNS} from orders o where o.merchant_id = ? and o.member_id = ? and ${PAID} ${older}
         order by o.paid_at desc, o.id desc limit ?`,
        [
          ...[merchantId, memberId],
          ...(before === undefined ? [] : [before[0], before[0], before[1]]),
          limit,
        ],
      );
      return withLines(rows);
    },

    async byMember(merchantId, { from, until }, after, limit) {
      const rows = await reads.all<PaidRow>(
        `select ${COLUMNS} from orders o where o.merchant_id = ? and ${PAID} and o.channel = 'mini_program'
           and o.paid_at >= ? and o.paid_at < ?
           ${after === undefined ? '' : 'and (o.member_id, o.paid_at, o.id) > (?, ?, ?)'}
         order by o.member_id, o.paid_at, o.id limit ?`,
        [merchantId, from, until, ...(after ?? []), limit],
      );
      return withLines(rows);
    },

    async of(merchantId, members) {
      const found: Awaited<ReturnType<Purchases['of']>>[number][] = [];
      for (let from = 0; from < members.length; from += ASKED_AT_ONCE_MAX) {
        const part = members.slice(from, from + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<PaidRow>(
          `select ${COLUMNS} from orders o where o.merchant_id = ? and ${PAID}
             and o.member_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        for (const row of rows) found.push({ memberId: row.member_id, paidAt: row.paid_at, ...moneyOf(row) });
      }
      return found;
    },
  };
}

function moneyOf({ state, payable_fen, refunded_fen }: PaidRow): Pick<PaidOrder, 'paidFen' | 'refundedFen'> {
  const isBack = state === 'REFUND_DUE' || state === 'REFUNDED';
  return { paidFen: fen(payable_fen), refundedFen: fen(isBack ? payable_fen : refunded_fen) };
}
