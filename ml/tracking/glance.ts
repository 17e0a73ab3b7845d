import type { Picture } from './picture.ts';

const COLUMNS = 16;
const ROWS = 12;
/** Samples per cell and axis: 16 of them place a sample about every ten pixels of a 640 × 480 picture. */
const SAMPLES = 4;
/** A change of the mean cell by this much luma is another scene. Measured: a pan of 24 px a frame changes it by at most 15, another picture by 40 and more. */
const CUT_LUMA = 24;

/** What one look at a picture tells: 3,072 samples, about 0.05 ms. */
export interface Glance {
  /** Mean luma (BT.601), 0..255. */
  readonly brightness: number;
  /** Mean luma of 16 × 12 cells. Too coarse to recognise anybody; lives as long as its session. */
  readonly cells: Float32Array;
  /** Of a crop: it shows little of the scene, and cannot be compared with a whole frame. */
  readonly isCrop: boolean;
}

export function glanceAt({ data, width: rowPixels, height: rows, region }: Picture): Glance {
  const { left, top, width, height } = region ?? { left: 0, top: 0, width: rowPixels, height: rows };
  const cells = new Float32Array(COLUMNS * ROWS);
  let sum = 0;
  for (let row = 0; row < ROWS * SAMPLES; row += 1) {
    const y = top + Math.floor(((row + 0.5) * height) / (ROWS * SAMPLES));
    for (let column = 0; column < COLUMNS * SAMPLES; column += 1) {
      const x = left + Math.floor(((column + 0.5) * width) / (COLUMNS * SAMPLES));
      const at = (y * rowPixels + x) * 4;
      const luma =
        0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
      const cell = Math.floor(row / SAMPLES) * COLUMNS + Math.floor(column / SAMPLES);
      cells[cell] = (cells[cell] as number) + luma / (SAMPLES * SAMPLES);
      sum += luma;
    }
  }
  return { brightness: sum / (COLUMNS * ROWS * SAMPLES * SAMPLES), cells, isCrop: region !== undefined };
}

/** Whether `after` shows another scene than `before`: what was known about the face is worth nothing there. */
export function isCut(before: Glance, after: Glance): boolean {
  if (before.isCrop !== after.isCrop) return false;
  let change = 0;
  for (const [i, luma] of after.cells.entries()) change += Math.abs(luma - (before.cells[i] as number));
  return change / after.cells.length > CUT_LUMA;
}
