import type { TryOnBody } from '../sight.ts';
import type { SoftPicture } from '../soft/render-layers.ts';
import { LINEAR, toSrgb } from '../soft/sample-buffer.ts';
import type { DressableGarment } from './dressable.ts';
import { garmentMesh } from './garment-mesh.ts';
import { paintMesh } from './paint-mesh.ts';

/** Puts a garment on the person in a photo, in place; a body that it cannot hang on is left as it is. */
export function dressBody(picture: SoftPicture, body: TryOnBody, garment: DressableGarment): void {
  const mesh = garmentMesh(body, garment.manifest, picture);
  if (mesh === undefined) return;
  const { box, rgba, shade } = paintMesh(mesh, garment, picture);
  const width = box.right - box.left;
  for (let at = 0; at < shade.length; at += 1) {
    const alpha = (rgba[at * 4 + 3] as number) / 255;
    if (alpha <= 0) continue;
    const to = ((box.top + Math.floor(at / width)) * picture.width + box.left + (at % width)) * 4;
    const light = (shade[at] as number) / alpha;
    for (let channel = 0; channel < 3; channel += 1) {
      const cloth = LINEAR[Math.min(255, (rgba[at * 4 + channel] as number) / alpha) | 0] as number;
      const under = LINEAR[picture.rgba[to + channel] as number] as number;
      picture.rgba[to + channel] = toSrgb(under + (cloth * light - under) * alpha);
    }
  }
}
