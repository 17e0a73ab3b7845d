import { AppError, type EpochMs, type StoreId } from '#kernel';
import type { CouponState } from './coupon-states.ts';
import type { CouponTemplate } from './template.ts';

interface Scanned {
  readonly coupon: { readonly state: CouponState; readonly validFrom: EpochMs; readonly validUntil: EpochMs };
  readonly template: Pick<CouponTemplate, 'benefit' | 'scope'>;
}

const STATE_WORDS: Partial<Record<CouponState, readonly [code: string, text: string]>> = {
  USED: ['marketing.coupon_used', '这张券已经使用过'],
  LOCKED: ['marketing.coupon_locked', '这张券正用于一笔未完成的订单'],
  PASSING: ['marketing.coupon_passing', '这张券正在转赠给朋友'],
  EXPIRED: ['marketing.coupon_expired', '这张券已过期'],
  REVOKED: ['marketing.coupon_revoked', '这张券已作废'],
};

/** Why a till cannot take it here and now; undefined = it can. */
export function tillRefusal(
  { coupon, template }: Scanned,
  at: { readonly storeId: StoreId; readonly goodsFen: number | undefined },
  now: EpochMs,
): AppError | undefined {
  const conflict = (code: string, text: string, facts = {}) => new AppError('conflict', code, text, facts);
  const words = STATE_WORDS[coupon.state];
  if (words !== undefined) return conflict(...words);
  if (now >= coupon.validUntil) return conflict('marketing.coupon_expired', '这张券已过期');
  if (now < coupon.validFrom)
    return conflict('marketing.coupon_not_yet', '这张券还没有到使用时间', { validFrom: coupon.validFrom });
  const { include, exclude } = template.scope;
  const isHere = include.storeIds.length === 0 || include.storeIds.includes(at.storeId);
  if (!isHere || exclude.storeIds.includes(at.storeId))
    return conflict('marketing.coupon_other_store', '这张券不能在本店使用');
  if (include.channels.length > 0 && !include.channels.includes('pos'))
    return conflict('marketing.coupon_online_only', '这张券只能在网上使用');
  // Nothing is sent from a counter.
  if (template.benefit.kind === 'shipping')
    return conflict('marketing.coupon_online_only', '运费券只能在网上使用');
  const missingFen = at.goodsFen === undefined ? 0 : template.benefit.thresholdFen - at.goodsFen;
  if (missingFen > 0)
    return conflict('marketing.coupon_below_threshold', `还差${missingFen / 100}元可用`, { missingFen });
  return undefined;
}
