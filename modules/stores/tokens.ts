import type { Route } from '#http';
import { type MerchantId, type StoreId, type Tx, token } from '#kernel';
import type { StoreLife } from './app/ports.ts';
import type { StoreDesk } from './app/store-desk.ts';
import type { Store } from './domain/store.ts';
import type { StoreTour } from './domain/tour.ts';

export interface Stores {
  /** In the order of their names. */
  list(merchantId: MerchantId): Promise<readonly Store[]>;
  find(merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined>;
}

export interface StoreImport {
  /** Repeatable: a store that is there already is overwritten. */
  importStores(tx: Tx, merchantId: MerchantId, stores: readonly Store[]): Promise<void>;
}

export interface StoreTours {
  find(merchantId: MerchantId, storeId: StoreId): Promise<StoreTour | undefined>;
  /** Which stores have one. */
  storeIds(merchantId: MerchantId): Promise<ReadonlySet<StoreId>>;
}

export interface TourImport {
  /** Repeatable: a store's tour takes the place of its earlier one. */
  importTours(
    tx: Tx,
    merchantId: MerchantId,
    tours: readonly { readonly storeId: StoreId; readonly tour: StoreTour }[],
  ): Promise<void>;
}

export const STORE_LIFE = token<StoreLife>('StoreLife');
export const STORE_DESK = token<StoreDesk>('StoreDesk');
export const STORES = token<Stores>('Stores');
export const STORE_IMPORT = token<StoreImport>('StoreImport');
export const STORE_TOURS = token<StoreTours>('StoreTours');
export const TOUR_IMPORT = token<TourImport>('TourImport');
export const STORE_ROUTES = token<readonly Route[]>('StoreRoutes');
