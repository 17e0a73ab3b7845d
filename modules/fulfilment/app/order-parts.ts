import {
  type EpochMs,
  type Fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type StaffId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { Point } from '../domain/destination.ts';

export interface OrderKey {
  readonly merchantId: MerchantId;
  readonly id: OrderId;
}

export interface PartShipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** One store's part of an order, as far as it is handed over. */
export interface OrderPart {
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly type: 'pickup' | 'delivery';
  readonly state: string;
  readonly shipment: PartShipment | null;
  /** Of a part that leaves in several; what is in each, in the words of the wallet. */
  readonly parcels: readonly (PartShipment & { readonly description: string })[];
  readonly goodsFen: Fen;
  readonly pieces: number;
  /** What the wallet shows: the first article, and how many more. */
  readonly description: string;
}

export interface OrderToFulfil {
  readonly number: string;
  readonly memberId: MemberId;
  readonly state: string;
  readonly parts: readonly OrderPart[];
}

export interface Recipient {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly detail: string;
  readonly point: Point | null;
}

/** What this module needs of orders, which sit above it; orders bind it. */
export interface OrderParts {
  find(order: OrderKey): Promise<OrderToFulfil | undefined>;
  /** In full, for whoever carries the parcel; undefined for goods that are collected, and for who was erased. */
  recipient(order: OrderKey, storeId: StoreId): Promise<Recipient | undefined>;
  /** PREPARING, and it stays so until this transaction ends. */
  holdPreparing(tx: Tx, order: OrderKey, storeId: StoreId): Promise<boolean>;
  /** How a part that is SHIPPED left the house; undefined in every other state. */
  shipmentOf(tx: Tx, order: OrderKey, storeId: StoreId): Promise<PartShipment | undefined>;
  /** PREPARING → SHIPPED, all that is left of it; false when it was in another state. `riderId`: who of us brings it. */
  ship(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    shipment: { readonly carrier: string; readonly trackingNumber: string },
    at: EpochMs,
    riderId: StaffId | null,
  ): Promise<boolean>;
  /** Another number for a parcel that is SHIPPED, of several for the one under `instead`; false when it is not. */
  correct(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    shipment: { readonly carrier: string; readonly trackingNumber: string },
    instead?: string,
  ): Promise<boolean>;
  /** SHIPPED → RECEIVED, of several parcels with the last of them; false when it was in another state. */
  arrive(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    confirmedBy: 'rider' | 'time',
    at: EpochMs,
    trackingNumber: string,
  ): Promise<boolean>;
  /** All that she ever placed. */
  idsOf(merchantId: MerchantId, memberId: MemberId): Promise<readonly OrderId[]>;
}
export const ORDER_PARTS = token<OrderParts>('OrderPartsToFulfil');
