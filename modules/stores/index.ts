export type { OpeningHours, Store } from './domain/store.ts';
export { storesFeature } from './stores.module.ts';
export { STORE_IMPORT, STORES, type StoreImport, type Stores } from './tokens.ts';
