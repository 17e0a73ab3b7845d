import type { TryOnBody } from '../sight.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import { type Field, fieldOf } from './spread.ts';

/** Cells per shoulder width: enough for fingers, and 300 x 225 cells for a whole 640 x 480 picture of a person at arm's length. */
const CELLS_PER_SHOULDERS = 56;
const SIDE_CELLS_MAX = 360;

/** The size at which a picture is looked through for what hides the cloth. */
export function lookSize(
  { width, height }: { readonly width: number; readonly height: number },
  shoulderWidth: number,
  cellsPerShoulders = CELLS_PER_SHOULDERS,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, cellsPerShoulders / shoulderWidth, SIDE_CELLS_MAX / Math.max(width, height));
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
}

/** A picture made smaller: each cell the mean of four of its pixels. */
export function smaller(picture: SoftPicture, width: number, height: number): SoftPicture {
  const rgba = new Uint8Array(width * height * 4);
  const [stepX, stepY] = [picture.width / width, picture.height / height];
  for (let y = 0; y < height; y += 1) {
    const rows = [0.25, 0.75].map((share) => Math.floor((y + share) * stepY) * picture.width);
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x + 0.25) * stepX);
      const right = Math.floor((x + 0.75) * stepX);
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (const row of rows)
          sum +=
            (picture.rgba[(row + left) * 4 + channel] as number) +
            (picture.rgba[(row + right) * 4 + channel] as number);
        rgba[to + channel] = (sum + 2) >> 2;
      }
      rgba[to + 3] = 255;
    }
  }
  return { rgba, width, height };
}

/** How surely each cell is person, 0..1; `undefined` without a mask. */
export function personField({ person }: TryOnBody, width: number, height: number): Field | undefined {
  if (person === undefined) return undefined;
  const field = fieldOf(width, height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(((y + 0.5) / height) * person.height) * person.width;
    for (let x = 0; x < width; x += 1)
      field.values[y * width + x] =
        (person.confidence[row + Math.floor(((x + 0.5) / width) * person.width)] ?? 0) / 255;
  }
  return field;
}
