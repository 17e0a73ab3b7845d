import { AppError, DAY_MS, type EpochMs } from '#kernel';
import { isShopsFault, type Reason } from './after-sale.ts';
import type { AfterSaleType } from './after-sale-states.ts';
import type { AfterSaleSettings } from './settings.ts';

/** Where the goods are. */
export type Whereabouts = 'unsent' | 'on_the_way' | 'received';

/** 409 unless this may be asked for while the goods are there, and is not too late. */
export function refuseOutOfTime(
  asked: { readonly type: AfterSaleType; readonly reason: Reason },
  goods: { readonly are: Whereabouts; readonly receivedAt: EpochMs | null; readonly tags: readonly string[] },
  settings: AfterSaleSettings,
  at: EpochMs,
): void {
  const { type, reason } = asked;
  if (goods.are !== 'received') {
    if (type !== 'REFUND_ONLY')
      throw new AppError('conflict', 'after-sale.not_received', '收到商品后才能申请退换', { type });
    return;
  }
  if (type !== 'RETURN_REFUND' && !isShopsFault(reason))
    throw new AppError('conflict', 'after-sale.goods_must_come_back', '无理由退款须退回商品', { type });
  if (!isShopsFault(reason) && goods.tags.some((tag) => settings.noReasonExcludedTags.includes(tag)))
    throw new AppError('conflict', 'after-sale.not_without_reason', '该商品不支持七天无理由退货');
  const days = isShopsFault(reason) ? settings.qualityDays : settings.noReasonDays;
  if (goods.receivedAt === null || at >= goods.receivedAt + days * DAY_MS)
    throw new AppError('conflict', 'after-sale.too_late', '已超过售后申请期限', { days });
}
