import type { CouponOfTemplate } from '../app/ports.ts';
import type { Claimable } from '../app/wallet.ts';
import { USABLE_STATES } from '../domain/coupon-states.ts';
import { offeredUntil } from '../domain/template.ts';

/** For staff: no number, which would let them use it elsewhere. */
export function couponView({ coupon, template }: CouponOfTemplate) {
  const { id, templateId, state, givenBy, validFrom, validUntil, usedAt, orderId } = coupon;
  const { title, note, benefit, scope } = template;
  return {
    id,
    templateId,
    title,
    note,
    benefit,
    scope,
    state,
    givenBy,
    validFrom,
    validUntil,
    usedAt,
    orderId,
  };
}

/** For whose it is. */
export function ownCoupon(found: CouponOfTemplate) {
  const { number, state, passedAt, lockedUntil } = found.coupon;
  const isUsable = USABLE_STATES.some((usable) => usable === state);
  return {
    ...couponView(found),
    number,
    passable: found.template.passable === true && passedAt === null && isUsable,
    passingUntil: state === 'PASSING' ? lockedUntil : null,
  };
}

export function claimableView({ template, taken, refusal }: Claimable) {
  const { id, title, note, benefit, scope, validity, perMemberMax, remaining, total } = template;
  const claimUntil = offeredUntil(template);
  const leftPercent = Math.ceil((remaining * 100) / total);
  return {
    ...{ id, title, note, benefit, scope, validity, claimUntil, perMemberMax },
    leftPercent,
    taken,
    refusal,
  };
}
