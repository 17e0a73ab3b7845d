import { join } from 'node:path';
import type { StoreId } from '#kernel';
import { type ArManifest, loadArItem } from '#ml/tryon';
import type { Catalog } from '#modules/catalog';
import type { TryOnSettings, Wardrobe } from '../app/ports.ts';
import { notWearable } from '../domain/refusals.ts';

/** Prices are of no interest here: those of no store in particular will do. */
const NO_STORE = '' as StoreId;

/** Articles by the catalogue, their try-on items by the folders of `ar-assets`, read once. */
export function wardrobe(catalog: Catalog, { assetsDir }: TryOnSettings): Wardrobe {
  const manifests = new Map<string, Promise<ArManifest>>();
  const manifestOf = (arItemId: string): Promise<ArManifest> => {
    let manifest = manifests.get(arItemId);
    if (manifest === undefined) {
      manifest = loadArItem(join(assetsDir, arItemId)).then((item) => item.manifest);
      manifests.set(arItemId, manifest);
      // An item that cannot be read now may be there after the next delivery of assets.
      manifest.catch(() => manifests.delete(arItemId));
    }
    return manifest;
  };
  return {
    async items(merchantId, skuIds) {
      if (skuIds.length === 0) return [];
      const offers = await catalog.offers(merchantId, NO_STORE, skuIds);
      return Promise.all(
        skuIds.map(async (skuId) => {
          const arItemId = offers.get(skuId)?.arItemId;
          if (arItemId == null) throw notWearable(skuId);
          const manifest = await manifestOf(arItemId).catch(() => undefined);
          if (manifest === undefined) throw notWearable(skuId);
          return { skuId, arItemId, manifest };
        }),
      );
    },
  };
}
