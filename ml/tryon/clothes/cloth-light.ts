import { LINEAR } from '../soft/sample-buffer.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import { eachNear, type Head } from './head-in-front.ts';
import { between, type Point } from './plane.ts';
import { type Field, fieldOf, spread } from './spread.ts';

export interface ClothLight {
  /** Around 1: where the body's own light and shade lie. */
  readonly relief: Field;
  /** Linear factors: how bright and of which colour the light in the picture is. */
  readonly cast: readonly [number, number, number];
}

/** Folds and shade of the old clothes are read this coarsely, in shoulder widths: prints and buttons vanish. */
const COARSE = 0.16;
/** How much of the old clothes' contrast is taken over; all of it would show their prints. */
const CONTRAST = 0.42;
const RELIEF_MIN = 0.8;
const RELIEF_MAX = 1.12;
/** Logs of luminance further than about this from the usual are another cloth or bare skin, not another light. */
const SAME_CLOTH = 0.55;
/** Linear luminance of a well-lit face's lighter half; a fourth root, as in `frame-light.ts`, because skin differs too. */
const WELL_LIT = 0.42;
const EXPOSURE_MIN = 0.42;
const EXPOSURE_MAX = 1.05;
/** How much of the picture's mean colour is believed to be the lamp's and not the room's. */
const CAST_SHARE = 0.4;
/** Minkowski norm of "shades of grey": between the mean (1) and the brightest (infinity). */
const GREY_NORM = 5;

export function clothLight(
  picture: SoftPicture,
  front: Field,
  person: Field | undefined,
  { middle, hips, shoulderWidth, head }: { middle: Point; hips: Point; shoulderWidth: number; head: Head },
): ClothLight {
  const { width, height } = front;
  const [light, weight] = [fieldOf(width, height), fieldOf(width, height)];
  const centre = between(middle, hips, 0.5);
  const logs = fieldOf(width, height);
  const chest: number[] = [];
  for (let cell = 0; cell < logs.values.length; cell += 1)
    logs.values[cell] = Math.log(luminanceOf(picture, cell) + 0.02);
  eachNear(logs, centre, shoulderWidth * 0.5, (cell) => {
    if ((person?.values[cell] ?? 1) > 0.5 && (front.values[cell] as number) < 0.2)
      chest.push(logs.values[cell] as number);
  });
  chest.sort((one, other) => one - other);
  const mean = chest[chest.length >> 1] ?? 0;
  for (let cell = 0; cell < light.values.length; cell += 1) {
    const off = ((logs.values[cell] as number) - mean) / SAME_CLOTH;
    const share = (person?.values[cell] ?? 1) * (1 - (front.values[cell] as number)) * Math.exp(-off * off);
    light.values[cell] = (logs.values[cell] as number) * share;
    weight.values[cell] = share;
  }
  const [soft, near] = [spread(light, COARSE * shoulderWidth), spread(weight, COARSE * shoulderWidth)];
  const relief = fieldOf(width, height);
  for (let cell = 0; cell < relief.values.length; cell += 1) {
    // A tenth of a vote for the usual keeps places with little to go by near it.
    const known = near.values[cell] as number;
    const here = ((soft.values[cell] as number) + 0.1 * mean) / (known + 0.1);
    relief.values[cell] = Math.max(RELIEF_MIN, Math.min(RELIEF_MAX, Math.exp(CONTRAST * (here - mean))));
  }
  return { relief, cast: castOf(picture, exposureOf(picture, front, head)) };
}

function exposureOf(picture: SoftPicture, cells: Field, head: Head): number {
  const seen: number[] = [];
  eachNear(cells, head.middle, head.halfWidth * 0.7, (cell) => seen.push(luminanceOf(picture, cell)));
  seen.sort((a, b) => a - b);
  const light = seen[Math.floor(seen.length * 0.8)] ?? WELL_LIT;
  return Math.max(EXPOSURE_MIN, Math.min(EXPOSURE_MAX, (light / WELL_LIT) ** 0.38));
}

function castOf({ rgba }: SoftPicture, exposure: number): [number, number, number] {
  const sums = [0, 0, 0];
  for (let at = 0; at < rgba.length; at += 16)
    for (let channel = 0; channel < 3; channel += 1)
      sums[channel] = (sums[channel] ?? 0) + (LINEAR[rgba[at + channel] as number] as number) ** GREY_NORM;
  const norms = sums.map((sum) => sum ** (1 / GREY_NORM) + 1e-6);
  const grey = norms.reduce((sum, norm) => sum + norm / 3, 0);
  const tint = norms.map((norm) => (norm / grey) ** CAST_SHARE);
  return [exposure * (tint[0] ?? 1), exposure * (tint[1] ?? 1), exposure * (tint[2] ?? 1)];
}

function luminanceOf({ rgba }: SoftPicture, cell: number): number {
  return (
    0.2126 * (LINEAR[rgba[cell * 4] as number] as number) +
    0.7152 * (LINEAR[rgba[cell * 4 + 1] as number] as number) +
    0.0722 * (LINEAR[rgba[cell * 4 + 2] as number] as number)
  );
}
