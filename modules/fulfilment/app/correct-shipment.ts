import { AppError, type Clock, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { ShipmentCorrected } from './events.ts';
import type { OrderParts } from './order-parts.ts';
import type { ParcelKey, ParcelStore } from './parcel-store.ts';
import type { Who } from './rule-desk.ts';
import { parcelNotFound } from './waybills.ts';

export type CorrectShipment = (
  who: Who,
  key: ParcelKey,
  shipment: { readonly carrier: string; readonly trackingNumber: string },
) => Promise<void>;

/** A mistyped number of a parcel on its way; WeChat takes one correction per payment, so we take one too (FUL-04). */
export function correctShipment(
  unitOfWork: UnitOfWork,
  orders: OrderParts,
  parcels: ParcelStore,
  audit: Audit,
  clock: Clock,
): CorrectShipment {
  return async (who, key, shipment) => {
    const { merchantId, orderId, storeId } = key;
    const [order, report] = await Promise.all([
      orders.find({ merchantId, id: orderId }),
      parcels.report(merchantId, orderId),
    ]);
    const before = order?.parts.find((part) => part.storeId === storeId)?.shipment;
    if (before == null) throw parcelNotFound(orderId);
    if (report !== undefined && report.reports > 1)
      throw new AppError('conflict', 'fulfilment.corrected_before', '发货信息只能更正一次', { orderId });
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (!(await orders.correct(tx, { merchantId, id: orderId }, storeId, shipment)))
        throw new AppError('conflict', 'fulfilment.not_on_its_way', '只有在途的包裹可以更正单号', {
          orderId,
        });
      await parcels.renumber(tx, key, shipment);
      await audit.record(tx, {
        ...{ merchantId, actor: who.staffId, action: 'fulfilment.correct_shipment', ip: who.ip, at },
        ...{ subject: `order:${orderId}`, before: { storeId, ...before }, after: { storeId, ...shipment } },
      });
      tx.emit<ShipmentCorrected>({
        ...{ type: 'fulfilment.shipment_corrected', occurredAt: at, merchantId, orderId, storeId },
      });
    });
  };
}
