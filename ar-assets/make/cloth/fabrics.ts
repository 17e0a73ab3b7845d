import type { Colour } from './bolt.ts';
import { grain, hills } from './noise.ts';

/** `#rrggbb` to numbers. */
export function dyed(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export const mixed = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** Each weave gives the light of a thread at a place, around 1. Sizes in px of the picture. */
type Weave = (x: number, y: number) => number;

/** Uneven threads both ways, some thick. */
export const linen: Weave = (x, y) =>
  1 + 0.05 * hills(x / 3, y / 60, 1) + 0.05 * hills(x / 60, y / 3, 2) + 0.03 * (grain(x, y, 3) - 0.5);

export const jersey: Weave = (x, y) => 1 + 0.02 * Math.sin(x * 1.6) + 0.03 * (grain(x, y, 4) - 0.5);

/** Diagonal ridges, worn lighter in patches. */
export const denim: Weave = (x, y) =>
  1 +
  0.09 * Math.sin((x + y) * 1.25) * (0.7 + 0.3 * hills(x / 5, y / 5, 5)) +
  0.09 * (grain(x >> 1, y, 6) - 0.5) +
  0.07 * hills(x / 70, y / 90, 8);

/** Felted: soft clouds and lint. */
export const wool: Weave = (x, y) =>
  1 + 0.045 * hills(x / 4, y / 5, 9) + 0.05 * (grain(x, y, 10) - 0.5) + 0.03 * hills(x / 16, y / 14, 11);

export const satin: Weave = (x, y) => 1 + 0.015 * hills(x / 2, y / 24, 12);

/** Stocking stitch: columns of small Vs. */
export function knit(stitchPx: number): Weave {
  return (x, y) => {
    const column = x / stitchPx;
    const side = column - Math.floor(column);
    const lean = Math.abs(side - 0.5) * 2;
    const row = y / (stitchPx * 0.8) + lean * 0.55;
    const yarn = Math.sin((row - Math.floor(row)) * Math.PI);
    const groove = Math.sin(side * Math.PI);
    return 0.8 + 0.2 * yarn ** 0.7 * (0.6 + 0.4 * groove ** 0.6) + 0.06 * (grain(x, y, 13) - 0.5);
  };
}
