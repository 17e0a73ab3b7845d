import { affectedRows, type Reads } from '#db';
import type { Sweep } from '#feature';
import { businessDay, DAY_MS, type EpochMs, type MemberId, type StoreId } from '#kernel';
import type { AtTillStore, PayRequest, RequestState } from '../app/at-till.ts';

interface AgreementRow {
  readonly limit_fen: number | string;
  readonly day_fen: number | string;
  readonly terms_version: string;
  readonly agreed_at: number | string;
  readonly day: string;
  readonly spent_fen: number | string;
}

interface RequestRow {
  readonly id: string;
  readonly member_id: MemberId;
  readonly store_id: StoreId;
  readonly store_name: string;
  readonly amount_fen: number | string;
  readonly state: Exclude<RequestState, 'EXPIRED'>;
  readonly created_at: number | string;
  readonly until_at: number | string;
}

const AGREEMENT = `select limit_fen, day_fen, terms_version, agreed_at, day, spent_fen from stored_value_agreements
  where merchant_id = ? and member_id = ? and ended_at is null`;
const REQUESTS = `select id, member_id, store_id, store_name, amount_fen, state, created_at, until_at
  from stored_value_requests where merchant_id = ?`;

export function sqlAtTill(reads: Reads): AtTillStore {
  return {
    async agreement(merchantId, memberId, at) {
      const [row] = await reads.all<AgreementRow>(AGREEMENT, [merchantId, memberId]);
      if (row === undefined) return undefined;
      return {
        ...{ limitFen: Number(row.limit_fen), dayFen: Number(row.day_fen), termsVersion: row.terms_version },
        ...{ agreedAt: Number(row.agreed_at), spentTodayFen: spentOn(row, at) },
      };
    },
    async agree(tx, merchantId, { id, memberId, limitFen, dayFen, termsVersion, at }) {
      const day = businessDay(at);
      await affectedRows(
        tx,
        'update stored_value_agreements set ended_at = ? where merchant_id = ? and member_id = ? and ended_at is null',
        [at, merchantId, memberId],
      );
      // A yes that was given at the same moment is open by now: the later one counts.
      await affectedRows(
        tx,
        `insert into stored_value_agreements (merchant_id, id, member_id, limit_fen, day_fen, terms_version, agreed_at,
           day, spent_fen)
         values (?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(spent_fen), 0) from stored_value_agreements
           where merchant_id = ? and member_id = ? and day = ?))
         on conflict (merchant_id, member_id) where ended_at is null do update set
           limit_fen = excluded.limit_fen, day_fen = excluded.day_fen, terms_version = excluded.terms_version,
           agreed_at = excluded.agreed_at`,
        [
          ...[merchantId, id, memberId, limitFen, dayFen, termsVersion, at, day],
          ...[merchantId, memberId, day],
        ],
      );
    },
    async end(tx, merchantId, memberId, at) {
      const ended = await affectedRows(
        tx,
        'update stored_value_agreements set ended_at = ? where merchant_id = ? and member_id = ? and ended_at is null',
        [at, merchantId, memberId],
      );
      return ended === 1;
    },
    async count(tx, merchantId, { memberId, amountFen, at }) {
      const day = businessDay(at);
      const counted = await affectedRows(
        tx,
        `update stored_value_agreements set spent_fen = case when day = ? then spent_fen else 0 end + ?, day = ?
         where merchant_id = ? and member_id = ? and ended_at is null and limit_fen >= ?
           and case when day = ? then spent_fen else 0 end + ? <= day_fen`,
        [day, amountFen, day, merchantId, memberId, amountFen, day, amountFen],
      );
      return counted === 1;
    },
    async addRequest(tx, merchantId, request) {
      const { id, memberId, storeId, storeName, amountFen, createdAt, untilAt, openMax } = request;
      const added = await affectedRows(
        tx,
        `insert into stored_value_requests (merchant_id, id, member_id, store_id, store_name, amount_fen, state,
           created_at, until_at)
         select cast(? as text), cast(? as text), cast(? as text), cast(? as text), cast(? as text), cast(? as bigint),
           'OPEN', cast(? as bigint), cast(? as bigint)
         where (select count(*) from stored_value_requests where merchant_id = ? and member_id = ? and state = 'OPEN'
           and until_at > ?) < ?`,
        [
          ...[merchantId, id, memberId, storeId, storeName, amountFen, createdAt, untilAt],
          ...[merchantId, memberId, createdAt, openMax],
        ],
      );
      return added === 1;
    },
    async request(merchantId, id, now) {
      const [row] = await reads.all<RequestRow>(`${REQUESTS} and id = ?`, [merchantId, id]);
      return row === undefined ? undefined : requestOf(row, now);
    },
    async openOf(merchantId, memberId, now, limit) {
      const rows = await reads.all<RequestRow>(
        `${REQUESTS} and member_id = ? and state = 'OPEN' and until_at > ? order by created_at desc, id desc limit ?`,
        [merchantId, memberId, now, limit],
      );
      return rows.map((row) => requestOf(row, now));
    },
    async decide(tx, merchantId, { id, memberId, to, at }) {
      const decided = await affectedRows(
        tx,
        `update stored_value_requests set state = ?, decided_at = ?
         where merchant_id = ? and id = ? and member_id = ? and state = 'OPEN' and until_at > ?`,
        [to, at, merchantId, id, memberId, at],
      );
      return decided === 1;
    },
    async use(tx, merchantId, { id, memberId, storeId, amountFen, usedBy, at }) {
      const used = await affectedRows(
        tx,
        `update stored_value_requests set state = 'USED', used_by = ?
         where merchant_id = ? and id = ? and member_id = ? and store_id = ? and state = 'APPROVED' and until_at > ?
           and amount_fen >= ?`,
        [usedBy, merchantId, id, memberId, storeId, at, amountFen],
      );
      return used === 1;
    },
  };
}

function spentOn({ day, spent_fen }: Pick<AgreementRow, 'day' | 'spent_fen'>, at: EpochMs): number {
  return day === businessDay(at) ? Number(spent_fen) : 0;
}

function requestOf(row: RequestRow, now: EpochMs): PayRequest {
  const untilAt = Number(row.until_at);
  const isOver = untilAt <= now && (row.state === 'OPEN' || row.state === 'APPROVED');
  return {
    ...{ id: row.id, memberId: row.member_id, storeId: row.store_id, storeName: row.store_name },
    ...{ amountFen: Number(row.amount_fen), state: isOver ? 'EXPIRED' : row.state },
    ...{ createdAt: Number(row.created_at), untilAt },
  };
}

/** A request is good for minutes; whether it was used, the order tells. */
const KEPT_MS = 30 * DAY_MS;

export const sweepPayRequests: Sweep = {
  name: 'stored_value_requests: over',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from stored_value_requests where (merchant_id, id) in (
         select merchant_id, id from stored_value_requests where until_at < ? limit ?)`,
      [now - KEPT_MS, rowsMax],
    ),
};
