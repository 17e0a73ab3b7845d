import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import { fen, type MerchantId, type OrderId } from '#kernel';
import type { Share, SharePart, Shares } from '../app/ports.ts';
import {
  REQUESTS_PER_PAYMENT_MAX,
  RETURNS_HELD_FOR,
  SHARE_TRANSITIONS,
  type Standing,
} from '../domain/sharing.ts';
import { before } from './states.ts';

type Numeric = number | string;

/** A refund needs more back than came, and somebody's returns failed too often to be waited for. */
const STUCK = `and refunding_fen > paid_fen - (given_fen - returned_fen) and exists (
  select 1 from profit_returns r where r.merchant_id = profit_payments.merchant_id
    and r.order_id = profit_payments.order_id and r.state = 'FAILED'
  group by r.share_id, r.position having count(*) >= ?)`;

interface StandingRow {
  readonly merchant_id: MerchantId;
  readonly order_id: OrderId;
  readonly transaction_id: string;
  readonly paid_fen: Numeric;
  readonly limit_fen: Numeric;
  readonly requests: number;
  readonly asked_fen: Numeric;
  readonly given_fen: Numeric;
  readonly returned_fen: Numeric;
  readonly refunding_fen: Numeric;
  readonly pending: number;
  readonly state: Standing['state'];
  readonly unfrozen_fen: Numeric;
}

interface ShareRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly order_id: OrderId;
  readonly share_id: string;
  readonly out_order_no: string;
  readonly transaction_id: string;
  readonly unfreezes: number;
  readonly state: Share['state'];
  readonly problem: string | null;
  readonly looks: number;
  readonly created_at: Numeric;
}

interface PartRow {
  readonly share_id: string;
  readonly position: number;
  readonly receiver_id: string;
  readonly type: SharePart['type'];
  readonly account: string;
  readonly sealed_account: string | null;
  readonly amount_fen: Numeric;
  readonly description: string;
  readonly result: SharePart['result'];
  readonly reason: string | null;
}

const STANDING = `select merchant_id, order_id, transaction_id, paid_fen, limit_fen, requests, asked_fen, given_fen,
  returned_fen, refunding_fen, pending, state, unfrozen_fen from profit_payments`;
const SHARE = `select merchant_id, id, order_id, share_id, out_order_no, transaction_id, unfreezes, state, problem, looks,
  created_at from profit_shares`;
const PARTS = `select share_id, position, receiver_id, type, account, amount_fen, description, result, reason,
    (select r.sealed_account from profit_receivers r
     where r.merchant_id = profit_parts.merchant_id and r.id = receiver_id) as sealed_account
  from profit_parts`;
const ORDER = 'where merchant_id = ? and order_id = ?';

export function sqlShares(reads: Reads): Shares {
  const partsIn = (ids: readonly string[]) =>
    `${PARTS} where merchant_id = ? and share_id in (${ids.map(() => '?').join(', ')}) order by share_id, position`;

  async function read(rows: readonly ShareRow[]): Promise<Share[]> {
    const found: Share[] = [];
    for (const [merchantId, some] of Map.groupBy(rows, ({ merchant_id }) => merchant_id)) {
      const ids = some.map(({ id }) => id);
      const parts = Map.groupBy(
        await reads.all<PartRow>(partsIn(ids), [merchantId, ...ids]),
        ({ share_id }) => share_id,
      );
      found.push(...some.map((row) => shareOf(row, parts.get(row.id) ?? [])));
    }
    return found;
  }

  return {
    async open(tx, { merchantId, orderId, transactionId, paidFen, limitFen }) {
      await affectedRows(
        tx,
        `insert into profit_payments (merchant_id, order_id, transaction_id, paid_fen, limit_fen, requests, asked_fen,
           given_fen, returned_fen, refunding_fen, pending, state, unfrozen_fen)
         values (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 'OPEN', 0) on conflict do nothing`,
        [merchantId, orderId, transactionId, paidFen, limitFen],
      );
    },
    async standing(tx, merchantId, orderId) {
      const [row] = await rowsOf<StandingRow>(tx, `${STANDING} ${ORDER}`, [merchantId, orderId]);
      return row === undefined ? undefined : standingOf(row);
    },
    async reserve(tx, { merchantId, orderId }, amountFen, ends) {
      // What is under way may still come to nothing: the rest is let go only when all results are known.
      const alone = ends ? 'and pending = 0' : '';
      const reserved = await affectedRows(
        tx,
        `update profit_payments set asked_fen = asked_fen + ?, requests = requests + 1, pending = pending + 1,
           state = ? ${ORDER} and state = 'OPEN' and requests < ? and asked_fen + ? <= limit_fen
           and asked_fen - returned_fen + ? + refunding_fen <= paid_fen ${alone}`,
        [
          ...[amountFen, ends ? 'ENDING' : 'OPEN', merchantId, orderId, REQUESTS_PER_PAYMENT_MAX],
          ...[amountFen, amountFen],
        ],
      );
      return reserved === 1;
    },
    async add(tx, share) {
      const { merchantId, id, orderId, shareId, outOrderNo, transactionId, unfreezes, createdAt } = share;
      const added = await affectedRows(
        tx,
        `insert into profit_shares (merchant_id, id, order_id, share_id, out_order_no, transaction_id, unfreezes, state,
           looks, next_look_at, created_at) values (?, ?, ?, ?, ?, ?, ?, 'REQUESTED', 0, ?, ?) on conflict do nothing`,
        [
          ...[merchantId, id, orderId, shareId, outOrderNo, transactionId, unfreezes ? 1 : 0],
          ...[createdAt, createdAt],
        ],
      );
      await insertRows(tx, {
        table: 'profit_parts',
        columns: [
          ...['merchant_id', 'share_id', 'position', 'order_id', 'receiver_id', 'type', 'account'],
          ...['amount_fen', 'description', 'result', 'returning_fen'],
        ],
        key: ['merchant_id', 'share_id', 'position'],
        onRepeat: 'keep',
        rows: share.parts.map((part) => [
          ...[merchantId, id, part.position, orderId, part.receiverId, part.type, part.account],
          ...[part.amountFen, part.description, 'PENDING', 0],
        ]),
      });
      return added === 1;
    },
    async find(tx, merchantId, orderId, shareId) {
      const [row] = await rowsOf<ShareRow>(tx, `${SHARE} ${ORDER} and share_id = ?`, [
        ...[merchantId, orderId, shareId],
      ]);
      if (row === undefined) return undefined;
      return shareOf(row, await rowsOf<PartRow>(tx, partsIn([row.id]), [merchantId, row.id]));
    },
    async listDue(now, limit) {
      return read(
        await reads.all<ShareRow>(
          `${SHARE} where state in ('REQUESTED', 'PROCESSING') and next_look_at <= ? order by next_look_at, id limit ?`,
          [now, limit],
        ),
      );
    },
    async move(tx, { merchantId, id }, to, problem) {
      const moved = await affectedRows(
        tx,
        `update profit_shares set state = ?, problem = ? where merchant_id = ? and id = ?
           and state in (${before(SHARE_TRANSITIONS, to)})`,
        [to, problem, merchantId, id],
      );
      return moved === 1;
    },
    async looked(tx, { merchantId, id }, nextLookAt) {
      await affectedRows(
        tx,
        'update profit_shares set looks = looks + 1, next_look_at = ? where merchant_id = ? and id = ?',
        [nextLookAt, merchantId, id],
      );
    },
    async result(tx, { merchantId, id }, { position, result, reason }) {
      await affectedRows(
        tx,
        'update profit_parts set result = ?, reason = ? where merchant_id = ? and share_id = ? and position = ?',
        [result, reason, merchantId, id, position],
      );
    },
    async settle(tx, { merchantId, orderId }, { givenFen, freeFen, unfreezes }) {
      // Let go is everything that nobody got; where WeChat would not, it may be asked again.
      const ends = unfreezes === true ? ", state = 'ENDED', unfrozen_fen = paid_fen - given_fen - ?" : '';
      const reopens = unfreezes === 'refused' ? ", state = 'OPEN'" : '';
      await affectedRows(
        tx,
        `update profit_payments set given_fen = given_fen + ?, asked_fen = asked_fen - ?, pending = pending - 1
           ${ends}${reopens} ${ORDER}`,
        [givenFen, freeFen, ...(unfreezes === true ? [givenFen] : []), merchantId, orderId],
      );
    },
    async list(merchantId, after, limit, stuck) {
      const rows = await reads.all<StandingRow>(
        `${STANDING} where merchant_id = ? and order_id > ? ${stuck ? STUCK : ''} order by order_id limit ?`,
        [merchantId, after ?? '', ...(stuck ? [RETURNS_HELD_FOR] : []), limit],
      );
      return rows.map(standingOf);
    },
    async of(merchantId, orderId) {
      return read(
        await reads.all<ShareRow>(`${SHARE} ${ORDER} order by created_at, id`, [merchantId, orderId]),
      );
    },
  };
}

function standingOf(row: StandingRow): Standing {
  const money = (value: Numeric) => fen(Number(value));
  return {
    ...{ merchantId: row.merchant_id, orderId: row.order_id, transactionId: row.transaction_id },
    ...{ paidFen: money(row.paid_fen), limitFen: money(row.limit_fen), requests: row.requests },
    ...{ askedFen: money(row.asked_fen), givenFen: money(row.given_fen) },
    ...{ returnedFen: money(row.returned_fen), refundingFen: money(row.refunding_fen) },
    ...{ pending: row.pending, state: row.state, unfrozenFen: money(row.unfrozen_fen) },
  };
}

function shareOf(row: ShareRow, parts: readonly PartRow[]): Share {
  return {
    ...{ id: row.id, merchantId: row.merchant_id, orderId: row.order_id, shareId: row.share_id },
    ...{ outOrderNo: row.out_order_no, transactionId: row.transaction_id, unfreezes: row.unfreezes === 1 },
    ...{ state: row.state, problem: row.problem, looks: row.looks, createdAt: Number(row.created_at) },
    parts: parts.map((part) => ({
      ...{ position: part.position, receiverId: part.receiver_id, type: part.type, account: part.account },
      ...{ sealedAccount: part.sealed_account, amountFen: fen(Number(part.amount_fen)) },
      description: part.description,
      ...{ result: part.result, reason: part.reason },
    })),
  };
}
