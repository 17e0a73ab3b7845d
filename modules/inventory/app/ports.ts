import type { EpochMs, MerchantId, SkuId, StaffId, StoreId, Tx } from '#kernel';
import type { StockLocation } from '../domain/stock-location.ts';

interface Booked {
  readonly actor: StaffId;
  readonly note: string;
  readonly at: EpochMs;
}

export interface TransferLine {
  readonly skuId: SkuId;
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
  readonly inTransit: number;
}

export interface Transfer {
  readonly id: string;
  readonly fromStoreId: StoreId;
  readonly toStoreId: StoreId;
  readonly state: 'SENT' | 'CLOSED';
  readonly note: string;
  readonly sentBy: StaffId;
  readonly sentAt: EpochMs;
  readonly closedAt: EpochMs | null;
  readonly lines: readonly TransferLine[];
}

export interface NewTransfer extends Booked {
  readonly id: string;
  readonly fromStoreId: StoreId;
  readonly toStoreId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

export interface Receipt extends Booked {
  readonly transferId: string;
  readonly receiptId: string;
  readonly lines: readonly { readonly skuId: SkuId; readonly received: number; readonly lost: number }[];
}

export interface TransferStore {
  send(tx: Tx, merchantId: MerchantId, transfer: NewTransfer): Promise<Transfer>;
  /** 409 `inventory.more_than_sent`; what was lost is written down like what came. */
  receive(
    tx: Tx,
    merchantId: MerchantId,
    receipt: Receipt,
  ): Promise<{ readonly before: Transfer; readonly after: Transfer }>;
  find(merchantId: MerchantId, id: string): Promise<Transfer | undefined>;
  /** From or to one of `stores` (null = all), newest first. */
  list(
    merchantId: MerchantId,
    filter: { readonly stores: readonly StoreId[] | null; readonly state: Transfer['state'] | undefined },
    before: readonly [EpochMs, string] | undefined,
    limit: number,
  ): Promise<readonly Transfer[]>;
}

export interface StockTakeLine {
  readonly skuId: SkuId;
  /** Version of the stock row that the count is compared with. */
  readonly position: number;
  /** On hand at that position. Not for the eyes of who counts. */
  readonly expected: number;
  readonly counted: number | null;
  readonly posted: boolean;
}

export interface StockTake {
  readonly id: string;
  readonly storeId: StoreId;
  readonly state: 'OPEN' | 'CLOSED';
  readonly note: string;
  readonly openedBy: StaffId;
  readonly openedAt: EpochMs;
  readonly closedAt: EpochMs | null;
}

export interface StockTakeStore {
  open(
    tx: Tx,
    merchantId: MerchantId,
    take: Booked & { readonly id: string; readonly storeId: StoreId; readonly skuIds: readonly SkuId[] },
  ): Promise<StockTake>;
  /** The pieces of these articles are counted from now on: sales so far are in, later ones are not. */
  begin(tx: Tx, merchantId: MerchantId, take: StockTake, skuIds: readonly SkuId[]): Promise<void>;
  count(
    tx: Tx,
    merchantId: MerchantId,
    take: StockTake,
    counts: readonly { readonly skuId: SkuId; readonly counted: number }[],
    actor: StaffId,
  ): Promise<void>;
  /**
   * Books the differences of what was counted. Where a missing piece is promised to an order it cannot be booked:
   * the article is named, and stays open.
   */
  post(
    tx: Tx,
    merchantId: MerchantId,
    take: StockTake,
    booked: Booked,
  ): Promise<{
    readonly posted: readonly { readonly skuId: SkuId; readonly difference: number }[];
    readonly blocked: readonly { readonly skuId: SkuId; readonly difference: number }[];
  }>;
  /** Inside a transaction. */
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<StockTake | undefined>;
  find(merchantId: MerchantId, id: string): Promise<StockTake | undefined>;
  lines(
    merchantId: MerchantId,
    id: string,
    after: SkuId | undefined,
    limit: number,
  ): Promise<readonly StockTakeLine[]>;
  list(
    merchantId: MerchantId,
    stores: readonly StoreId[] | null,
    before: readonly [EpochMs, string] | undefined,
    limit: number,
  ): Promise<readonly StockTake[]>;
}

export interface Locations {
  /** Every store of the merchant, and what was entered besides. */
  list(merchantId: MerchantId): Promise<readonly StockLocation[]>;
  find(merchantId: MerchantId, id: StoreId): Promise<StockLocation | undefined>;
  save(tx: Tx, merchantId: MerchantId, location: StockLocation, at: EpochMs): Promise<void>;
}
