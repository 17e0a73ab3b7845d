import { Color } from 'three';
import { toSrgb } from '../soft/sample-buffer.ts';

/** Paper under soft light: brightest a little over the middle, falling off to the corners. sRGB, opaque. */
export function backdrop(width: number, height: number, colour: string): Uint8Array {
  const { r, g, b } = new Color(colour);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    const down = y / height - 0.42;
    for (let x = 0; x < width; x += 1) {
      const across = x / width - 0.5;
      const light = 1.06 - 0.5 * (across * across + down * down);
      const at = (y * width + x) * 4;
      rgba[at] = toSrgb(r * light);
      rgba[at + 1] = toSrgb(g * light);
      rgba[at + 2] = toSrgb(b * light);
    }
  }
  return rgba;
}
