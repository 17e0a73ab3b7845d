import { FrameError } from './frame-error.ts';
import { LIVE_SIDE_PX_MAX } from './frame-limits.ts';
import type { Picture, Region } from './picture.ts';

/** A smaller crop shows no face that a model could follow. */
const CROP_SIDE_PX_MIN = 16;

/** Where a crop was cut out: pixels of the whole upright frame, origin top left. */
export interface CropPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
}

/** The whole frame that a crop belongs to, at the size at which it is tracked, and the crop's place in it. */
export interface CropLayout {
  readonly width: number;
  readonly height: number;
  readonly region: Region;
}

export function cropLayout(place: CropPlace, sidePxMax: number): CropLayout {
  const { x, y, width, height, frameWidth, frameHeight } = place;
  const areWhole = [x, y, width, height, frameWidth, frameHeight].every(Number.isInteger);
  const isInside = x >= 0 && y >= 0 && x + width <= frameWidth && y + height <= frameHeight;
  if (!areWhole || !isInside || Math.min(width, height) < CROP_SIDE_PX_MIN)
    throw new FrameError('tryon.bad_crop', { ...place });
  if (Math.max(frameWidth, frameHeight) > LIVE_SIDE_PX_MAX)
    throw new FrameError('tryon.too_many_pixels', { ...place, sidePxMax: LIVE_SIDE_PX_MAX });
  const scale = Math.min(1, sidePxMax / Math.max(frameWidth, frameHeight));
  const [left, top] = [Math.round(x * scale), Math.round(y * scale)];
  return {
    width: Math.round(frameWidth * scale),
    height: Math.round(frameHeight * scale),
    region: {
      left,
      top,
      width: Math.round((x + width) * scale) - left,
      height: Math.round((y + height) * scale) - top,
    },
  };
}

/**
 * The crop in its place, the rest of the frame black: tracker, pose and camera then speak of the whole frame,
 * and one person's instance may see crops and whole frames by turns. (Tracking the crop alone and mapping the
 * points back would need a second pose fit, because the library's pose assumes that the camera looks at the
 * middle of the picture, and its smoothing would take a moving crop for a moving face.) The crop is zeroed.
 */
export function inPlace({ data: crop }: Picture, { width, height, region }: CropLayout): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  const rowBytes = region.width * 4;
  for (let row = 0; row < region.height; row += 1) {
    const from = row * rowBytes;
    data.set(crop.subarray(from, from + rowBytes), ((region.top + row) * width + region.left) * 4);
  }
  crop.fill(0);
  return { data, width, height, region };
}
