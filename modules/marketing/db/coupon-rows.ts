import type { MemberId, OrderId, StoreId } from '#kernel';
import type { Coupon, CouponOfTemplate, GivenBy } from '../app/ports.ts';
import type { CouponState } from '../domain/coupon-states.ts';
import { type TemplateRow, templateOf } from './template-rows.ts';

const OWN = `c.id as coupon_id, c.template_id, c.member_id, c.state as coupon_state, c.number, c.alias, c.given_by,
  c.valid_from, c.valid_until, c.issued_at, c.order_id, c.used_at, c.store_id,
  c.locked_until, c.passed_at`;
export const SELECT_COUPON = `select ${OWN} from coupons c where c.merchant_id = ?`;
export const SELECT_WITH_TEMPLATE = `select ${OWN}, t.id, t.kind, t.title, t.state, t.audience, t.rules, t.total,
    t.remaining, t.per_member_max, t.per_member_day_max, t.claim_from, t.claim_until, t.created_at
  from coupons c join coupon_templates t on t.merchant_id = c.merchant_id and t.id = c.template_id
  where c.merchant_id = ?`;

export interface CouponRow {
  readonly coupon_id: string;
  readonly template_id: string;
  readonly member_id: MemberId | null;
  readonly coupon_state: CouponState;
  readonly number: string;
  readonly alias: string;
  readonly given_by: GivenBy;
  readonly valid_from: number | string;
  readonly valid_until: number | string;
  readonly issued_at: number | string;
  readonly order_id: OrderId | null;
  readonly used_at: number | string | null;
  readonly store_id: StoreId | null;
  readonly locked_until: number | string | null;
  readonly passed_at: number | string | null;
}

export function couponOf(row: CouponRow): Coupon {
  return {
    ...{ id: row.coupon_id, templateId: row.template_id, memberId: row.member_id, state: row.coupon_state },
    ...{ number: row.number, alias: row.alias, givenBy: row.given_by },
    ...{
      validFrom: Number(row.valid_from),
      validUntil: Number(row.valid_until),
      issuedAt: Number(row.issued_at),
    },
    ...{
      orderId: row.order_id,
      usedAt: row.used_at === null ? null : Number(row.used_at),
      storeId: row.store_id,
    },
    lockedUntil: row.locked_until === null ? null : Number(row.locked_until),
    passedAt: row.passed_at === null ? null : Number(row.passed_at),
  };
}

export function withTemplate(row: CouponRow & TemplateRow): CouponOfTemplate {
  return { coupon: couponOf(row), template: templateOf(row) };
}
