import type { Shop } from '../api/shop.ts';
import type { FittingItem } from './fitting-room.ts';
import { isMakeupKind } from './try-on-words.ts';

/** The colour of each piece of make-up, `#rrggbb` by SKU: shades of one product share its picture. */
export async function shadesOf(
  shop: Pick<Shop, 'arManifest'>,
  items: readonly FittingItem[],
): Promise<ReadonlyMap<string, string>> {
  const shades = new Map<string, string>();
  const makeup = items.filter(({ kind }) => isMakeupKind(kind));
  await Promise.all(
    makeup.map(async ({ skuId, arItemId }) => {
      try {
        const manifest = await shop.arManifest(arItemId);
        if ('makeup' in manifest) shades.set(skuId, manifest.makeup.colour);
      } catch {
        // A shade without its dot can still be worn.
      }
    }),
  );
  return shades;
}
