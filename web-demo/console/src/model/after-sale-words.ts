import type { AfterSaleRow } from '../api.ts';
import type { Tone } from './tone.ts';

export type AfterSaleState = AfterSaleRow['state'];

export const AFTER_SALE_STATES: Readonly<
  Record<AfterSaleState, { readonly text: string; readonly tone: Tone }>
> = {
  APPLY: { text: '待处理', tone: 'needs-you' },
  OFFERED: { text: '等顾客答复', tone: 'waiting' },
  ESCALATED: { text: '等店主裁定', tone: 'needs-you' },
  APPROVED: { text: '已同意', tone: 'waiting' },
  BUYER_SHIPPED: { text: '退货在途', tone: 'waiting' },
  RECEIVED: { text: '已收货', tone: 'needs-you' },
  REFUNDING: { text: '退款中', tone: 'waiting' },
  DONE: { text: '已完成', tone: 'good' },
  REJECTED: { text: '已拒绝', tone: 'calm' },
  CANCELLED: { text: '已撤销', tone: 'calm' },
};

export const AFTER_SALE_TYPES: Readonly<Record<AfterSaleRow['type'], string>> = {
  REFUND_ONLY: '仅退款',
  RETURN_REFUND: '退货退款',
  EXCHANGE: '换货',
  MISSING_PART: '少件补发',
};

export const AFTER_SALE_REASONS: Readonly<Record<AfterSaleRow['reason'], string>> = {
  no_reason: '七天无理由',
  not_wanted: '不想要了',
  quality: '质量问题',
  wrong_item: '发错商品',
  damaged: '收到时已破损',
  missing: '少发、漏发',
};

/** What the shop can do about a request now; who has no say about money sees what concerns goods. */
export function actsOn(request: AfterSaleRow, decidesMoney: boolean) {
  const { state, type, isUnsent, moneyWay, steps, lines } = request;
  const bringsGoods = type === 'RETURN_REFUND' || type === 'EXCHANGE';
  // Time has counted the goods as received: they may still be looked at, and put on the shelf.
  const liesUnseen =
    steps.some((step) => step.state === 'RECEIVED' && step.by === 'time') &&
    lines.every(({ condition }) => condition === null);
  return {
    approve: decidesMoney && (state === 'APPLY' || state === 'OFFERED' || state === 'ESCALATED'),
    reject: decidesMoney && (state === 'APPLY' || state === 'ESCALATED' || state === 'BUYER_SHIPPED'),
    offer:
      decidesMoney && state === 'APPLY' && !isUnsent && (type === 'REFUND_ONLY' || type === 'RETURN_REFUND'),
    receive: bringsGoods && (state === 'APPROVED' || state === 'BUYER_SHIPPED' || liesUnseen),
    refund: decidesMoney && type === 'RETURN_REFUND' && state === 'RECEIVED',
    resend:
      (type === 'EXCHANGE' && state === 'RECEIVED') || (type === 'MISSING_PART' && state === 'APPROVED'),
    payByHand: decidesMoney && state === 'REFUNDING' && (moneyWay === 'by_hand' || moneyWay === 'failed'),
    retry: decidesMoney && state === 'REFUNDING' && moneyWay === 'failed',
  };
}
