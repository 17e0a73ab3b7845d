import type { SkuId, StoreId } from '#kernel';

/** One article at one location. Stores and warehouses (stock-location.ts) share one space of ids. */
export interface Place {
  readonly skuId: SkuId;
  readonly storeId: StoreId;
}

export function placeKey({ skuId, storeId }: Place): string {
  return `${skuId}\n${storeId}`;
}

/** The one order in which everybody touches the rows. */
export function inPlaceOrder<Line extends Place>(lines: readonly Line[]): Line[] {
  const keyed = lines.map((line) => [placeKey(line), line] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, line]) => line);
}
