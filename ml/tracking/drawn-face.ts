import type { Picture } from './picture.ts';

const SIDE_PX = 256;

type Colour = readonly [red: number, green: number, blue: number];

/** One filled ellipse; lengths are shares of the picture's side. */
interface Patch {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly colour: Colour;
  /** How much darker the rim is than the middle, 0..1. */
  readonly shade: number;
}

const HAIR: Colour = [50, 35, 30];
const SKIN: Colour = [225, 175, 150];
const BROW: Colour = [60, 40, 30];

function patch(
  x: number,
  y: number,
  halfWidth: number,
  halfHeight: number,
  colour: Colour,
  shade = 0,
): Patch {
  return { x, y, halfWidth, halfHeight, colour, shade };
}

const PATCHES: readonly Patch[] = [
  patch(0.5, 0.42, 0.27, 0.33, HAIR),
  patch(0.5, 0.52, 0.24, 0.33, SKIN, 0.35),
  ...[0.4, 0.6].flatMap((eye) => [
    patch(eye, 0.46, 0.05, 0.022, [235, 235, 235]),
    patch(eye, 0.46, 0.02, 0.022, [40, 30, 25]),
    patch(eye, 0.405, 0.062, 0.013, BROW),
  ]),
  patch(0.5, 0.575, 0.03, 0.018, [170, 115, 100]),
  patch(0.5, 0.515, 0.012, 0.055, [235, 190, 168]),
  patch(0.5, 0.67, 0.075, 0.026, [170, 70, 75]),
];

/**
 * A simple drawing that the detector takes for a face. A thread looks at it once at its start, so that the
 * code behind the detector is compiled before the first customer: her first frame takes 30 instead of 500 ms.
 */
export function drawnFace(): Picture {
  const data = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4).fill(255);
  for (let row = 0; row < SIDE_PX; row += 1) {
    for (let column = 0; column < SIDE_PX; column += 1) {
      data.set(colourAt(column / SIDE_PX, row / SIDE_PX), (row * SIDE_PX + column) * 4);
    }
  }
  return { data, width: SIDE_PX, height: SIDE_PX };
}

function colourAt(x: number, y: number): Colour {
  let colour: Colour = [90, 100, 110];
  for (const patch of PATCHES) {
    const distance = ((x - patch.x) / patch.halfWidth) ** 2 + ((y - patch.y) / patch.halfHeight) ** 2;
    if (distance >= 1) continue;
    const light = 1 - patch.shade * distance;
    const [red, green, blue] = patch.colour;
    colour = [red * light, green * light, blue * light];
  }
  return colour;
}
