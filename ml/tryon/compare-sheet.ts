import { faceArea, type PictureArea } from './face-area.ts';
import type { TryOnSight } from './sight.ts';
import type { PixelBox } from './soft/sample-buffer.ts';
import type { SoftPicture } from './soft/soft-picture.ts';

/** More pictures side by side than this are too small to choose by on a phone. */
export const COMPARED_MAX = 4;

/** Lines between the pictures, share of a picture's width. */
const GAP_SHARE = 0.012;
const PAPER = 255;

/**
 * One picture with the same part of several photos side by side: the same face with different items on.
 * Two stand beside each other, three in a row, four in a square, five (four and the bare face) in two rows.
 *
 * @param photos all of one size, in reading order; only read
 * @returns a picture of its own, opaque
 */
export function compareSheet(photos: readonly SoftPicture[], sight: TryOnSight): SoftPicture {
  const [first] = photos;
  if (first === undefined) throw new Error('nothing to compare');
  const crop = comparedPart(sight, first.width, first.height);
  const [cellWidth, cellHeight] = [crop.right - crop.left, crop.bottom - crop.top];
  const gap = Math.max(2, Math.round(cellWidth * GAP_SHARE));
  const columns = photos.length === 4 ? 2 : Math.min(3, photos.length);
  const rows = Math.ceil(photos.length / columns);
  const width = columns * cellWidth + (columns - 1) * gap;
  const height = rows * cellHeight + (rows - 1) * gap;
  const rgba = new Uint8Array(width * height * 4).fill(PAPER);
  for (const [i, photo] of photos.entries()) {
    const left = (i % columns) * (cellWidth + gap);
    const top = Math.floor(i / columns) * (cellHeight + gap);
    for (let y = 0; y < cellHeight; y += 1) {
      const from = ((crop.top + y) * photo.width + crop.left) * 4;
      rgba.set(photo.rgba.subarray(from, from + cellWidth * 4), ((top + y) * width + left) * 4);
    }
  }
  return { rgba, width, height };
}

/** Room around what is seen, shares of its size: hats stand over a face, necklaces hang below it. */
const ROOM = { aside: 0.55, above: 0.75, below: 0.5 } as const;

/** The part of the photo that is worth comparing: the face, else the hands, else everything. */
function comparedPart({ face, hands, body }: TryOnSight, width: number, height: number): PixelBox {
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const points = face?.landmarks ?? hands?.[0]?.landmarks;
  if (points === undefined || (face === undefined && body !== undefined)) return whole;
  const seen: PictureArea = faceArea(points);
  const [across, down] = [seen.right - seen.left, seen.bottom - seen.top];
  return {
    left: Math.max(0, Math.floor((seen.left - ROOM.aside * across) * width)),
    top: Math.max(0, Math.floor((seen.top - ROOM.above * down) * height)),
    right: Math.min(width, Math.ceil((seen.right + ROOM.aside * across) * width)),
    bottom: Math.min(height, Math.ceil((seen.bottom + ROOM.below * down) * height)),
  };
}
