import type { ClosureObstacle, DataExport, KeptKind } from '../api/rights-contract.ts';
import { Refusal } from '../api/transport.ts';

/** What becomes of a kind of data when an account is closed. */
export const ON_CLOSING: Readonly<Record<KeptKind['onClosing'], string>> = {
  deleted: '注销即删除',
  without_the_person: '注销后不再认得出你',
  evidence: '注销后依法留证',
};

const WHOLE = 'data.json';
/** A file is named `<module>-<kind>.csv`. */
const MODULES: Readonly<Record<string, string>> = {
  privacy: '同意记录',
  members: '会员资料',
  addresses: '收货地址',
  onboarding: '导入来源',
  inventory: '到货提醒',
  points: '积分',
  tiers: '会员等级',
  'stored-value': '储值',
  payments: '支付与退款',
  orders: '订单与购物车',
  reviews: '评价',
  recommendations: '浏览与推荐',
  segments: '分群',
  tryon: '试戴记录',
};

const KINDS: Readonly<Record<string, string>> = {
  profile: '基本资料',
  identities: '登录方式',
  preferences: '喜好',
  sessions: '登录记录',
  consentsSaid: '每一次同意与撤回',
  consents: '现在的同意',
  birthYear: '出生年份',
  copiesAskedFor: '申请过的副本',
  closings: '注销申请',
  encryption: '加密',
  orders: '订单',
  cart: '购物车',
  cartChanges: '购物车变动',
  payments: '支付',
  reviews: '评价',
  tags: '标签',
  groups: '所在分群',
  behaviour: '浏览行为',
  shownLists: '推荐过的商品',
  personalisation: '个性化开关',
  consentsUsed: '用到的同意',
  tryOnSessions: '试戴',
  origins: '来源',
  rewards: '奖励',
};

/** What a file of a copy holds, in words; a kind of data without a word of ours carries its own name. */
export function fileTitle(name: string): string {
  if (name === WHOLE) return '全部信息';
  const [stem = name] = name.split('.');
  const module = Object.keys(MODULES).find((known) => stem.startsWith(`${known}-`));
  if (module === undefined) return stem;
  const kind = stem.slice(module.length + 1);
  return `${MODULES[module]} · ${KINDS[kind] ?? kind}`;
}

/** The whole first; then by name. */
export function filesInOrder(files: DataExport['files']): DataExport['files'] {
  return files.toSorted((one, other) =>
    one.name === WHOLE ? -1 : other.name === WHOLE ? 1 : one.name < other.name ? -1 : 1,
  );
}

/** All that has to be settled before an account can be closed; undefined when the refusal speaks of something else. */
export function obstaclesOf(error: unknown): readonly ClosureObstacle[] | undefined {
  if (!(error instanceof Refusal) || error.code !== 'privacy.closure_blocked') return undefined;
  return error.details['reasons'] as readonly ClosureObstacle[];
}

/** What came in between, when an account should have been closed. */
export function blockedWords(codes: string): string {
  return codes === 'privacy.erasure_failed'
    ? '注销时出了问题，不需要你做什么，我们会继续处理。'
    : '有事项需要先处理好（例如未完成的订单），处理好后会自动继续。';
}

const DAY_MS = 86_400_000;

/** Whole days to think, at least one: the last hours are a day too. */
export function daysLeft(eraseAt: number, now: number): number {
  return Math.max(1, Math.ceil((eraseAt - now) / DAY_MS));
}
