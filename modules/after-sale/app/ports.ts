import {
  type EpochMs,
  type Fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type {
  AfterSale,
  Condition,
  MoneyWay,
  Offer,
  Parcel,
  RefundSplit,
  Step,
} from '../domain/after-sale.ts';
import type { AfterSaleState } from '../domain/after-sale-states.ts';
import type { AfterSaleSettings } from '../domain/settings.ts';

/** What changes with a step. */
export interface Change {
  readonly dueAt: EpochMs | null;
  readonly parcel?: Parcel;
  readonly resent?: Parcel | null;
  readonly answer?: string;
  readonly offer?: Offer;
  readonly split?: RefundSplit;
  readonly moneyWay?: MoneyWay;
  readonly reference?: string;
}

/** Writes are guarded by the state machine. Texts come in clear and are sealed here. */
export interface AfterSaleStore {
  add(tx: Tx, request: AfterSale): Promise<void>;
  /** Sees the transaction's own writes. */
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<AfterSale | undefined>;
  /** False when it was in none of the states that may become `to`. Writes the step. */
  advance(
    tx: Tx,
    request: AfterSale,
    to: AfterSaleState,
    by: Step['by'],
    at: EpochMs,
    change: Change,
  ): Promise<boolean>;
  setMoneyWay(tx: Tx, request: AfterSale, from: MoneyWay, to: MoneyWay): Promise<boolean>;
  /** False when somebody has looked at it before. */
  setCondition(tx: Tx, request: AfterSale, position: number, condition: Condition): Promise<boolean>;
  setShipping(tx: Tx, request: AfterSale, shippingFen: Fen, amountFen: Fen): Promise<void>;
  /** The request is about what was offered; false when no offer stands any more. */
  lower(tx: Tx, request: AfterSale, offer: Offer): Promise<boolean>;
  /** Pieces of one store's part that she asked to have exchanged or completed, by position: they stay hers. */
  keptPieces(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    storeId: StoreId,
  ): Promise<ReadonlyMap<number, number>>;
  /** What the last exchange of each line before this request gave her instead, and how many of it. */
  exchanged(
    tx: Tx,
    request: AfterSale,
  ): Promise<ReadonlyMap<number, { readonly skuId: SkuId; readonly quantity: number }>>;
  /** Silence decides later, where it was due. */
  postpone(tx: Tx, merchantId: MerchantId, id: string, at: EpochMs, dueAt: EpochMs): Promise<void>;
  /** What was asked back of one store's part and nobody has decided about. */
  undecided(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    storeId: StoreId,
  ): Promise<readonly AfterSale[]>;
  countOf(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<number>;
  /** Seals at most so many requests of a time before texts were sealed; answers with how many. */
  sealOlder(tx: Tx, limit: number): Promise<number>;
  settings(tx: Tx, merchantId: MerchantId): Promise<AfterSaleSettings>;
  setSettings(
    tx: Tx,
    merchantId: MerchantId,
    settings: AfterSaleSettings,
    by: string,
    at: EpochMs,
  ): Promise<void>;
}

export type AppliedBefore = readonly [appliedAt: EpochMs, id: string];

/** Reading side, outside transactions. */
export interface AfterSaleReads {
  find(merchantId: MerchantId, id: string): Promise<AfterSale | undefined>;
  /** Newest first. */
  ofMember(
    merchantId: MerchantId,
    memberId: MemberId,
    orderId: OrderId | undefined,
    before: AppliedBefore | undefined,
    limit: number,
  ): Promise<readonly AfterSale[]>;
  /** `stores` undefined = all. */
  ofStores(
    merchantId: MerchantId,
    stores: readonly StoreId[] | undefined,
    state: AfterSaleState | undefined,
    before: AppliedBefore | undefined,
    limit: number,
  ): Promise<readonly AfterSale[]>;
  /** Those about which silence has decided, the oldest first. */
  due(
    now: EpochMs,
    limit: number,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly id: string }[]>;
  settings(merchantId: MerchantId): Promise<AfterSaleSettings>;
}

export const AFTER_SALE_STORE = token<AfterSaleStore>('AfterSaleStore');
export const AFTER_SALE_READS = token<AfterSaleReads>('AfterSaleReads');
