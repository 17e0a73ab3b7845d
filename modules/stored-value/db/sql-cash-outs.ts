import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberId } from '#kernel';
import type { CashOut, CashOutStore } from '../app/ports.ts';

const COLUMNS = `id, member_id, recharge_id, principal, gift, refund_fen, channel, state, reference, reason,
  requested_at, decided_at, paid_at`;

interface Row {
  readonly id: string;
  readonly member_id: MemberId | null;
  readonly recharge_id: string;
  readonly principal: number | string;
  readonly gift: number | string;
  readonly refund_fen: number | string;
  readonly channel: CashOut['channel'];
  readonly state: CashOut['state'];
  readonly reference: string | null;
  readonly reason: string | null;
  readonly requested_at: number | string;
  readonly decided_at: number | string | null;
  readonly paid_at: number | string | null;
}

export function sqlCashOuts(reads: Reads): CashOutStore {
  return {
    async add(tx, merchantId, { id, memberId, rechargeId, taken, refundFen, channel, state, requestedAt }) {
      await affectedRows(
        tx,
        `insert into stored_value_cash_outs (merchant_id, ${COLUMNS})
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, ?, null, null)`,
        [
          ...[merchantId, id, memberId, rechargeId, taken.principal, taken.gift, refundFen, channel],
          ...[state, requestedAt],
        ],
      );
    },
    async get(tx, merchantId, id) {
      const [row] = await rowsOf<Row>(
        tx,
        `select ${COLUMNS} from stored_value_cash_outs where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return row === undefined ? undefined : cashOutOf(row);
    },
    async decide(tx, merchantId, id, { state, reference, reason, decidedAt, paidAt }) {
      const changed = await affectedRows(
        tx,
        `update stored_value_cash_outs set state = ?, reference = ?, reason = ?, decided_at = ?, paid_at = ?
         where merchant_id = ? and id = ? and state = 'REQUESTED'`,
        [state, reference, reason, decidedAt, paidAt, merchantId, id],
      );
      return changed === 1;
    },
    async paid(tx, merchantId, { id, rechargeId }, at) {
      // Refunds from before a recharge could have several were all called 'all'.
      await affectedRows(
        tx,
        `update stored_value_cash_outs set state = 'PAID', paid_at = ?
         where merchant_id = ? and recharge_id = ? and state = 'REFUNDING' and (id = ? or ? = 'all')`,
        [at, merchantId, rechargeId, id, id],
      );
    },
    async page(merchantId, { state, memberId }, beforeId, limit) {
      const wanted: readonly (readonly [string, unknown])[] = [
        ['state = ?', state],
        ['member_id = ?', memberId],
        ['id < ?', beforeId],
      ];
      const given = wanted.filter(([, value]) => value !== undefined);
      const rows = await reads.all<Row>(
        `select ${COLUMNS} from stored_value_cash_outs where merchant_id = ?
         ${given.map(([rule]) => `and ${rule}`).join(' ')} order by id desc limit ?`,
        [merchantId, ...given.map(([, value]) => value), limit],
      );
      return rows.map(cashOutOf);
    },
  };
}

function cashOutOf(row: Row): CashOut {
  return {
    id: row.id,
    memberId: row.member_id,
    rechargeId: row.recharge_id,
    taken: { principal: Number(row.principal), gift: Number(row.gift) },
    refundFen: Number(row.refund_fen),
    channel: row.channel,
    state: row.state,
    reference: row.reference,
    reason: row.reason,
    requestedAt: Number(row.requested_at),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    paidAt: row.paid_at === null ? null : Number(row.paid_at),
  };
}
