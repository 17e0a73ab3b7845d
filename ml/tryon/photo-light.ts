import { lightOf } from '../tracking/frame-light.ts';
import type { TryOnFace } from './face.ts';
import { frameLight } from './frame-light.ts';
import { luminance } from './makeup/pigment.ts';
import { type PictureLight, pictureLight, STUDIO } from './picture-light.ts';
import type { SoftPicture } from './soft/render-layers.ts';
import { LINEAR } from './soft/sample-buffer.ts';

/** The light that items get in this photo; the studio's own when no face shows it. Reads the photo only. */
export function photoLight(photo: SoftPicture, face: TryOnFace | undefined): PictureLight {
  if (face === undefined) return STUDIO;
  const { rgba: data, width, height } = photo;
  const strength = frameLight(face.landmarks, (x, y) => luminanceAt(photo, x, y));
  return pictureLight(lightOf({ data, width, height }, face), strength);
}

function luminanceAt({ rgba, width, height }: SoftPicture, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, Math.floor(x * width)));
  const row = Math.max(0, Math.min(height - 1, Math.floor(y * height)));
  const at = (row * width + column) * 4;
  const [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]] as [number, number, number];
  return luminance(LINEAR[red] as number, LINEAR[green] as number, LINEAR[blue] as number);
}
