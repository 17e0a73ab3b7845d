import type { DomainEvent, EpochMs, MerchantId, OrderId, StoreId } from '#kernel';

interface OfAPart extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}

export interface WaybillAsked extends OfAPart {
  readonly type: 'fulfilment.waybill_asked';
}

/** A mistyped number was put right. */
export interface ShipmentCorrected extends OfAPart {
  readonly type: 'fulfilment.shipment_corrected';
}

/** The carrier says that somebody has taken it. */
export interface ParcelSigned extends OfAPart {
  readonly type: 'fulfilment.parcel_signed';
  readonly signedAt: EpochMs;
}

/** The goods lie ready and nobody came: the day to remind her. */
export interface PickupOverdue extends OfAPart {
  readonly type: 'fulfilment.pickup_overdue';
  /** When the goods go back on the shelf. */
  readonly lapsesAt: EpochMs;
}

/** Nobody came in the end. */
export interface PickupLapsed extends OfAPart {
  readonly type: 'fulfilment.pickup_lapsed';
  /** By the store's rule the part is to be cancelled and paid back; missing in an event from before there were rules. */
  readonly paysBack?: boolean;
}

/** A way across the city changed: asked for, taken by our own people, or the courier is to be called off. */
export interface CourierAsked extends OfAPart {
  readonly type: 'fulfilment.courier_asked';
  readonly runId: string;
}

export interface CourierDropped extends OfAPart {
  readonly type: 'fulfilment.courier_dropped';
  readonly runId: string;
}

/** What orders and payments, which this module may not import or need not, tell it. */
export interface OfAnOrder extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
}
export interface OfAPartOfAnOrder extends OfAnOrder {
  readonly storeId: StoreId;
}
/** One of several parcels of a part. */
export interface OfAParcel extends OfAPartOfAnOrder {
  readonly trackingNumber: string;
}
