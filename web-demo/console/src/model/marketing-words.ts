import { shortYuan } from '../../../shared/format';
import type { components } from '../../../shared/schema';
import type { Tone } from './tone.ts';

export type CouponRow = components['schemas']['CouponTemplateRow'];
export type PromotionRow = components['schemas']['PromotionRow'];
export type OfferState = CouponRow['state'];
export type NextState = components['schemas']['OfferStep']['state'];

export const OFFER_STATES: Readonly<Record<OfferState, { readonly name: string; readonly tone: Tone }>> = {
  DRAFT: { name: '草稿', tone: 'waiting' },
  PUBLISHED: { name: '进行中', tone: 'good' },
  PAUSED: { name: '已暂停', tone: 'needs-you' },
  ENDED: { name: '已结束', tone: 'calm' },
};

/** What the owner may do with it now. Ending is for good. */
export function nextSteps(state: OfferState): readonly { readonly to: NextState; readonly name: string }[] {
  const end = { to: 'ENDED', name: '结束' } as const;
  switch (state) {
    case 'DRAFT':
      return [{ to: 'PUBLISHED', name: '发布' }, end];
    case 'PUBLISHED':
      return [{ to: 'PAUSED', name: '暂停' }, end];
    case 'PAUSED':
      return [{ to: 'PUBLISHED', name: '继续' }, end];
    case 'ENDED':
      return [];
  }
}

/** 满300减40, 满200打9折（最多减60）, … */
export function benefitText({ benefit }: Pick<CouponRow, 'benefit'>): string {
  const from = benefit.thresholdFen === 0 ? '无门槛' : `满${shortYuan(benefit.thresholdFen)}`;
  switch (benefit.kind) {
    case 'threshold':
      return `${from}减${shortYuan(benefit.offFen)}`;
    case 'percent': {
      const cap = benefit.capFen === null ? '' : `（最多减${shortYuan(benefit.capFen)}）`;
      return `${from}打${benefit.payBps / 1_000}折${cap}`;
    }
    case 'gift':
      return `${from}送赠品`;
    case 'shipping':
      return benefit.offFen === null ? `${from}免运费` : `${from}减运费${shortYuan(benefit.offFen)}`;
  }
}

export const AUDIENCES: Readonly<Record<CouponRow['audience'], string>> = {
  everyone: '领券中心',
  newcomers: '新会员',
  chosen: '定向发放',
  payers: '支付有礼',
};

export function rulesText({ rules }: Pick<PromotionRow, 'rules'>): string {
  if (rules.kind === 'time_limited') {
    const prices = rules.prices.map(({ priceFen }) => priceFen);
    return `${prices.length} 个商品，¥${shortYuan(Math.min(...prices))} 起`;
  }
  const unit = (from: number) => (rules.measure === 'amount' ? `满${shortYuan(from)}` : `满${from}件`);
  const each = rules.repeats ? '每' : '';
  return rules.tiers.map(({ from, reward }) => `${each}${unit(from)}${rewardText(reward)}`).join('，');
}

type Reward = Extract<PromotionRow['rules'], { kind: 'spend_tier' }>['tiers'][number]['reward'];

function rewardText(reward: Reward): string {
  switch (reward.kind) {
    case 'amount_off':
      return `减${shortYuan(reward.offFen)}`;
    case 'percent_off':
      return `打${reward.payBps / 1_000}折`;
    case 'gift':
      return '送赠品';
    case 'free_shipping':
      return '包邮';
  }
}

/** Of a price for a time: what it is compared with. */
export function evidenceText({ rules, evidence }: Pick<PromotionRow, 'rules' | 'evidence'>): string {
  if (rules.kind !== 'time_limited') return '—';
  const found = evidence.flatMap(({ evidence: one }) => (one === null ? [] : [one]));
  if (found.length === 0) return '发布时取证';
  const lowest = Math.min(...found.map(({ lowestFen }) => lowestFen));
  const from = found.every((one) => one.from === 'sales') ? '近 7 天最低成交价' : '近 7 天无成交，按门店售价';
  return `¥${shortYuan(lowest)} 起 · ${from}`;
}
