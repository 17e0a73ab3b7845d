import type { EpochMs } from '#kernel';
import { dayOf, type Facts, momentOf, type NewsKind } from './kinds.ts';

/** What a message about the member herself says; orders have words of their own. */
export interface News {
  readonly title: string;
  readonly text: string;
  readonly facts: Facts;
}

const NOTHING = { orderNumber: '', goods: '', store: '', amount: '', count: '', until: '' };

export function backInStock(goods: string, store: string, at: EpochMs): News {
  const facts = { ...NOTHING, goods, store, status: '已到货', at: momentOf(at) };
  return { title: '你等的商品到了', text: `${goods} 在${store}有货了，数量不多，先到先得`, facts };
}

export function pointsExpiring(points: number, until: EpochMs, daysLeft: number, at: EpochMs): News {
  const own = { goods: '会员积分', count: String(points), until: lastDay(until), status: '即将到期' };
  const text = `${points} 积分将在 ${daysLeft} 天内到期，最早 ${own.until}`;
  return { title: '积分快到期了', text, facts: { ...NOTHING, ...own, at: momentOf(at) } };
}

export function couponExpiring(coupon: string, until: EpochMs, days: number, at: EpochMs): News {
  const own = { goods: coupon, until: lastDay(until), status: '即将过期' };
  const text = `「${coupon}」${days} 天内过期，用到 ${own.until} 为止`;
  return { title: '优惠券快过期了', text, facts: { ...NOTHING, ...own, at: momentOf(at) } };
}

export function tierChanged(tier: string, isUp: boolean, at: EpochMs): News {
  const own = { goods: tier, status: isUp ? '已升级' : '已调整' };
  const text = isUp ? `恭喜，你已升为${tier}，权益见会员等级` : `你的会员等级现为${tier}，权益见会员等级`;
  return {
    title: isUp ? '会员升级了' : '会员等级有变化',
    text,
    facts: { ...NOTHING, ...own, at: momentOf(at) },
  };
}

/** On which it still counts: `until` is the first instant at which it is over. */
function lastDay(until: EpochMs): string {
  return dayOf(until - 1);
}

/** As an ordinary message tells them: a field that cannot take its fact is found when a template is set up. */
export function exampleOf(kind: NewsKind): Facts {
  const at = Date.UTC(2026, 10, 22, 6, 5);
  switch (kind) {
    case 'back_in_stock':
      return backInStock('圆框眼镜（黑色）', '江汉路步行街旗舰店', at).facts;
    case 'points_expiring':
      return pointsExpiring(120, at, 7, at).facts;
    case 'coupon_expiring':
      return couponExpiring('满100减20', at, 3, at).facts;
    case 'tier_changed':
      return tierChanged('金卡会员', true, at).facts;
  }
}
