import { AppError, type EpochMs, type SkuId } from '#kernel';
import type { SoldGroup } from '#modules/orders';
import type { AfterSaleType } from '../domain/after-sale-states.ts';
import type { Whereabouts } from '../domain/windows.ts';

interface Wished {
  readonly type: AfterSaleType;
  readonly lines: readonly { readonly line: number; readonly quantity: number }[];
}

export interface Goods {
  readonly are: Whereabouts;
  readonly receivedAt: EpochMs | null;
}

/**
 * What she asks about, of a part that may have left in several parcels: in her hands are the pieces of those that arrived
 * (ORD-04). Of an article that lies in two of them nobody knows which piece she means: she may send back what she surely
 * has, and gets money without goods for what may still be on its way, unless she asks for more than that.
 */
export function whereGoodsAre(group: SoldGroup, { type, lines }: Wished): Goods {
  const are = whereabouts(group);
  if (are !== 'on_the_way') return { are, receivedAt: group.receivedAt };
  const wished = new Map<SkuId, number>();
  for (const { line, quantity } of lines) {
    const sold = group.lines[line];
    if (sold === undefined) return { are, receivedAt: null };
    wished.set(sold.skuId, (wished.get(sold.skuId) ?? 0) + quantity);
  }
  const articles = [...wished].map(([skuId, pieces]) => ({ ...inHands(group, skuId), pieces }));
  const received = articles.filter(
    ({ pieces, sent, asked, arrived }) =>
      arrived > 0 && (type === 'REFUND_ONLY' ? pieces > sent - arrived : pieces + asked <= arrived),
  );
  const isReceived = type === 'REFUND_ONLY' || received.length === articles.length;
  if (!isReceived || received.length === 0) return { are, receivedAt: null };
  return { are: 'received', receivedAt: Math.min(...received.map(({ since }) => since)) };
}

/** Whether she may have some of these goods already. */
export function hasSome(group: SoldGroup, skuIds: readonly SkuId[]): boolean {
  if (group.receivedAt !== null) return true;
  return group.sent.some(({ skuId, receivedAt }) => receivedAt !== null && skuIds.includes(skuId));
}

function inHands(group: SoldGroup, skuId: SkuId) {
  const lines = group.lines.filter((line) => line.skuId === skuId);
  const parcels = group.sent.filter((piece) => piece.skuId === skuId);
  const [bought, sent] = [count(lines), count(parcels)];
  return {
    sent,
    // What never left was asked back before: it is none of the pieces that did.
    asked: lines.reduce((sum, { asked }) => sum + asked.pieces, 0) - (bought - sent),
    arrived: count(parcels.filter(({ receivedAt }) => receivedAt !== null)),
    // The last of them: which piece she means, nobody knows.
    since: Math.max(...parcels.map(({ receivedAt }) => receivedAt ?? Number.NEGATIVE_INFINITY)),
  };
}

const count = (some: readonly { readonly quantity: number }[]) =>
  some.reduce((sum, { quantity }) => sum + quantity, 0);

function whereabouts({ state }: SoldGroup): Whereabouts {
  if (state === 'AUDIT' || state === 'PREPARING' || state === 'READY_FOR_PICKUP') return 'unsent';
  if (state === 'PICKED_UP' || state === 'RECEIVED') return 'received';
  if (state === 'WAITING_PAY' || state === 'CANCELLED' || state === 'REFUNDED')
    throw new AppError('conflict', 'after-sale.nothing_sold', '订单当前状态不能申请售后', { state });
  return 'on_the_way';
}
