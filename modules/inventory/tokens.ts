import type { Job } from '#feature';
import {
  type DomainEvent,
  type EpochMs,
  type MerchantId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { Reservation, StockLine } from './domain/stock.ts';

export interface Stock {
  /** All or nothing, in one fixed order of rows; otherwise 409 `inventory.sold_out {skuId, storeId, available}`. */
  reserve(tx: Tx, reservation: Reservation): Promise<void>;
  /**
   * The goods are sold. False when the reservation had been released before; repeating a commit is true
   * again and changes nothing.
   */
  commit(tx: Tx, merchantId: MerchantId, reservationId: string): Promise<boolean>;
  /** The goods go back on sale. Repeating it changes nothing, and neither does it after a commit. */
  release(tx: Tx, merchantId: MerchantId, reservationId: string): Promise<void>;
  /** Everything that can be sold, for the feed's memory. */
  sellable(merchantId: MerchantId): Promise<readonly StockLine[]>;
  /** Pieces that can be sold at one store; 0 for articles that it never had. */
  at(merchantId: MerchantId, storeId: StoreId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, number>>;
  /** Pieces of these articles at every store that ever had them. */
  everywhere(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<readonly StockLine[]>;
}

export interface StockImport {
  /** Puts goods on the shelf. The same `document` a second time changes nothing. */
  receive(
    tx: Tx,
    merchantId: MerchantId,
    document: string,
    rows: readonly StockLine[],
    at: EpochMs,
  ): Promise<void>;
}

/** On reserve, release, commit and receive. */
export interface StockChanged extends DomainEvent {
  readonly type: 'inventory.stock_changed';
  readonly merchantId: MerchantId;
  readonly changes: readonly {
    readonly storeId: StoreId;
    readonly skuId: SkuId;
    readonly sellable: number;
  }[];
}

export const STOCK = token<Stock>('Stock');
export const STOCK_IMPORT = token<StockImport>('StockImport');
export const INVENTORY_JOBS = token<readonly Job[]>('InventoryJobs');
