import type { MemberData } from '#feature';
import {
  type DomainEvent,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { Place } from './domain/place.ts';
import type { Reservation, StockLine } from './domain/stock.ts';
import type { StockSettings } from './domain/stock-settings.ts';

export interface Stock {
  /**
   * All or nothing, in one fixed order of rows; otherwise 409 `inventory.sold_out {skuId, storeId, available}`.
   * The same article twice in `lines` (a component of two bundles) counts as one line.
   */
  reserve(tx: Tx, reservation: Reservation): Promise<void>;
  /**
   * Many at once, first come first served, each all or nothing: one that finds too little leaves its neighbours alone.
   * Held now, whatever the setting says. `admit` is asked, under the lock of the goods, which of those that would get
   * theirs may have them; what the others would have got goes to who comes next. Answers, for each that was admitted
   * or found too little, with null or with what is missing.
   */
  reserveEach(
    tx: Tx,
    merchantId: MerchantId,
    reservations: readonly Omit<Reservation, 'merchantId' | 'moment'>[],
    admit: (reservationIds: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<ReadonlyMap<string, Missing | null>>;
  /**
   * The goods are sold. False when nothing is held: the reservation was released before, or the merchant holds
   * goods from payment on; repeating a commit is true again and changes nothing.
   */
  commit(tx: Tx, merchantId: MerchantId, reservationId: string): Promise<boolean>;
  /** The goods go back on sale. Repeating it changes nothing, and neither does it after a commit. */
  release(tx: Tx, merchantId: MerchantId, reservationId: string): Promise<void>;
  /** Sold goods are on the shelf again. The same `document` a second time changes nothing. */
  takeBack(
    tx: Tx,
    merchantId: MerchantId,
    back: {
      readonly document: string;
      readonly lines: readonly StockLine[];
      /** Staff id, or `system`. */
      readonly actor: string;
      readonly at: EpochMs;
    },
  ): Promise<void>;
  /** Everything that can be sold at stores, for the feed's memory. */
  sellable(merchantId: MerchantId): Promise<readonly StockLine[]>;
  /** Pieces that can be sold at one store; 0 for articles that it never had. */
  at(merchantId: MerchantId, storeId: StoreId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, number>>;
  /** Pieces of these articles at every store that ever had them. */
  everywhere(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<readonly StockLine[]>;
  /** Pieces that can be sold online, over all stores and warehouses that may (INV-01). */
  online(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, number>>;
  /** When goods are held, and for how long. */
  settings(merchantId: MerchantId): Promise<StockSettings>;
}

/** Where there are fewer pieces than were asked for. */
export interface Missing extends Place {
  readonly available: number;
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

/** Goods of an activity (INV-09). They are sold by `STOCK.reserve` with its `activityId`. */
export interface ActivityStock {
  /**
   * `carved`: taken out of what can be sold, 409 `inventory.sold_out` where there is less. `ceiling`: the activity
   * sells from the pool like everybody, but no more than this. 409 `inventory.activity_published` a second time.
   */
  publish(
    tx: Tx,
    merchantId: MerchantId,
    activity: {
      readonly activityId: string;
      readonly mode: 'carved' | 'ceiling';
      readonly lines: readonly StockLine[];
    },
  ): Promise<void>;
  /** What nobody took goes back on sale; what is held and given up later, too. Answers with the pieces returned. */
  end(tx: Tx, merchantId: MerchantId, activityId: string): Promise<number>;
}

/** On every change of a shelf. */
export interface StockChanged extends DomainEvent {
  readonly type: 'inventory.stock_changed';
  readonly merchantId: MerchantId;
  readonly changes: readonly {
    readonly storeId: StoreId;
    readonly skuId: SkuId;
    readonly sellable: number;
    /** Of the row; what carries a smaller one than was seen before is old news. */
    readonly version: number;
    /** Pieces that came in, or came back to a shelf that was sold out. */
    readonly gained: number;
  }[];
}

/** Once per crossing of the threshold (INV-05). Who is told over which way is not this module's. */
export interface StockLow extends DomainEvent {
  readonly type: 'inventory.stock_low';
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly available: number;
  readonly lowAt: number;
}

/** A till sold pieces that were not on the books: somebody has to count. */
export interface StockShort extends DomainEvent {
  readonly type: 'inventory.stock_short';
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly document: string;
  readonly lines: readonly { readonly skuId: SkuId; readonly pieces: number }[];
}

/** What a member waited for is there (INV-07). Sending the message is not this module's. */
export interface BackInStock extends DomainEvent {
  readonly type: 'inventory.back_in_stock';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly skuId: SkuId;
  readonly storeId: StoreId;
}

/** What articles are called. The catalogue sits above this module, so the house brings it in. */
export interface SkuDirectory {
  /** Unknown articles are missing from the map. */
  names(
    merchantId: MerchantId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, { readonly title: string; readonly optionText: string }>>;
  /** By name, pinyin, initials, code or barcode, best first. */
  search(merchantId: MerchantId, typed: string, limit: number): Promise<readonly SkuId[]>;
  /** By id, code or barcode, as a sheet writes them; what nothing is called is missing. */
  identify(merchantId: MerchantId, written: readonly string[]): Promise<ReadonlyMap<string, SkuId>>;
}

export const STOCK = token<Stock>('Stock');
export const STOCK_IMPORT = token<StockImport>('StockImport');
export const ACTIVITY_STOCK = token<ActivityStock>('ActivityStock');
export const SKU_DIRECTORY = token<SkuDirectory>('SkuDirectory');
export const INVENTORY_MEMBER_DATA = token<MemberData>('InventoryMemberData');
