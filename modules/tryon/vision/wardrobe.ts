import { join } from 'node:path';
import type { SkuId, StoreId } from '#kernel';
import { type ArManifest, loadArItem } from '#ml/tryon';
import type { Catalog } from '#modules/catalog';
import type { TryOnSettings, Wardrobe, WornItem } from '../app/ports.ts';
import { notWearable } from '../domain/refusals.ts';

/** Prices are of no interest here: those of no store in particular will do. */
const NO_STORE = '' as StoreId;
/** Articles that are ranked at once. */
const OF_KIND_MAX = 300;

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
  const worn = async (skuId: SkuId, arItemId: string | null | undefined): Promise<WornItem | undefined> => {
    if (arItemId == null) return undefined;
    const manifest = await manifestOf(arItemId).catch(() => undefined);
    return manifest && { skuId, arItemId, manifest };
  };
  return {
    async ofKind(merchantId, kind) {
      const cards = (await catalog.cards(merchantId)).filter(({ tryOn }) => tryOn === kind);
      const skuIds = cards.flatMap((card) => card.skuIds).slice(0, OF_KIND_MAX);
      if (skuIds.length === 0) return [];
      const offers = await catalog.offers(merchantId, NO_STORE, skuIds);
      const items = await Promise.all(skuIds.map((skuId) => worn(skuId, offers.get(skuId)?.arItemId)));
      return items.filter((item) => item?.manifest.kind === kind) as WornItem[];
    },
    async sizes(merchantId, skuId) {
      const offer = (await catalog.offers(merchantId, NO_STORE, [skuId])).get(skuId);
      if (offer?.tryOn !== 'clothes') throw notWearable(skuId);
      return catalog.sizes(merchantId, skuId);
    },
    async items(merchantId, skuIds) {
      if (skuIds.length === 0) return [];
      const offers = await catalog.offers(merchantId, NO_STORE, skuIds);
      return Promise.all(
        skuIds.map(async (skuId) => {
          const item = await worn(skuId, offers.get(skuId)?.arItemId);
          if (item === undefined) throw notWearable(skuId);
          return item;
        }),
      );
    },
  };
}
