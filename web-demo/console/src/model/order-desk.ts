import type { paths } from '../../../shared/schema';

type OrdersQuery = NonNullable<paths['/v1/console/orders']['get']['parameters']['query']>;
type AuditReason =
  paths['/v1/console/order-audits']['get']['responses'][200]['content']['application/json']['items'][number]['reasons'][number];

/** What somebody looks for among the orders. */
export type OrderSearch = Pick<
  OrdersQuery,
  'channel' | 'number' | 'phoneTail' | 'article' | 'from' | 'until'
>;
export const NO_SEARCH: OrderSearch = {};

export const isSearch = (search: OrderSearch): boolean => Object.keys(search).length > 0;

export const CHANNELS = [
  { channel: 'mini_program', name: '小程序' },
  { channel: 'douyin', name: '抖音' },
  { channel: 'kuaishou', name: '快手' },
  { channel: 'meituan', name: '美团' },
  { channel: 'pos', name: '门店收银' },
] as const;

export function channelName(channel: string): string {
  return CHANNELS.find((each) => each.channel === channel)?.name ?? channel;
}

const REASONS: Readonly<Record<AuditReason, string>> = {
  every_order: '每单审核',
  amount: '金额较大',
  pieces: '件数较多',
  new_member: '新会员',
  refunds: '近期退款较多',
};

/** Why somebody has to look. */
export function reasonNames(reasons: readonly AuditReason[]): string {
  return reasons.map((reason) => REASONS[reason]).join('、');
}

/** `12.5` → 1250; undefined for what is no amount of money. */
export function fenOf(typed: string): number | undefined {
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(typed.trim())) return undefined;
  return Math.round(Number(typed) * 100);
}
