import type { CameraFrame } from './frame-sender.ts';

/**
 * Raw pixels, smaller and without alpha: `rgba` of any size becomes `rgb` at most `sidePxMax` high or wide.
 * Each new pixel is the mean of the old ones under it, because skipping pixels makes landmarks tremble.
 */
export function shrinkFrame(rgba: Uint8Array, width: number, height: number, sidePxMax: number): CameraFrame {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / sidePxMax));
  const [small, low] = [Math.floor(width / step), Math.floor(height / step)];
  const bytes = new Uint8Array(small * low * 3);
  const count = step * step;
  for (let y = 0, to = 0; y < low; y += 1) {
    for (let x = 0; x < small; x += 1, to += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (let row = 0; row < step; row += 1) {
        let from = ((y * step + row) * width + x * step) * 4;
        for (let column = 0; column < step; column += 1, from += 4) {
          red += rgba[from] ?? 0;
          green += rgba[from + 1] ?? 0;
          blue += rgba[from + 2] ?? 0;
        }
      }
      bytes[to] = red / count;
      bytes[to + 1] = green / count;
      bytes[to + 2] = blue / count;
    }
  }
  return { format: 'rgb', width: small, height: low, bytes: bytes.buffer };
}
