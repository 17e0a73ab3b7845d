import type { MemberId, StoreId } from '#kernel';
import type { Recharge } from '../app/ports.ts';
import type { RechargeState } from '../domain/recharge-states.ts';

export interface RechargeRow {
  readonly id: string;
  readonly member_id: MemberId | null;
  readonly offer_id: string;
  readonly store_id: StoreId | null;
  readonly title: string;
  readonly pay_fen: number | string;
  readonly gift_fen: number | string;
  readonly gift_points: number | string;
  readonly gift_coupons: string;
  readonly state: RechargeState;
  readonly principal_left: number | string;
  readonly gift_left: number | string;
  readonly paid_out_fen: number | string;
  readonly created_at: number | string;
  readonly pay_before: number | string;
  readonly credited_at: number | string | null;
}

export const RECHARGE_COLUMNS = `id, member_id, offer_id, store_id, title, pay_fen, gift_fen, gift_points, gift_coupons,
  state, principal_left, gift_left, paid_out_fen, created_at, pay_before, credited_at`;

/** PostgreSQL answers bigint as text inside a transaction. */
export function rechargeOf(row: RechargeRow): Recharge {
  return {
    id: row.id,
    memberId: row.member_id,
    offerId: row.offer_id,
    storeId: row.store_id,
    title: row.title,
    payFen: Number(row.pay_fen),
    giftFen: Number(row.gift_fen),
    giftPoints: Number(row.gift_points),
    giftCoupons: JSON.parse(row.gift_coupons),
    state: row.state,
    left: { principal: Number(row.principal_left), gift: Number(row.gift_left) },
    paidOutFen: Number(row.paid_out_fen),
    createdAt: Number(row.created_at),
    payBefore: Number(row.pay_before),
    creditedAt: row.credited_at === null ? null : Number(row.credited_at),
  };
}
