import type { MerchantId, StoreId } from '#kernel';
import { distanceMetres, type Stores } from '#modules/stores';
import type { GoodsMemories } from './goods-memories.ts';

/** Farther stores than so many are nobody's next way. */
const STORES_LOOKED_AT_MAX = 20;
/** More than half around the earth: what is nowhere stands last. */
const NOWHERE_METRES = 30_000_000;

/** From the chosen store to the nearest one where an article of the product can be bought now, metres; by row. */
export type NearestShelf = (
  merchantId: MerchantId,
  storeId: StoreId | undefined,
) => Promise<(row: number) => number>;

export function nearestShelf(
  memories: Pick<GoodsMemories, 'of'>,
  stores: Pick<Stores, 'list'>,
): NearestShelf {
  return async (merchantId, storeId) => {
    const all = await stores.list(merchantId);
    const here = all.find(({ id }) => id === storeId);
    // Without a place to be far from, everything is equally near.
    if (here === undefined) return () => 0;
    const nearest = all
      .map((store) => ({ id: store.id, metres: distanceMetres(here, store) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, STORES_LOOKED_AT_MAX);
    const shelves = await Promise.all(
      nearest.map(async ({ id, metres }) => ({
        metres,
        isThere: await memories.of(merchantId).inStock(id),
      })),
    );
    return (row) => shelves.find(({ isThere }) => isThere(row))?.metres ?? NOWHERE_METRES;
  };
}
