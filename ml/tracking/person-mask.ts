import type { PersonMask } from './body-track.ts';

/** The model itself sees a square of 256 pixels; the library has enlarged its mask to the whole picture. */
const SIDE_PX_MAX = 256;

/** A mask of 0..1 per pixel of the picture, made as small as what the model really knew. */
export function personMask(confidence: Float32Array, width: number, height: number): PersonMask {
  const step = Math.max(1, Math.max(width, height) / SIDE_PX_MAX);
  const columns = Math.max(1, Math.round(width / step));
  const rows = Math.max(1, Math.round(height / step));
  const small = new Uint8Array(columns * rows);
  const from = Uint32Array.from({ length: columns }, (_, column) =>
    Math.floor(((column + 0.5) * width) / columns),
  );
  for (let row = 0; row < rows; row += 1) {
    const start = Math.floor(((row + 0.5) * height) / rows) * width;
    for (let column = 0; column < columns; column += 1) {
      const sure = confidence[start + (from[column] as number)] as number;
      small[row * columns + column] = sure * 255 + 0.5;
    }
  }
  return { confidence: small, width: columns, height: rows };
}
