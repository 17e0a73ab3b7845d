import type { components } from '../../../shared/schema';
import type { Tone } from './tone.ts';

type Report = components['schemas']['ExperimentReport'];
type Experiment = components['schemas']['Experiment'];
type Effect = components['schemas']['MerchandisingRule']['effect'];

const REASONS: Readonly<Record<string, string>> = {
  AFTER: '因为看过、买过',
  SIMILAR: '与喜欢的相似',
  REPEAT: '常买、看过',
  FOR_YOU: '近期喜好',
  PREFERENCE: '自选偏好',
  TOGETHER: '一起购买',
  STORE_POPULAR: '本店热卖',
  DISTRICT_POPULAR: '商圈热卖',
  POPULAR: '大家在看',
  NEW: '新品',
  EXPLORE: '探索',
  PINNED: '置顶',
  IN_STORE: '本店有货',
};
const PLACES: Readonly<Record<string, string>> = {
  home: '首页',
  search: '搜索',
  product: '商品页',
  cart: '购物车',
  store: '门店页',
};
const ANSWERS: Readonly<Record<string, string>> = {
  personal: '个性推荐',
  cold: '新会员',
  holdout: '对照组',
  store: '访客（门店榜）',
  'retrieval!': '召回顺序',
  'store!': '出错（门店榜）',
};

export const reasonName = (code: string): string => REASONS[code] ?? code;
export const placeName = (place: string): string => PLACES[place] ?? place;
export const answerName = (answered: string): string => ANSWERS[answered] ?? answered;
/** `0.1234` → `12.3%`; what cannot be told is a dash, not a nought. */
export function percent(share: number | null | undefined, digits = 1): string {
  return share === null || share === undefined || !Number.isFinite(share)
    ? '—'
    : `${(share * 100).toFixed(digits)}%`;
}

/** By custom: below .1 calm, above .25 something has moved. */
export function driftState(index: number | null): { readonly text: string; readonly tone: Tone } {
  if (index === null) return { text: '数据不足', tone: 'calm' };
  if (index < 0.1) return { text: '平稳', tone: 'good' };
  return index < 0.25 ? { text: '略有变化', tone: 'waiting' } : { text: '明显变化', tone: 'needs-you' };
}

export function effectName(effect: Effect): string {
  if (effect.kind === 'pin') return `置顶到第 ${effect.position} 位`;
  if (effect.kind === 'boost') return `加权 ×${effect.factor}`;
  return effect.kind === 'bury' ? '靠后' : '隐藏';
}

interface QuestionWords {
  readonly name: string;
  readonly told: string;
  readonly arms: Readonly<Record<string, string>>;
}

export const QUESTIONS: Readonly<Record<Experiment['question'], QuestionWords>> = {
  ranking: {
    name: '精排还是召回顺序',
    told: '一半会员看精排模型的顺序，另一半看召回顺序',
    arms: { a: '精排模型', b: '召回顺序' },
  },
  interleaving: {
    name: '交错对比（同一列表）',
    told: '精排与召回轮流选品，同一位会员同时投票，需要的人数少得多',
    arms: { draft: '交错列表' },
  },
  exploration: {
    name: '是否探索',
    told: '一半会员的列表里保留少量探索位，另一半不保留',
    arms: { a: '有探索', b: '无探索' },
  },
};

/** The standing comparison; the server reports on it under this name. */
export const HOLDOUT: Experiment = {
  ...{ id: 'holdout', name: '对照组', question: 'ranking', primaryMetric: 'orders', arms: [] },
  ...{ state: 'running', author: '', days: 28, createdAt: 0, startsAt: 0, endsAt: 0, stoppedAt: null },
};
const HOLDOUT_ARMS: Readonly<Record<string, string>> = { holdout: '对照组（门店榜）', personal: '个性推荐' };

export const armsOf = ({ id, question }: Experiment): Readonly<Record<string, string>> =>
  id === HOLDOUT.id ? HOLDOUT_ARMS : QUESTIONS[question].arms;

export const METRICS: Readonly<Record<Experiment['primaryMetric'], string>> = {
  orders: '每人每周订单',
  clicks: '每人每周点击',
};

export function experimentState({ state, endsAt }: Experiment, now: number): { text: string; tone: Tone } {
  if (state === 'draft') return { text: '未开始', tone: 'calm' };
  if (state === 'stopped' || endsAt <= now) return { text: '已结束', tone: 'calm' };
  return { text: '进行中', tone: 'good' };
}

/** One sentence that an owner can act on; numbers follow below it. */
export function verdictWords(
  { verdict, interleaving }: Report,
  experiment: Experiment,
  now: number,
): { readonly text: string; readonly told: string; readonly tone: Tone } {
  const { question, endsAt } = experiment;
  const [first, second] =
    question === 'interleaving' ? ['精排模型', '召回顺序'] : Object.values(armsOf(experiment));
  const days = Math.max(1, Math.ceil((endsAt - now) / 86_400_000));
  switch (verdict) {
    case 'draft':
      return { text: '还没有开始', told: '开始之后会员会固定分到一组，直到结束。', tone: 'calm' };
    case 'broken_split':
      return {
        text: '分组失衡，结果作废',
        told: '各组人数与计划不符，说明有人不是被随机分进来的；请停止实验并查明原因。',
        tone: 'needs-you',
      };
    case 'too_early':
      return {
        text: `还要 ${days} 天`,
        told: '期限是事先定好的。提前看结果、见好就收，会把偶然当成规律。',
        tone: 'waiting',
      };
    case 'ended_early':
      return { text: '提前结束，没有结论', told: '没有走完事先定好的期限，数字只能参考。', tone: 'calm' };
    case 'unclear':
      return {
        text: '看不出差别',
        told: `差别在误差之内（p ≥ 0.05）${interleaving === null ? '' : '，两队得票接近'}。`,
        tone: 'calm',
      };
    case 'first_better':
      return { text: `${first}更好`, told: '差别超出误差（p < 0.05）。', tone: 'good' };
    case 'second_better':
      return { text: `${second}更好`, told: '差别超出误差（p < 0.05）。', tone: 'good' };
  }
}
