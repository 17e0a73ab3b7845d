import { AppError, type EpochMs, type StoreId, type Tx } from '#kernel';
import type { PickupPieces } from '#modules/fulfilment';
import type { Order, OrderGroup, PieceCount, Shipment } from '../domain/order.ts';
import { hasParcelToSpare, isHandedOut, piecesLeft } from '../domain/part-pieces.ts';
import type { ParcelShipped } from './events.ts';
import { illegalStep } from './illegal-step.ts';
import type { OrderStore } from './ports.ts';

/**
 * One of several parcels of a part (拆单发货, ORD-04): these pieces, or all that is left. True when nothing of the part
 * waits in the house any more; then the caller takes it to SHIPPED. The order's row is held by the caller.
 */
export async function sendParcel(
  orders: OrderStore,
  pieces: PickupPieces,
  tx: Tx,
  order: Order,
  group: OrderGroup,
  { carrier, trackingNumber }: Shipment,
  some: readonly PieceCount[] | undefined,
  at: EpochMs,
): Promise<boolean> {
  const { storeId } = group;
  const part = { merchantId: order.merchantId, orderId: order.id, storeId };
  if (!(await orders.holdGroup(tx, order, storeId, 'PREPARING'))) throw illegalStep(group, 'SHIPPED');
  if (group.parcels.some((parcel) => parcel.trackingNumber === trackingNumber)) throw sentBefore(storeId);
  const articles = await orders.pieces(tx, order, storeId);
  const inside = some ?? piecesLeft(articles, await pieces.taken(tx, part));
  // Goods that she asked back go along only where the shop sends all that is left, as with a part that leaves in one.
  const most = new Map(
    articles.map(({ skuId, bought, asked, refunded }) => [
      skuId,
      bought - (some === undefined ? refunded : asked),
    ]),
  );
  const wanted = inside.map((piece) => ({ ...piece, ordered: most.get(piece.skuId) ?? 0 }));
  if (!(await pieces.take(tx, part, wanted)))
    throw new AppError('conflict', 'orders.too_many_sent', '发货数量超过待发数量', { storeId });
  const isLast = isHandedOut(articles, await pieces.taken(tx, part));
  if (!isLast && !hasParcelToSpare(order.groups))
    throw new AppError('conflict', 'orders.too_many_parcels', '这个订单拆出的包裹过多，请一次发出剩余商品', {
      storeId,
    });
  if (!(await orders.addParcel(tx, order, storeId, { carrier, trackingNumber, pieces: inside, sentAt: at })))
    throw sentBefore(storeId);
  const facts = { occurredAt: at, ...part, trackingNumber };
  tx.emit<ParcelShipped>({ type: 'orders.parcel_shipped', ...facts });
  return isLast;
}

function sentBefore(storeId: StoreId): AppError {
  return new AppError('conflict', 'orders.parcel_sent_before', '这个单号的包裹已经发出', { storeId });
}
