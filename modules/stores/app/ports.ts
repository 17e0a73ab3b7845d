import type { EpochMs, MerchantId, StoreId, Tx } from '#kernel';
import type { StoreNews } from '../domain/news.ts';
import type { Region } from '../domain/region.ts';
import type { OpeningHours, SpecialDay, Store } from '../domain/store.ts';
import type { StoreCode } from '../domain/store-code.ts';

export type SpecialDays = ReadonlyMap<string, SpecialDay>;

/** What of a store changes by hand, beside what was taken over: days, regions, news, codes. */
export interface StoreLife {
  /** Special days of each store from `fromDay` on; those of all stores are in, unless it has its own. */
  specialDays(merchantId: MerchantId, fromDay: string): Promise<(storeId: StoreId) => SpecialDays>;
  regions(merchantId: MerchantId): Promise<readonly Region[]>;
  /** Shown at `at`, newest first: of this store and of all stores. */
  newsAt(merchantId: MerchantId, storeId: StoreId, at: EpochMs, limit: number): Promise<readonly StoreNews[]>;
  /** Whatever its time, by id; `storeId` null = what is for all stores. */
  news(
    merchantId: MerchantId,
    storeId: StoreId | null,
    afterId: string,
    limit: number,
  ): Promise<readonly StoreNews[]>;
  findCode(merchantId: MerchantId, token: string): Promise<StoreCode | undefined>;
  codes(
    merchantId: MerchantId,
    storeId: StoreId,
    afterToken: string,
    limit: number,
  ): Promise<readonly StoreCode[]>;
}

/** What only the head office changes. */
export type StoreFacts = Pick<
  Store,
  'name' | 'district' | 'districtCode' | 'address' | 'latitude' | 'longitude' | 'regionId'
>;

/** Writes; a boolean says whether there was such a row. */
export interface StoreWrites {
  find(tx: Tx, merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined>;
  add(tx: Tx, merchantId: MerchantId, store: Store): Promise<void>;
  setFacts(tx: Tx, merchantId: MerchantId, storeId: StoreId, facts: StoreFacts): Promise<void>;
  setHours(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    hours: readonly OpeningHours[],
    phone: string,
  ): Promise<void>;
  /** `storeId` null = all stores. */
  /** Answers with what held for that day before. */
  putDay(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId | null,
    day: SpecialDay,
  ): Promise<SpecialDay | undefined>;
  removeDay(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId | null,
    day: string,
  ): Promise<SpecialDay | undefined>;
  /** The tree as it is; no other change of it happens until this transaction ends. */
  holdRegions(tx: Tx, merchantId: MerchantId): Promise<readonly Region[]>;
  putRegion(tx: Tx, merchantId: MerchantId, region: Region): Promise<void>;
  /** false while a store is in it. */
  removeRegion(tx: Tx, merchantId: MerchantId, id: string): Promise<boolean>;
  findNews(tx: Tx, merchantId: MerchantId, id: string): Promise<StoreNews | undefined>;
  putNews(tx: Tx, merchantId: MerchantId, news: StoreNews): Promise<void>;
  removeNews(tx: Tx, merchantId: MerchantId, id: string): Promise<void>;
  addCode(tx: Tx, merchantId: MerchantId, code: StoreCode): Promise<void>;
  findCode(tx: Tx, merchantId: MerchantId, token: string): Promise<StoreCode | undefined>;
  /** false = it had ended before. */
  endCode(tx: Tx, merchantId: MerchantId, token: string, at: EpochMs): Promise<boolean>;
}
