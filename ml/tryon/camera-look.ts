import { faceArea } from './face-area.ts';
import type { TryOnSight } from './sight.ts';
import type { SoftPicture } from './soft/soft-picture.ts';

/** What the camera did to everything in a photo; drawn items get the same, or they look pasted on. */
export interface CameraLook {
  /** Standard deviation of the blur that a drawn edge still lacks, px. */
  readonly blurPx: number;
  /** Standard deviation of the noise, grey levels of 255. */
  readonly grain: number;
}

/** Smooth skin whatever the face: forehead, cheeks, chin. */
const SKIN = [9, 151, 108, 337, 50, 280, 101, 330, 205, 425, 199] as const;
/** Wrist and knuckles of a hand. */
const PALM = [0, 1, 2, 5, 9, 13, 17] as const;
const PATCH_PX = 4;
/** Skin has pores: the quietest patches are the camera's own noise. */
const QUIET_SHARE = 0.3;
const GRAIN_MAX = 7;
const BLUR_PX_MAX = 2.4;
/** Below these nobody sees a difference. */
const BLUR_PX_MIN = 0.25;
const GRAIN_MIN = 0.5;
/** A drawn edge, four samples per pixel, measured by the same method. */
const DRAWN_EDGE_PX = 0.42;
/** The sharpest edges count: lashes and lips; cheeks fade slowly in any focus. */
const SHARP_SHARE = 0.2;
const EDGE_STEP_MIN = 14;
const EDGES_MIN = 40;
/** Faces larger than this are looked at in every second or third pixel row. */
const ROWS_MAX = 160;

/** What the camera did to the part of the photo that is dressed; `undefined` where nothing tells. Reads only. */
export function cameraLook(picture: SoftPicture, { face, hands }: TryOnSight): CameraLook | undefined {
  const [hand] = hands ?? [];
  const [landmarks, skin] = face === undefined ? [hand?.landmarks, PALM] : [face.landmarks, SKIN];
  if (landmarks === undefined) return undefined;
  return { blurPx: missingBlur(picture, landmarks), grain: grainOf(picture, landmarks, skin) };
}

/** Noise by Immerkær's second difference (1996), which sees neither slopes nor edges; median, not mean. */
function grainOf(picture: SoftPicture, landmarks: Float32Array, skin: readonly number[]): number {
  const patches = skin.flatMap((point) => {
    const x = Math.round((landmarks[point * 3] ?? 0) * picture.width);
    const y = Math.round((landmarks[point * 3 + 1] ?? 0) * picture.height);
    const reach = PATCH_PX + 1;
    if (x < reach || y < reach || x >= picture.width - reach || y >= picture.height - reach) return [];
    const seen: number[] = [];
    for (let row = y - PATCH_PX; row <= y + PATCH_PX; row += 1)
      for (let column = x - PATCH_PX; column <= x + PATCH_PX; column += 1)
        seen.push(Math.abs(secondDifference(picture, column, row)));
    seen.sort((a, b) => a - b);
    return [(seen[seen.length >> 1] as number) / (0.6745 * 6)];
  });
  patches.sort((a, b) => a - b);
  const grain = Math.min(GRAIN_MAX, patches[Math.floor(patches.length * QUIET_SHARE)] ?? 0);
  return grain < GRAIN_MIN ? 0 : grain;
}

function secondDifference(picture: SoftPicture, x: number, y: number): number {
  const at = (dx: number, dy: number): number => lumaAt(picture, x + dx, y + dy);
  return (
    at(-1, -1) +
    at(1, -1) +
    at(-1, 1) +
    at(1, 1) -
    2 * (at(0, -1) + at(-1, 0) + at(1, 0) + at(0, 1)) +
    4 * at(0, 0)
  );
}

/**
 * Blur by how much sharper the picture's edges are than a copy of it blurred by 1 px (Zhuo and Sim, 2011):
 * for an edge of blur s the slopes' ratio is sqrt(1 + 1 / s²). Along rows, where cameras and codecs are the
 * same as along columns.
 */
function missingBlur(picture: SoftPicture, landmarks: Float32Array): number {
  const { width, height } = picture;
  const area = faceArea(landmarks);
  const left = Math.floor(area.left * width);
  const right = Math.ceil(area.right * width);
  const top = Math.floor(area.top * height);
  const bottom = Math.ceil(area.bottom * height);
  const line = new Float32Array(Math.max(0, right - left));
  const blurred = new Float32Array(line.length);
  const found: number[] = [];
  const step = Math.max(1, Math.ceil((bottom - top) / ROWS_MAX));
  for (let y = top; y < bottom; y += step) {
    for (let x = 0; x < line.length; x += 1) line[x] = lumaAt(picture, left + x, y);
    blurLine(line, blurred);
    for (let x = 4; x < line.length - 4; x += 1) {
      const slope = slopeAt(line, x);
      if (slope < EDGE_STEP_MIN || slope < slopeAt(line, x - 1) || slope <= slopeAt(line, x + 1)) continue;
      const ratio = slope / Math.max(1e-3, slopeAt(blurred, x));
      if (ratio > 1.02) found.push(1 / Math.sqrt(ratio * ratio - 1));
    }
  }
  if (found.length < EDGES_MIN) return 0;
  found.sort((a, b) => a - b);
  const seen = found[Math.floor(found.length * SHARP_SHARE)] as number;
  const missing = Math.min(BLUR_PX_MAX, Math.sqrt(Math.max(0, seen * seen - DRAWN_EDGE_PX * DRAWN_EDGE_PX)));
  return missing < BLUR_PX_MIN ? 0 : missing;
}

const slopeAt = (line: Float32Array, x: number): number =>
  Math.abs((line[x + 1] as number) - (line[x - 1] as number)) / 2;

/** A Gaussian of 1 px: seven weights hold 99.9 % of it. */
const WEIGHTS = [0.3989, 0.242, 0.054, 0.0044] as const;

function blurLine(line: Float32Array, out: Float32Array): void {
  for (let x = 3; x < line.length - 3; x += 1) {
    let sum = WEIGHTS[0] * (line[x] as number);
    for (let reach = 1; reach <= 3; reach += 1)
      sum += (WEIGHTS[reach] as number) * ((line[x - reach] as number) + (line[x + reach] as number));
    out[x] = sum;
  }
}

function lumaAt({ rgba, width, height }: SoftPicture, x: number, y: number): number {
  const at = (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4;
  return 0.299 * (rgba[at] as number) + 0.587 * (rgba[at + 1] as number) + 0.114 * (rgba[at + 2] as number);
}
