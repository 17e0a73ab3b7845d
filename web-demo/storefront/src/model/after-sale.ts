import type {
  AfterSale,
  AfterSaleGroup,
  AfterSaleReason,
  AfterSaleState,
  AfterSaleType,
} from '../api/after-sale-contract.ts';

export const TYPE_NAMES: Readonly<Record<AfterSaleType, string>> = {
  REFUND_ONLY: '仅退款',
  RETURN_REFUND: '退货退款',
  EXCHANGE: '换货',
  MISSING_PART: '少件补发',
};

export const REASON_NAMES: Readonly<Record<AfterSaleReason, string>> = {
  no_reason: '七天无理由',
  not_wanted: '不想要了',
  quality: '质量问题',
  wrong_item: '发错商品',
  damaged: '收到时已破损',
  missing: '少发、漏发',
};

const STATE_NAMES: Readonly<Record<AfterSaleState, string>> = {
  APPLY: '等待门店处理',
  OFFERED: '门店提出少退一些',
  ESCALATED: '等待店主裁定',
  APPROVED: '门店已同意',
  BUYER_SHIPPED: '退货已寄出',
  RECEIVED: '门店已收到退货',
  REFUNDING: '退款中',
  DONE: '已完成',
  REJECTED: '门店未同意',
  CANCELLED: '已撤销',
};
export const stateName = (state: AfterSaleState): string => STATE_NAMES[state];

/** What may be asked for while the goods are there: refunds before they arrive, everything within its time afterwards. */
export function typesFor({ goods, qualityUntil }: AfterSaleGroup, now: number): readonly AfterSaleType[] {
  if (goods === 'none') return [];
  if (goods !== 'received') return ['REFUND_ONLY'];
  if (qualityUntil === null || now >= qualityUntil) return [];
  return ['RETURN_REFUND', 'REFUND_ONLY', 'EXCHANGE', 'MISSING_PART'];
}

export function reasonsFor(
  type: AfterSaleType,
  { goods, noReasonUntil }: AfterSaleGroup,
  now: number,
): readonly AfterSaleReason[] {
  if (type === 'MISSING_PART') return ['missing'];
  if (goods !== 'received') return ['not_wanted', 'quality'];
  const faults: readonly AfterSaleReason[] = ['quality', 'wrong_item', 'damaged'];
  const isInTime = noReasonUntil !== null && now < noReasonUntil;
  return type === 'RETURN_REFUND' && isInTime ? ['no_reason', ...faults] : faults;
}

/** Whether anything of this part can still be asked for. */
export const hasMore = (group: AfterSaleGroup, now: number): boolean =>
  typesFor(group, now).length > 0 && group.lines.some(({ openPieces, isGift }) => openPieces > 0 && !isGift);

export const movesMoney = (type: AfterSaleType): boolean =>
  type === 'REFUND_ONLY' || type === 'RETURN_REFUND';

/** One sentence about what happens next, and to whom it is up. */
export function nextOf({ state, type, answer, offer, moneyWay }: AfterSale): string {
  switch (state) {
    case 'APPLY':
      return '门店会尽快处理；超过处理时限未回复，将自动同意';
    case 'OFFERED':
      return `门店说明：${offer?.words ?? ''}。逾期未选择，将按门店的方案退款`;
    case 'ESCALATED':
      return '店主会重新看你的申请；超过处理时限未回复，将自动同意';
    case 'APPROVED':
      if (type === 'MISSING_PART') return '门店正在为你补发';
      return '请把商品寄回或送到门店，并填写快递单号';
    case 'BUYER_SHIPPED':
      return '门店收到并检查商品后，会继续为你处理';
    case 'RECEIVED':
      return type === 'EXCHANGE' ? '门店会为你寄出新的商品' : '门店检查无误后，会为你退款';
    case 'REFUNDING':
      return moneyWay === 'by_hand'
        ? '这笔款项无法原路退回，门店会与你联系转账'
        : '退款正在原路退回，请留意到账通知';
    case 'DONE':
      return movesMoney(type) ? '款项已退回' : '商品已发出';
    case 'REJECTED':
      return answer ?? '门店没有同意这次申请';
    case 'CANCELLED':
      return '这次申请已经撤销';
  }
}
