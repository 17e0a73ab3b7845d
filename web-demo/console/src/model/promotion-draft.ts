import type { components } from '../../../shared/schema.d.ts';
import { everything, type ScopeDraft, scopeOf } from './offer-scope.ts';

type Schemas = components['schemas'];

export type PromotionRules = Schemas['PromotionRules'];

const FEN = 100;
const BPS_PER_ZHE = 1_000;

export type RewardKind = 'amount_off' | 'percent_off' | 'gift' | 'free_shipping' | 'time_limited';
export const REWARDS: Readonly<Record<RewardKind, string>> = {
  amount_off: '满减',
  percent_off: '满折',
  gift: '满赠',
  free_shipping: '包邮',
  time_limited: '限时价',
};

export interface RungDraft {
  /** Yuan or pieces. */
  from: number;
  offYuan: number;
  zhe: number;
}
/** One article: what is given along, or what has a price for a time. */
export interface ArticleDraft {
  readonly skuId: string;
  readonly title: string;
  readonly priceFen: number;
  priceYuan: number;
  /** 每人限购; 0 = any number. */
  perMember: number;
}
export interface PromotionDraft {
  kind: RewardKind;
  measure: 'amount' | 'pieces';
  repeats: boolean;
  rungs: RungDraft[];
  articles: ArticleDraft[];
  scope: ScopeDraft;
}

export const newRung = (from = 100): RungDraft => ({ from, offYuan: 10, zhe: 9 });
export const newPromotion = (): PromotionDraft => ({
  ...{ kind: 'amount_off', measure: 'amount', repeats: false, rungs: [newRung()], articles: [] },
  scope: everything(),
});

/** What is still missing, as a sentence; '' when it may be tried and written. */
export function missingIn({ kind, measure, rungs, articles }: PromotionDraft): string {
  if (kind === 'time_limited') {
    if (articles.length === 0) return '请选择商品。';
    return articles.every((one) => one.priceYuan * FEN < one.priceFen) ? '' : '限时价要低于售价。';
  }
  if (kind === 'gift' && articles.length === 0) return '请选择赠品。';
  if (rungs.some(({ from }, n) => n > 0 && from <= (rungs[n - 1]?.from ?? 0))) return '门槛要一档比一档高。';
  const isTooMuch =
    kind === 'amount_off' && measure === 'amount' && rungs.some(({ from, offYuan }) => offYuan > from);
  return isTooMuch ? '减的金额不能超过门槛。' : '';
}

export function rulesOf({ kind, measure, repeats, rungs, articles, scope }: PromotionDraft): PromotionRules {
  if (kind === 'time_limited')
    return {
      kind,
      prices: articles.map(({ skuId, priceYuan, perMember }) => ({
        ...{ skuId, priceFen: Math.round(priceYuan * FEN) },
        perMemberMax: perMember > 0 ? perMember : null,
      })),
    };
  const tiers = rungs.map(({ from, offYuan, zhe }) => {
    const giftSkuIds = articles.map(({ skuId }) => skuId);
    const rewards = {
      amount_off: { kind: 'amount_off', offFen: Math.round(offYuan * FEN) },
      percent_off: { kind: 'percent_off', payBps: Math.round(zhe * BPS_PER_ZHE) },
      gift: { kind: 'gift', giftSkuIds, quantity: 1, pick: 1 },
      free_shipping: { kind: 'free_shipping' },
    } as const;
    const threshold = measure === 'amount' ? Math.round(from * FEN) : Math.round(from);
    return { from: threshold, reward: rewards[kind] };
  });
  return {
    ...{
      kind: 'spend_tier',
      measure,
      tiers: tiers.map(({ from, reward }) => ({ from, reward: unfrozen(reward) })),
    },
    repeats: repeats && rungs.length === 1 && kind === 'amount_off',
    scope: scopeOf(scope),
    stacking: { stackGroup: 'default', exclusive: false, priority: 0, maxPerOrder: 1 },
  };
}

type Reward = Extract<PromotionRules, { kind: 'spend_tier' }>['tiers'][number]['reward'];
/** The schema's lists may be written to. */
function unfrozen(reward: Reward): Reward {
  return reward.kind === 'gift' ? { ...reward, giftSkuIds: [...reward.giftSkuIds] } : reward;
}
