import { affectedRows, type Reads, rowsOf } from '#db';
import type { MerchantId } from '#kernel';
import type { RechargeStore } from '../app/ports.ts';
import { RECHARGE_TRANSITIONS, type RechargeState } from '../domain/recharge-states.ts';
import { RECHARGE_COLUMNS, type RechargeRow, rechargeOf } from './recharge-rows.ts';

const SELECT = `select ${RECHARGE_COLUMNS} from stored_value_recharges`;

export function sqlRecharges(reads: Reads): RechargeStore {
  return {
    async add(tx, merchantId, recharge) {
      await affectedRows(
        tx,
        `insert into stored_value_recharges (merchant_id, ${RECHARGE_COLUMNS})
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, null)`,
        [
          ...[merchantId, recharge.id, recharge.memberId, recharge.offerId, recharge.storeId],
          ...[recharge.title, recharge.payFen, recharge.giftFen, recharge.giftPoints],
          ...[JSON.stringify(recharge.giftCoupons), recharge.state, recharge.createdAt, recharge.payBefore],
        ],
      );
    },
    async get(tx, merchantId, id) {
      const [row] = await rowsOf<RechargeRow>(tx, `${SELECT} where merchant_id = ? and id = ?`, [
        merchantId,
        id,
      ]);
      return row === undefined ? undefined : rechargeOf(row);
    },
    async taken(tx, merchantId, memberId, offerId) {
      const [row] = await rowsOf<{ pending: number | string; times: number | string }>(
        tx,
        `select coalesce(sum(case when state = 'PENDING' then pay_fen else 0 end), 0) as pending,
           coalesce(sum(case when offer_id = ? then 1 else 0 end), 0) as times
         from stored_value_recharges where merchant_id = ? and member_id = ? and state in ('PENDING', 'CREDITED')`,
        [offerId, merchantId, memberId],
      );
      return { pendingFen: Number(row?.pending ?? 0), times: Number(row?.times ?? 0) };
    },
    async advance(tx, merchantId, id, to, credited) {
      const changed = await affectedRows(
        tx,
        `update stored_value_recharges set state = ?, principal_left = ?, gift_left = ?, credited_at = ?
         where merchant_id = ? and id = ? and state in (${statesBefore(to)})`,
        [
          ...[to, credited?.left.principal ?? 0, credited?.left.gift ?? 0, credited?.at ?? null],
          ...[merchantId, id],
        ],
      );
      return changed === 1;
    },
    async addPaidOut(tx, merchantId, id, fen) {
      await affectedRows(
        tx,
        'update stored_value_recharges set paid_out_fen = paid_out_fen + ? where merchant_id = ? and id = ?',
        [fen, merchantId, id],
      );
    },
    overdue: (now, limit) =>
      reads.all<{ merchantId: MerchantId; id: string }>(
        `select merchant_id as "merchantId", id from stored_value_recharges
         where state = 'PENDING' and pay_before <= ? order by pay_before limit ?`,
        [now, limit],
      ),
    async page(merchantId, memberId, beforeId, limit) {
      const rows = await reads.all<RechargeRow>(
        `${SELECT} where merchant_id = ? and member_id = ? ${beforeId === undefined ? '' : 'and id < ?'}
         order by id desc limit ?`,
        [merchantId, memberId, ...(beforeId === undefined ? [] : [beforeId]), limit],
      );
      return rows.map(rechargeOf);
    },
  };
}

/** For SQL; the names come from the state machine, never from outside. */
function statesBefore(to: RechargeState): string {
  const states = Object.keys(RECHARGE_TRANSITIONS) as RechargeState[];
  return states
    .filter((from) => (RECHARGE_TRANSITIONS[from] as readonly string[]).includes(to))
    .map((state) => `'${state}'`)
    .join(', ');
}
