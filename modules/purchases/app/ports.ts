import type { EpochMs, MemberId, MerchantId, StoreId, Tx } from '#kernel';
import type { OtherChannel, Purchase } from '../domain/purchase.ts';
import type { RfmBounds } from '../domain/rfm.ts';

export interface ImportedPurchase extends Purchase {
  readonly id: string;
  readonly channel: OtherChannel;
  readonly storeId: StoreId | null;
}

export type PurchaseKey = Pick<ImportedPurchase, 'channel' | 'number'>;

/** Where one stands in the timeline. */
export type Position = readonly [at: EpochMs, key: string];

/** From inclusive, until exclusive. */
export interface Period {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** What a source of purchases is asked; own orders and imported ones answer alike. */
export interface PurchaseSource {
  /** Hers, newest first, those behind `before`. */
  newest(
    merchantId: MerchantId,
    memberId: MemberId,
    before: Position | undefined,
    limit: number,
  ): Promise<readonly Purchase[]>;
  /** Of everybody, by member, instant and key, those behind `after`; who is nobody's is left out. */
  byMember(
    merchantId: MerchantId,
    period: Period,
    after: readonly [memberId: string, at: EpochMs, key: string] | undefined,
    limit: number,
  ): Promise<readonly Purchase[]>;
}

export interface ImportedPurchases extends PurchaseSource {
  find(
    tx: Tx,
    merchantId: MerchantId,
    keys: readonly PurchaseKey[],
  ): Promise<ReadonlyMap<string, ImportedPurchase>>;
  /** False when somebody else brought it in meanwhile. */
  add(tx: Tx, merchantId: MerchantId, purchase: ImportedPurchase, at: EpochMs): Promise<boolean>;
  /** All but whose it is. */
  change(tx: Tx, merchantId: MerchantId, purchase: ImportedPurchase, at: EpochMs): Promise<void>;
  of(
    merchantId: MerchantId,
    members: readonly MemberId[],
  ): Promise<readonly (Pick<Purchase, 'at' | 'paidFen' | 'refundedFen'> & { readonly memberId: MemberId })[]>;
}

export interface BoundsBook {
  find(merchantId: MerchantId): Promise<{ readonly day: string; readonly bounds: RfmBounds } | undefined>;
  put(merchantId: MerchantId, day: string, bounds: RfmBounds): Promise<void>;
  /** Merchants whose bounds are of an earlier day. */
  olderThan(day: string): Promise<readonly MerchantId[]>;
}

export const keyText = ({ channel, number }: PurchaseKey): string => `${channel}/${number}`;
