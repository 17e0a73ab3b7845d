import type { EpochMs, MerchantId, OrderId, StoreId, Tx } from '#kernel';
import type { ParcelState, TrackKind } from '../domain/parcel.ts';

export interface ParcelKey {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  /** The first number of one of several (ORD-04); missing = the part's only one, or the one that the assistant made. */
  readonly parcel?: string;
}

export interface Parcel extends ParcelKey {
  readonly state: ParcelState;
  /** Code of the logistics assistant, or the name that staff wrote. */
  readonly carrier: string;
  /** '' before the carrier gave one. */
  readonly trackingNumber: string;
  /** By the logistics assistant, which can be asked where it is. */
  readonly madeHere: boolean;
  readonly reason: string;
  readonly signedAt: EpochMs | null;
}

export interface TrackEvent {
  readonly at: EpochMs;
  readonly kind: TrackKind;
  readonly text: string;
}

export interface Report {
  readonly transactionId: string;
  readonly state: 'WAITING' | 'REPORTED' | 'REFUSED';
  readonly reports: number;
  readonly reported: string;
  readonly remindedAt: EpochMs | null;
}

/** Reading and writing, each write guarded; a boolean says whether it held. */
export interface ParcelStore {
  find(key: ParcelKey): Promise<Parcel | undefined>;
  ofOrder(merchantId: MerchantId, orderId: OrderId): Promise<readonly Parcel[]>;
  /** The latest that the assistant made under this number, and that was not called off. */
  ofWaybill(merchantId: MerchantId, carrier: string, trackingNumber: string): Promise<Parcel | undefined>;
  tracks(
    merchantId: MerchantId,
    orderId: OrderId,
  ): Promise<readonly (TrackEvent & { readonly storeId: StoreId; readonly parcel: string })[]>;
  /** Those whose next question is due. */
  toPoll(now: EpochMs, limit: number): Promise<readonly (Parcel & { readonly polls: number })[]>;
  signedBefore(at: EpochMs, limit: number): Promise<readonly Parcel[]>;
  /** A new one, or again after it was refused or cancelled, or was asked for before `givenUpBefore` and never came. */
  ask(tx: Tx, key: ParcelKey, carrier: string, at: EpochMs, givenUpBefore: EpochMs): Promise<boolean>;
  made(tx: Tx, key: ParcelKey, trackingNumber: string): Promise<boolean>;
  move(tx: Tx, key: ParcelKey, to: ParcelState, reason: string): Promise<boolean>;
  /** Also a parcel that was not made here. */
  shipped(
    tx: Tx,
    key: ParcelKey,
    shipment: { readonly carrier: string; readonly trackingNumber: string },
    at: EpochMs,
    firstPollAt: EpochMs,
  ): Promise<void>;
  /**
   * The part's only parcel, or of several the one under the number `instead`, while it is on its way. A corrected number is
   * not one that was made here.
   */
  renumber(
    tx: Tx,
    part: ParcelKey,
    shipment: { readonly carrier: string; readonly trackingNumber: string },
    instead: string | undefined,
  ): Promise<void>;
  signed(tx: Tx, key: ParcelKey, at: EpochMs): Promise<boolean>;
  /** Every parcel of the part that is on its way, or the one under this number. */
  received(tx: Tx, part: ParcelKey, trackingNumber?: string): Promise<void>;
  polled(tx: Tx, key: ParcelKey, nextPollAt: EpochMs): Promise<void>;
  /** Each event once, however often it is told. */
  note(tx: Tx, key: ParcelKey, events: readonly TrackEvent[]): Promise<void>;

  report(merchantId: MerchantId, orderId: OrderId): Promise<Report | undefined>;
  openReport(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    transactionId: string,
    lookAt: EpochMs,
  ): Promise<void>;
  /** Of payments that WeChat was told nothing about, those whose next look is due. */
  toTell(
    now: EpochMs,
    limit: number,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly orderId: OrderId }[]>;
  /** Looked at once more; not again after `looksMax` times. */
  lookedAt(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    lookAt: EpochMs,
    looksMax: number,
  ): Promise<void>;
  /** Guarded by how many there were: one report, and one correction. */
  reported(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    report: {
      readonly before: number;
      readonly content: string;
      readonly refusal: string | null;
      readonly at: EpochMs;
    },
  ): Promise<boolean>;
  reminded(tx: Tx, merchantId: MerchantId, orderId: OrderId, at: EpochMs): Promise<boolean>;
}
