import type { SoftPicture } from '../soft/soft-picture.ts';

/** A typical colour of a part of a picture, and how much it varies; sRGB 0..255. */
export interface Tone {
  readonly colour: readonly [number, number, number];
  readonly varies: number;
}

const CELLS_MIN = 12;
/** Cells looked at are thinned out to this many: a median needs no more. */
const CELLS_MAX = 600;
const VARIES_MIN = 14;

/** The median colour of some cells; `undefined` when there are too few to tell. */
export function toneOf({ rgba }: SoftPicture, cells: readonly number[]): Tone | undefined {
  if (cells.length < CELLS_MIN) return undefined;
  const step = Math.max(1, Math.floor(cells.length / CELLS_MAX));
  const looked = cells.filter((_, i) => i % step === 0);
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const channel = (of: number): number => median(looked.map((cell) => rgba[cell * 4 + of] as number));
  const colour = [channel(0), channel(1), channel(2)] as const;
  const spreads = looked.map((cell) => away(rgba, cell, colour));
  return { colour, varies: Math.max(VARIES_MIN, median(spreads)) };
}

/** How far a cell is from a tone, in units of the tone's own spread. */
export function unlike({ rgba }: SoftPicture, cell: number, tone: Tone): number {
  return away(rgba, cell, tone.colour) / tone.varies;
}

/** How different two tones are, sRGB steps. */
export function apart(a: Tone, b: Tone): number {
  return Math.hypot(a.colour[0] - b.colour[0], a.colour[1] - b.colour[1], a.colour[2] - b.colour[2]);
}

function away(rgba: Uint8Array, cell: number, [red, green, blue]: Tone['colour']): number {
  return Math.hypot(
    (rgba[cell * 4] as number) - red,
    (rgba[cell * 4 + 1] as number) - green,
    (rgba[cell * 4 + 2] as number) - blue,
  );
}
