import type { EpochMs, Fen } from '#kernel';

/** What she is told about (SVC-04). */
export const MESSAGE_KINDS = [
  'order_paid',
  'order_shipped',
  'pickup_ready',
  'pickup_waiting',
  'picked_up',
  'refund_agreed',
  'refunded',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What every kind can say in a template's fields. */
export const FACT_NAMES = ['orderNumber', 'goods', 'store', 'amount', 'status', 'at'] as const;
export type FactName = (typeof FACT_NAMES)[number];
export type Facts = Readonly<Record<FactName, string>>;

/** In the order in which they are worth asking for while she pays: WeChat shows three at a time. */
export const ASKED_AT_PAYMENT: readonly MessageKind[] = ['pickup_ready', 'order_shipped', 'refunded'];
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
  readonly at: EpochMs;
}

const WORDS: Readonly<Record<MessageKind, Words>> = {
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

export function titleOf(kind: MessageKind): string {
  return WORDS[kind].title;
}

export function textOf(kind: MessageKind, told: Told): string {
  return WORDS[kind].text(told);
}

export function factsOf(kind: MessageKind, told: Told): Facts {
  const { orderNumber, goods, store, amountFen, at } = told;
  return { orderNumber, goods, store, amount: yuan(amountFen), status: WORDS[kind].status, at: momentOf(at) };
}

/** `¥129.00` */
function yuan(amountFen: Fen): string {
  return `¥${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;
}

/** `2026年11月22日 14:05`, in Shanghai. */
function momentOf(at: EpochMs): string {
  const [, year, month, day, clock] =
    /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(at + SHANGHAI_SHIFT_MS).toISOString()) ?? [];
  return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
}

const SHANGHAI_SHIFT_MS = 8 * 3_600_000;
