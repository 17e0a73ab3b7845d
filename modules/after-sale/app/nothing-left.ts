import { type Fen, fen, type Tx, ZERO_FEN } from '#kernel';
import type { SoldGroup, SoldOrder } from '#modules/orders';
import { type AfterSale, type AfterSaleLine, isShopsFault, type Reason } from '../domain/after-sale.ts';
import { type AfterSaleType, movesMoney } from '../domain/after-sale-states.ts';
import type { Whereabouts } from '../domain/windows.ts';
import type { AfterSaleParts } from './parts.ts';

interface Asked {
  readonly type: AfterSaleType;
  readonly reason: Reason;
}
interface AskedLines {
  readonly lines: readonly { readonly line: number; readonly quantity: number }[];
}
/** Pieces by the position of their line. */
type Pieces = ReadonlyMap<number, number>;

/** What goes back, or is asked back, without the pieces that are only exchanged or completed: those she keeps. */
export function withoutKept(group: SoldGroup, kept: Pieces): SoldGroup {
  const lines = group.lines.map((line) => {
    const pieces = line.asked.pieces - (kept.get(line.position) ?? 0);
    return { ...line, asked: { ...line.asked, pieces } };
  });
  return { ...group, lines };
}

/** Whether with this wish nothing of what was paid for is left. */
export function leavesNothing({ lines }: AskedLines, group: SoldGroup): boolean {
  const asking = new Map(lines.map(({ line, quantity }) => [line, quantity]));
  return isEmptied(group, ({ asked, position }) => asked.pieces + (asking.get(position) ?? 0));
}

/** Bringing the goods is paid back when nothing of the parcel is kept and it never left, or the shop is at fault. */
export function shippingBack(
  wish: Asked & AskedLines,
  group: SoldGroup,
  lines: readonly AfterSaleLine[],
  are: Whereabouts,
): Fen {
  const givesAllBack = leavesNothing(wish, group) && lines.every(isGivenBack);
  return givesAllBack ? openShipping(wish, group, are) : ZERO_FEN;
}

const isGivenBack = ({ pieces, quantity }: AfterSaleLine) => pieces === quantity;

function openShipping({ type, reason }: Asked, group: SoldGroup, are: Whereabouts): Fen {
  if (!movesMoney(type) || (are === 'received' && !isShopsFault(reason))) return ZERO_FEN;
  return fen(group.shippingFen - group.shippingAskedFen);
}

function isEmptied(group: SoldGroup, backOf: (line: SoldGroup['lines'][number]) => number): boolean {
  return group.lines.every((line) => line.isGift || backOf(line) === line.quantity);
}

/**
 * What was promised for bringing the goods counted on other requests, and those may have been dropped since: it goes with
 * the refund after which really nothing is left. The order's row is held.
 */
export async function moveShipping(
  { store, soldLines }: Pick<AfterSaleParts, 'store' | 'soldLines'>,
  tx: Tx,
  order: SoldOrder,
  request: AfterSale,
): Promise<AfterSale> {
  const { merchantId, orderId, storeId } = request;
  const group = order.groups.find((each) => each.storeId === storeId);
  if (group === undefined) return request;
  const own = new Map(request.lines.map(({ position, pieces }) => [position, pieces]));
  const isLast =
    request.lines.every(isGivenBack) &&
    isEmptied(group, ({ refunded, position }) => refunded.pieces + (own.get(position) ?? 0));
  const part = { orderId, storeId, lines: [] };
  // Of several parcels she sends back what arrived, while others are on their way (ORD-04).
  const cameBack =
    request.type === 'RETURN_REFUND' && group.sent.some(({ receivedAt }) => receivedAt !== null);
  const were: Whereabouts = group.receivedAt === null && !cameBack ? 'on_the_way' : 'received';
  if (!isLast && request.shippingFen > 0)
    await soldLines.unclaim(tx, merchantId, { ...part, shippingFen: request.shippingFen });
  const more = isLast ? openShipping(request, group, request.isUnsent ? 'unsent' : were) : ZERO_FEN;
  if (more > 0) await soldLines.claim(tx, merchantId, { ...part, shippingFen: more });
  const shippingFen = isLast ? fen(request.shippingFen + more) : ZERO_FEN;
  if (shippingFen === request.shippingFen) return request;
  const amountFen = fen(request.amountFen - request.shippingFen + shippingFen);
  await store.setShipping(tx, request, shippingFen, amountFen);
  return { ...request, shippingFen, amountFen };
}
