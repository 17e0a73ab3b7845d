import type { EpochMs, Fen } from '#kernel';

/** What she is told about an order (SVC-04). */
export const ORDER_KINDS = [
  'order_paid',
  'order_shipped',
  'pickup_ready',
  'pickup_waiting',
  'picked_up',
  'less_offered',
  'refund_agreed',
  'refunded',
] as const;
/** What she is told about herself: an article that she waits for, her points, coupons and level. */
export const NEWS_KINDS = ['back_in_stock', 'points_expiring', 'coupon_expiring', 'tier_changed'] as const;
export const MESSAGE_KINDS = [...ORDER_KINDS, ...NEWS_KINDS] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];
export type NewsKind = (typeof NEWS_KINDS)[number];
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What a template's fields can say; what a kind does not know of them is empty, and fits no field. */
export const FACT_NAMES = [
  ...(['orderNumber', 'goods', 'store', 'amount', 'status', 'at'] as const),
  ...(['count', 'until'] as const),
] as const;
export type FactName = (typeof FACT_NAMES)[number];
export type Facts = Readonly<Record<FactName, string>>;

/** When she is asked for her yes, and for what, in the order of its worth: WeChat shows three at a time. */
export const ASKED_AT = {
  payment: ['pickup_ready', 'order_shipped', 'refunded'],
  wish: ['back_in_stock'],
  card: ['points_expiring', 'coupon_expiring', 'tier_changed'],
} as const satisfies Readonly<Record<string, readonly MessageKind[]>>;
export type AskedAt = keyof typeof ASKED_AT;
export const ASKING_MOMENTS = Object.keys(ASKED_AT) as readonly AskedAt[];
export const ASKED_MAX = 3;

interface Words {
  readonly title: string;
  /** At most five characters: a `phrase`. */
  readonly status: string;
  readonly text: (told: Told) => string;
}

/** What a message is made of. */
export interface Told {
  readonly orderNumber: string;
  readonly goods: string;
  readonly store: string;
  readonly amountFen: Fen;
  /** Where the shop would pay less than that. */
  readonly askedFen?: Fen | undefined;
  /** Until when it is up to her. */
  readonly until?: EpochMs | undefined;
  readonly at: EpochMs;
}

const WORDS: Readonly<Record<OrderKind, Words>> = {
  order_paid: {
    title: '付款成功',
    status: '已付款',
    text: (told) => `${told.goods}，共 ${yuan(told.amountFen)}，门店正在为你准备`,
  },
  order_shipped: {
    title: '商品已发货',
    status: '已发货',
    text: (told) => `${told.goods} 已从${told.store}发出`,
  },
  pickup_ready: {
    title: '可以取货了',
    status: '待取货',
    text: (told) => `${told.goods} 已在${told.store}备好，凭取货码来取`,
  },
  pickup_waiting: {
    title: '别忘了取货',
    status: '待取货',
    text: (told) => `${told.goods} 还在${told.store}等你，请在保留期内来取`,
  },
  picked_up: {
    title: '已取货',
    status: '已取货',
    text: (told) => `${told.goods} 已在${told.store}取走，如果不是你本人，请联系门店`,
  },
  less_offered: {
    title: '门店提出少退一些',
    status: '待你选择',
    text: ({ goods, amountFen, askedFen = amountFen, until, at }) =>
      `${goods} 门店同意退 ${yuan(amountFen)}，你申请的是 ${yuan(askedFen)}。请在${momentOf(until ?? at)}前接受，或请店主裁定；到时没有选择，就按门店的方案退款`,
  },
  refund_agreed: {
    title: '退款已受理',
    status: '已受理',
    // Neutral: it may go to her card, through the provider, or by hand.
    text: (told) => `${told.goods} 退款 ${yuan(told.amountFen)} 已受理，进度请看订单`,
  },
  refunded: {
    title: '退款已到账',
    status: '已退款',
    text: (told) => `${yuan(told.amountFen)} 已按原路退回`,
  },
};

export function titleOf(kind: OrderKind): string {
  return WORDS[kind].title;
}

export function textOf(kind: OrderKind, told: Told): string {
  return WORDS[kind].text(told);
}

export function factsOf(kind: OrderKind, told: Told): Facts {
  const { orderNumber, goods, store, amountFen, at, until } = told;
  const lasts = until === undefined ? '' : dayOf(until);
  const words = { status: WORDS[kind].status, at: momentOf(at), count: '', until: lasts };
  return { orderNumber, goods, store, amount: yuan(amountFen), ...words };
}

/** `¥129.00` */
function yuan(amountFen: Fen): string {
  return `¥${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;
}

/** `2026年11月22日 14:05`, in Shanghai. */
export function momentOf(at: EpochMs): string {
  const [, year, month, day, clock] =
    /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(at + SHANGHAI_SHIFT_MS).toISOString()) ?? [];
  return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
}

/** `2026年11月22日`, in Shanghai. */
export function dayOf(at: EpochMs): string {
  return momentOf(at).split(' ')[0] ?? '';
}

const SHANGHAI_SHIFT_MS = 8 * 3_600_000;
