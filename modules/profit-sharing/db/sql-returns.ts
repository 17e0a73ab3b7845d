import { affectedRows, type Reads, rowsOf } from '#db';
import { fen, type MerchantId, type OrderId } from '#kernel';
import type { Return, Returns } from '../app/ports.ts';
import { RETURN_TRANSITIONS } from '../domain/sharing.ts';
import { before } from './states.ts';

interface ReturnRow {
  readonly id: string;
  readonly merchant_id: MerchantId;
  readonly order_id: OrderId;
  readonly share_id: string;
  readonly position: number;
  readonly out_order_no: string;
  readonly out_return_no: string;
  readonly account: string;
  readonly receiver_id: string;
  readonly amount_fen: number;
  readonly state: Return['state'];
  readonly problem: string | null;
  readonly looks: number;
}

interface ReturnableRow {
  readonly share_id: string;
  readonly position: number;
  readonly open: number | string;
  readonly failures: number | string;
  readonly failed_at: number | string;
}

const SELECT = `select r.id, r.merchant_id, r.order_id, r.share_id, r.position, s.out_order_no, r.out_return_no, p.account,
    p.receiver_id, r.amount_fen, r.state, r.problem, r.looks
  from profit_returns r join profit_shares s on s.merchant_id = r.merchant_id and s.id = r.share_id
  join profit_parts p on p.merchant_id = r.merchant_id and p.share_id = r.share_id and p.position = r.position`;

export function sqlReturns(reads: Reads): Returns {
  return {
    async reserveRefund(tx, { id, merchantId, orderId, amountFen }) {
      const isNew = await affectedRows(
        tx,
        `insert into profit_refunds (merchant_id, refund_id, order_id, amount_fen) values (?, ?, ?, ?)
         on conflict do nothing`,
        [merchantId, id, orderId, amountFen],
      );
      // Also where it is known: the row is taken, so that two looks at once do not both fetch it back.
      await affectedRows(
        tx,
        'update profit_payments set refunding_fen = refunding_fen + ? where merchant_id = ? and order_id = ?',
        [isNew === 1 ? amountFen : 0, merchantId, orderId],
      );
    },
    async underWayFen(tx, merchantId, orderId) {
      const [row] = await rowsOf<{ fen: number | string | null }>(
        tx,
        `select sum(amount_fen) as fen from profit_returns where merchant_id = ? and order_id = ?
           and state in ('REQUESTED', 'PROCESSING')`,
        [merchantId, orderId],
      );
      return Number(row?.fen ?? 0);
    },
    async returnable(tx, merchantId, orderId) {
      // A failed return is due no more: the time of its next look is that of its last one, seconds later.
      const rows = await rowsOf<ReturnableRow>(
        tx,
        `select p.share_id, p.position, p.amount_fen - p.returning_fen as open, count(r.id) as failures,
           coalesce(max(r.next_look_at), 0) as failed_at
         from profit_parts p join profit_shares s on s.merchant_id = p.merchant_id and s.id = p.share_id
         left join profit_returns r on r.merchant_id = p.merchant_id and r.order_id = p.order_id
           and r.share_id = p.share_id and r.position = p.position and r.state = 'FAILED'
         where p.merchant_id = ? and p.order_id = ? and p.type = 'MERCHANT_ID' and p.result = 'SUCCESS'
           and p.amount_fen > p.returning_fen
         group by p.share_id, p.position, p.amount_fen, p.returning_fen, s.created_at, s.id
         order by s.created_at desc, s.id desc, p.position desc`,
        [merchantId, orderId],
      );
      return rows.map((row) => ({
        ...{ shareId: row.share_id, position: row.position, openFen: Number(row.open) },
        ...{ failures: Number(row.failures), failedAt: Number(row.failed_at) },
      }));
    },
    async add(tx, { id, merchantId, orderId, from, amountFen, at }) {
      await affectedRows(
        tx,
        `update profit_parts set returning_fen = returning_fen + ?
         where merchant_id = ? and share_id = ? and position = ?`,
        [amountFen, merchantId, from.shareId, from.position],
      );
      await affectedRows(
        tx,
        `insert into profit_returns (merchant_id, id, order_id, share_id, position, out_return_no, amount_fen, state,
           looks, next_look_at) values (?, ?, ?, ?, ?, ?, ?, 'REQUESTED', 0, ?)`,
        [
          ...[merchantId, id, orderId, from.shareId, from.position, `B${id.replaceAll('-', '')}`],
          ...[amountFen, at],
        ],
      );
    },
    async listDue(now, limit) {
      const rows = await reads.all<ReturnRow>(
        `${SELECT} where r.state in ('REQUESTED', 'PROCESSING') and r.next_look_at <= ?
         order by r.next_look_at, r.id limit ?`,
        [now, limit],
      );
      return rows.map(returnOf);
    },
    async move(tx, one, to, problem) {
      const moved = await affectedRows(
        tx,
        `update profit_returns set state = ?, problem = ? where merchant_id = ? and id = ?
           and state in (${before(RETURN_TRANSITIONS, to)})`,
        [to, problem, one.merchantId, one.id],
      );
      // It may be asked for again, as another return.
      if (moved === 1 && to === 'FAILED')
        await affectedRows(
          tx,
          `update profit_parts set returning_fen = returning_fen - ?
           where merchant_id = ? and share_id = ? and position = ?`,
          [one.amountFen, one.merchantId, one.shareId, one.position],
        );
      return moved === 1;
    },
    async looked(tx, { merchantId, id }, nextLookAt) {
      await affectedRows(
        tx,
        'update profit_returns set looks = looks + 1, next_look_at = ? where merchant_id = ? and id = ?',
        [nextLookAt, merchantId, id],
      );
    },
    async settle(tx, { merchantId, orderId, amountFen }) {
      await affectedRows(
        tx,
        'update profit_payments set returned_fen = returned_fen + ? where merchant_id = ? and order_id = ?',
        [amountFen, merchantId, orderId],
      );
    },
    async of(merchantId, orderId) {
      const rows = await reads.all<ReturnRow>(
        `${SELECT} where r.merchant_id = ? and r.order_id = ? order by r.id`,
        [...[merchantId, orderId]],
      );
      return rows.map(returnOf);
    },
  };
}

function returnOf(row: ReturnRow): Return {
  return {
    ...{ id: row.id, merchantId: row.merchant_id, orderId: row.order_id, shareId: row.share_id },
    ...{ position: row.position, outOrderNo: row.out_order_no, outReturnNo: row.out_return_no },
    ...{ account: row.account, receiverId: row.receiver_id, amountFen: fen(row.amount_fen) },
    ...{ state: row.state, problem: row.problem, looks: row.looks },
  };
}
