import { AppError, type Clock, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { ShipmentCorrected } from './events.ts';
import type { OrderParts, PartShipment } from './order-parts.ts';
import type { ParcelKey, ParcelStore } from './parcel-store.ts';
import type { Who } from './rule-desk.ts';
import { parcelNotFound } from './waybills.ts';

export type CorrectShipment = (
  who: Who,
  key: ParcelKey,
  shipment: { readonly carrier: string; readonly trackingNumber: string },
  /** Of several parcels the one whose number is wrong; missing = the last. */
  instead?: string,
) => Promise<void>;

/** A mistyped number of a parcel on its way; WeChat takes one correction per payment, so we take one too (FUL-04). */
export function correctShipment(
  unitOfWork: UnitOfWork,
  orders: OrderParts,
  parcels: ParcelStore,
  audit: Audit,
  clock: Clock,
): CorrectShipment {
  return async (who, key, shipment, instead) => {
    const { merchantId, orderId, storeId } = key;
    const [order, report] = await Promise.all([
      orders.find({ merchantId, id: orderId }),
      parcels.report(merchantId, orderId),
    ]);
    const part = order?.parts.find((each) => each.storeId === storeId);
    const wrong = instead ?? part?.shipment?.trackingNumber;
    const several = part?.parcels ?? [];
    const before = several.find(({ trackingNumber }) => trackingNumber === wrong) ?? part?.shipment;
    if (before == null) throw parcelNotFound(orderId);
    if (report !== undefined && report.reports > 1)
      throw new AppError('conflict', 'fulfilment.corrected_before', '发货信息只能更正一次', { orderId });
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (!(await orders.correct(tx, { merchantId, id: orderId }, storeId, shipment, instead)))
        throw new AppError('conflict', 'fulfilment.not_on_its_way', '只有在途的包裹可以更正单号', {
          orderId,
        });
      // By its number: it is followed under the one that it had at first, or under the assistant's.
      await parcels.renumber(tx, key, shipment, several.length === 0 ? undefined : before.trackingNumber);
      await audit.record(tx, {
        ...{ merchantId, actor: who.staffId, action: 'fulfilment.correct_shipment', ip: who.ip, at },
        ...{
          subject: `order:${orderId}`,
          before: { storeId, ...sentAs(before) },
          after: { storeId, ...shipment },
        },
      });
      tx.emit<ShipmentCorrected>({
        ...{ type: 'fulfilment.shipment_corrected', occurredAt: at, merchantId, orderId, storeId },
      });
    });
  };
}

function sentAs({ carrier, trackingNumber }: PartShipment): PartShipment {
  return { carrier, trackingNumber };
}
