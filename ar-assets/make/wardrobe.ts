import { type ArManifest, arManifestSchema } from '#ml/tryon';
import { Bolt } from './cloth/bolt.ts';
import { garmentOf, WIDTH_PX } from './cloth/layout.ts';
import type { Tailored } from './cloth/tailoring.ts';
import { longAndFine } from './items/clothes-long.ts';
import { tops } from './items/clothes-tops.ts';

/** All clothes that can be tried on. */
export const wardrobe: readonly Tailored[] = [...tops, ...longAndFine];

/** Below this, weave turns into blocks on a person who fills a phone's screen. */
const WEBP_QUALITY = 86;

/** The garment's picture, as `model` of its manifest. */
export async function sewn({ cut, pieces, trims }: Tailored): Promise<Buffer> {
  const bolt = new Bolt(WIDTH_PX, cut.heightPx);
  for (const piece of pieces) await bolt.lay(piece);
  await bolt.trim(trims);
  return bolt.webp(WEBP_QUALITY);
}

export function clothesManifest({ id, title, cut, fabric }: Tailored): ArManifest {
  return arManifestSchema.parse({
    kind: 'clothes',
    schema: 1,
    id,
    title,
    model: 'garment.webp',
    thumb: 'thumb.webp',
    licence: { spdx: 'Apache-2.0', author: 'Tongqu', source: 'ar-assets/build.ts' },
    materials: { fabric: { role: 'fabric', colour: fabric } },
    garment: garmentOf(cut),
  });
}
