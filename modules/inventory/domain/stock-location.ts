import type { StoreId } from '#kernel';

/** A store is a location without being entered; warehouses, and stores that sell nothing online, are entered. */
export interface StockLocation {
  readonly id: StoreId;
  readonly kind: 'store' | 'warehouse';
  readonly name: string;
  /** Whether what lies there may be sold online. */
  readonly online: boolean;
}
