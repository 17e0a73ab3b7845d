import { affectedRows, type Reads, rowsOf } from '#db';
import { type EpochMs, invariant, type MemberId, type MerchantId } from '#kernel';
import type { Closure, ClosureStore } from '../app/rights-stores.ts';

const SELECT = `select merchant_id, id, member_id, state, requested_at, due_at, erase_at, ended_at, blocked_by, certificate
  from account_closures`;
const IS_OPEN = "state = 'COOLING_OFF'";

interface ClosureRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly state: Closure['state'];
  readonly requested_at: EpochMs | string;
  readonly due_at: EpochMs | string;
  readonly erase_at: EpochMs | string;
  readonly ended_at: EpochMs | string | null;
  readonly blocked_by: string | null;
  readonly certificate: string | null;
}

export function sqlClosures(reads: Reads): ClosureStore {
  const list = async (rest: string, values: readonly unknown[]) =>
    (await reads.all<ClosureRow>(`${SELECT} ${rest}`, values)).map(closureOf);
  return {
    async request(tx, { merchantId, id, memberId, requestedAt, dueAt, eraseAt }) {
      await affectedRows(
        tx,
        `insert into account_closures (merchant_id, id, member_id, state, requested_at, due_at, erase_at)
         values (?, ?, ?, 'COOLING_OFF', ?, ?, ?) on conflict do nothing`,
        [merchantId, id, memberId, requestedAt, dueAt, eraseAt],
      );
      const [row] = await rowsOf<ClosureRow>(
        tx,
        `${SELECT} where merchant_id = ? and member_id = ? and ${IS_OPEN}`,
        [merchantId, memberId],
      );
      invariant(row !== undefined, 'a closure that was asked for is open');
      return closureOf(row);
    },
    async cancel(tx, merchantId, memberId, at) {
      const changed = await affectedRows(
        tx,
        `update account_closures set state = 'CANCELLED', ended_at = ?
         where merchant_id = ? and member_id = ? and ${IS_OPEN}`,
        [at, merchantId, memberId],
      );
      return changed === 1;
    },
    open: async (merchantId, memberId) =>
      (await list(`where merchant_id = ? and member_id = ? and ${IS_OPEN}`, [merchantId, memberId]))[0],
    byId: async (merchantId, id) => (await list('where merchant_id = ? and id = ?', [merchantId, id]))[0],
    list(merchantId, before, limit) {
      const [at, id] = before ?? [Number.MAX_SAFE_INTEGER, ''];
      return list(
        `where merchant_id = ? and (requested_at < ? or (requested_at = ? and id < ?))
         order by requested_at desc, id desc limit ?`,
        [merchantId, at, at, id, limit],
      );
    },
    due: (now, limit) => list(`where ${IS_OPEN} and erase_at <= ? order by erase_at limit ?`, [now, limit]),
    async erased(tx, { merchantId, id }, at, certificate) {
      const changed = await affectedRows(
        tx,
        `update account_closures set state = 'ERASED', ended_at = ?, certificate = ?, blocked_by = null
         where merchant_id = ? and id = ? and ${IS_OPEN}`,
        [at, certificate, merchantId, id],
      );
      return changed === 1;
    },
    async blocked(tx, { merchantId, id }, by, again) {
      await affectedRows(
        tx,
        `update account_closures set blocked_by = ?, erase_at = ? where merchant_id = ? and id = ? and ${IS_OPEN}`,
        [by, again, merchantId, id],
      );
    },
  };
}

/** Inside a transaction PostgreSQL gives bigint as text. */
function closureOf(row: ClosureRow): Closure {
  return {
    ...{ merchantId: row.merchant_id, id: row.id, memberId: row.member_id, state: row.state },
    ...{ requestedAt: Number(row.requested_at), dueAt: Number(row.due_at), eraseAt: Number(row.erase_at) },
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
    ...{ blockedBy: row.blocked_by, certificate: row.certificate },
  };
}
