import type { Shop } from '../api/shop.ts';
import type { FittingItem } from './fitting-room.ts';

/** The colour of each lipstick, `#rrggbb` by SKU: shades of one product share its picture. */
export async function shadesOf(
  shop: Pick<Shop, 'arManifest'>,
  items: readonly FittingItem[],
): Promise<ReadonlyMap<string, string>> {
  const shades = new Map<string, string>();
  const lipsticks = items.filter(({ kind }) => kind === 'lipstick');
  await Promise.all(
    lipsticks.map(async ({ skuId, arItemId }) => {
      try {
        const manifest = await shop.arManifest(arItemId);
        if (manifest.kind === 'lipstick') shades.set(skuId, manifest.makeup.colour);
      } catch {
        // A shade without its dot can still be worn.
      }
    }),
  );
  return shades;
}
