import { lightOf } from '../tracking/frame-light.ts';
import type { TryOnFace } from './face.ts';
import { type PictureLight, pictureLight, STUDIO } from './picture-light.ts';
import type { SoftPicture } from './soft/soft-picture.ts';

/** The light that items get in this photo; the studio's own when no face shows it. Reads the photo only. */
export function photoLight(
  { rgba: data, width, height }: SoftPicture,
  face: TryOnFace | undefined,
): PictureLight {
  return face === undefined ? STUDIO : pictureLight(lightOf({ data, width, height }, face));
}
