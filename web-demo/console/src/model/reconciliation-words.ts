import { orderStateName } from '../../../shared/format.ts';
import type { components } from '../../../shared/schema.d.ts';
import type { Tone } from './tone.ts';

type Schemas = components['schemas'];
export type ReconciledDay = Schemas['ReconciledDay'];
export type ReconciledSide = Schemas['ReconciledSide'];
export type Difference = Schemas['Difference'];
export type DifferenceWithNotes = Schemas['DifferenceWithNotes'];
export type ClosingReason = NonNullable<Difference['closingReason']>;

export const PROVIDERS: Readonly<Record<ReconciledDay['provider'], string>> = {
  wechat: '微信支付',
  alipay: '支付宝',
  unionpay: '银联',
};

const DAY_PROBLEMS: Readonly<Record<NonNullable<ReconciledDay['problem']>, string>> = {
  not_ready: '账单还没有出',
  unreachable: '渠道连接不上',
  refused: '渠道拒绝提供账单',
  damaged: '账单校验不一致，没有采用',
};
const DAY_STATES: Readonly<Record<ReconciledDay['state'], string>> = {
  WAITING: '等待账单',
  READING: '读取账单',
  COMPARING: '核对中',
  DONE: '已对完',
};

/**
 * How a day stands: what was found counts more than that it is done, and red is what waits for the owner.
 * @param open of what was found, how much waits for her; undefined = not known
 */
export function dayStanding(
  day: ReconciledDay,
  open: number | undefined,
): { readonly name: string; readonly tone: Tone } {
  const found = day.found.reduce((sum, { count }) => sum + count, 0);
  if (day.state !== 'DONE')
    return day.problem === null || day.problem === 'not_ready'
      ? { name: DAY_STATES[day.state], tone: 'waiting' }
      : { name: DAY_PROBLEMS[day.problem], tone: 'needs-you' };
  if (found === 0) return { name: '一致', tone: 'good' };
  if (open === 0) return { name: `${found} 处不同，不用你处理`, tone: 'calm' };
  return {
    name: open === undefined ? `${found} 处不同` : `${found} 处不同，${open} 处待处理`,
    tone: 'needs-you',
  };
}

/** How many of them each day has, by provider and day. */
export function countsByDay(differences: readonly Pick<Difference, 'provider' | 'day'>[]) {
  const counts = new Map<string, number>();
  for (const one of differences) counts.set(dayKey(one), (counts.get(dayKey(one)) ?? 0) + 1);
  return counts;
}
export const dayKey = ({ provider, day }: Pick<Difference, 'provider' | 'day'>): string =>
  `${provider}/${day}`;

export const problemText = ({ problem }: ReconciledDay): string =>
  problem === null ? '' : DAY_PROBLEMS[problem];

export const DIFFERENCE_KINDS: Readonly<Record<Difference['kind'], string>> = {
  missing: '渠道缺少收款',
  extra: '渠道多出收款',
  amount: '收款金额不符',
  status: '收款状态不符',
  refund_missing: '渠道缺少退款',
  refund_extra: '渠道多出退款',
  refund_amount: '退款金额不符',
  refund_status: '退款状态不符',
  order_status: '已收款但订单未支付',
  order_amount: '订单金额不符',
  order_unpaid: '订单已支付但未收款',
};

export const DIFFERENCE_STATES: Readonly<
  Record<Difference['state'], { readonly name: string; readonly tone: Tone; readonly told: string }>
> = {
  OPEN: { name: '待处理', tone: 'needs-you', told: '系统处理不了，需要你查清原因后关闭。' },
  REPAIRING: { name: '自动处理中', tone: 'waiting', told: '正在向渠道查询，查清后会自动入账或退回。' },
  REPAIRED: { name: '已自动修复', tone: 'good', told: '已按渠道的答复自动入账或退回，两边一致了。' },
  CARRIED: { name: '待次日核对', tone: 'waiting', told: '可能是跨零点的交易，等次日账单再核对。' },
  TIMING: { name: '跨日到账', tone: 'good', told: '在另一天的账单上找到了，不算差异。' },
  CLOSED: { name: '已关闭', tone: 'calm', told: '已经查清并关闭。' },
};

export const CLOSING_REASONS: Readonly<Record<ClosingReason, string>> = {
  provider_corrected: '渠道已更正',
  booked_by_hand: '已人工入账',
  refunded_by_hand: '已人工退款',
  not_ours: '不是本店的交易',
  accepted: '金额可接受，不再追究',
};

const PROVIDER_SAYS: Readonly<Record<string, string>> = {
  paid: '已支付',
  reversed: '已撤销',
  unpaid: '未支付',
  different: '金额或收款方不同',
  unknown: '查无此单',
  silent: '没有答复',
};
export const providerSays = (said: string): string => PROVIDER_SAYS[said] ?? said;

const OUR_STATES: Readonly<Record<string, string>> = {
  CREATED: '未支付',
  PREPAID: '等待付款',
  SUCCEEDED: '已到账',
  REQUESTED: '退款待提交',
  PROCESSING: '退款处理中',
  ABNORMAL: '退款异常',
  FAILED: '退款失败',
};
/** Of a payment, a refund or an order. */
export const ourState = (state: string): string => OUR_STATES[state] ?? orderStateName(state);

/** What a side of the day is made of, in the order in which it adds up. */
export function sideRows(side: ReconciledSide) {
  return [
    { name: '渠道账单', sum: side.theirs, isTotal: true },
    { name: '其中对上的', sum: side.matched, isTotal: false },
    { name: '对上的里，本店记在别日的', sum: side.fromOtherDays, isTotal: false },
    { name: '账单有、本店没有', sum: side.unbooked, isTotal: false },
    { name: '两边都有、金额不同（账单）', sum: side.otherTheirs, isTotal: false },
    { name: '本店账', sum: side.ours, isTotal: true },
    { name: '其中在这份账单上的', sum: side.onThisBill, isTotal: false },
    { name: '在别日账单上的', sum: side.onOtherBills, isTotal: false },
    { name: '还没有账单的', sum: side.carried, isTotal: false },
    { name: '两边都有、金额不同（本店）', sum: side.otherOurs, isTotal: false },
  ].filter(({ sum, isTotal }) => isTotal || sum.count > 0);
}
