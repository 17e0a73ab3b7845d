import { calendarDay, moment, shortYuan } from '../../../shared/format.ts';
import type { ClaimableCoupon, CouponBenefit, MyCoupon } from '../api/coupon-contract.ts';

const DAY_MS = 86_400_000;
const SOON_DAYS = 3;

/** The big figure on a coupon, in three parts: sign, figure, unit. */
export interface Worth {
  readonly sign: string;
  readonly figure: string;
  readonly unit: string;
}

export function worthOf(benefit: CouponBenefit): Worth {
  switch (benefit.kind) {
    case 'threshold':
      return { sign: '¥', figure: shortYuan(benefit.offFen), unit: '' };
    case 'percent':
      return { sign: '', figure: discountFigure(benefit.payBps), unit: '折' };
    case 'gift':
      return { sign: '', figure: '赠品', unit: '' };
    case 'shipping':
      return benefit.offFen === null
        ? { sign: '', figure: '包邮', unit: '' }
        : { sign: '¥', figure: shortYuan(benefit.offFen), unit: '' };
  }
}

/** 九折 pays 9,000: `9`; 八五折 pays 8,500: `8.5`. */
function discountFigure(payBps: number): string {
  return String(payBps / 1_000);
}

export function thresholdText(benefit: CouponBenefit): string {
  const from = benefit.thresholdFen === 0 ? '无门槛' : `满${shortYuan(benefit.thresholdFen)}元可用`;
  return benefit.kind === 'percent' && benefit.capFen !== null
    ? `${from}，最多减${shortYuan(benefit.capFen)}元`
    : from;
}

/** How long it will work, before she has it. */
export function validityText({ validity }: Pick<ClaimableCoupon, 'validity'>): string {
  if (validity.kind === 'window')
    return `${calendarDay(validity.from)} 至 ${calendarDay(validity.until - 1)}`;
  const from = validity.afterDays === 0 ? '领取后' : `领取 ${validity.afterDays} 天后起`;
  return `${from} ${validity.days} 天内有效`;
}

const REFUSALS = { gone: '已领完', limit: '已领取', today: '明天再来' } as const;

export function claimText({ refusal, taken }: Pick<ClaimableCoupon, 'refusal' | 'taken'>): string {
  if (refusal !== null) return REFUSALS[refusal];
  return taken > 0 ? '再领一张' : '立即领取';
}

/** One line under a coupon of hers: until when, or what became of it. */
export function standingText(coupon: MyCoupon, now: number): string {
  if (coupon.state === 'LOCKED') return '待支付的订单正在使用';
  if (coupon.state === 'PASSING') return '等待朋友领取';
  if (coupon.state === 'REVOKED') return '已作废';
  if (coupon.state === 'USED')
    return coupon.usedAt === null ? '已使用' : `${moment(coupon.usedAt, now)} 使用`;
  if (coupon.state === 'EXPIRED' || coupon.validUntil <= now) return '已过期';
  if (coupon.validFrom > now) return `${calendarDay(coupon.validFrom)} 起可用`;
  const days = Math.ceil((coupon.validUntil - now) / DAY_MS);
  return days <= SOON_DAYS ? `还剩 ${days} 天` : `${calendarDay(coupon.validUntil - 1)} 前有效`;
}

export function runsOutSoon({ validUntil }: Pick<MyCoupon, 'validUntil'>, now: number): boolean {
  return validUntil > now && validUntil - now <= SOON_DAYS * DAY_MS;
}
