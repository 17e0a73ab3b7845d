import type { Texture as ThreeTexture } from 'three';
import { LINEAR, toSrgb } from './sample-buffer.ts';

interface Level {
  /** `[height x width x 4]`. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A decoded picture with its smaller copies, for sampling from any distance. */
export interface Texture {
  /** The picture itself, then each half as large as the one before. */
  readonly levels: readonly Level[];
  /** Value of each byte: linear light for colours, a share for vectors. */
  readonly values: Float32Array;
  /** Texture rows start at the bottom of the picture (three.js default for loaded pictures). */
  readonly flipY: boolean;
  readonly repeats: boolean;
}

/** three.js' number for RepeatWrapping. */
const REPEAT = 1000;

const PLAIN = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/** Smaller copies are made once per picture, not once per drawing. */
const known = new WeakMap<Uint8Array, Texture>();

/** What the rasteriser samples; `undefined` for pictures without bytes (a browser's bitmaps). */
export function textureOf(map: ThreeTexture | null | undefined, isColour: boolean): Texture | undefined {
  const image = map?.image as { data?: Uint8Array; width: number; height: number } | undefined;
  if (map == null || image?.data === undefined) return undefined;
  const before = known.get(image.data);
  if (before !== undefined) return before;
  const values = isColour ? LINEAR : PLAIN;
  const texture = {
    levels: levelsOf({ data: image.data, width: image.width, height: image.height }, isColour),
    values,
    flipY: map.flipY,
    repeats: map.wrapS === REPEAT,
  };
  known.set(image.data, texture);
  return texture;
}

/** Each level is the mean of two by two of the one before, of light and not of bytes. */
function levelsOf(picture: Level, isColour: boolean): Level[] {
  const levels = [picture];
  for (let last = picture; last.width > 1 && last.height > 1; ) {
    const half = { width: last.width >> 1, height: last.height >> 1 };
    const data = new Uint8Array(half.width * half.height * 4);
    for (let y = 0; y < half.height; y += 1)
      for (let x = 0; x < half.width; x += 1) {
        const to = (y * half.width + x) * 4;
        const from = (2 * y * last.width + 2 * x) * 4;
        const below = from + last.width * 4;
        for (let i = 0; i < 4; i += 1) {
          const four = [
            last.data[from + i],
            last.data[from + 4 + i],
            last.data[below + i],
            last.data[below + 4 + i],
          ];
          data[to + i] =
            isColour && i < 3
              ? toSrgb(four.reduce<number>((sum, byte = 0) => sum + (LINEAR[byte] as number), 0) / 4)
              : four.reduce<number>((sum, byte = 0) => sum + byte, 2) >> 2;
        }
      }
    last = { ...half, data };
    levels.push(last);
  }
  return levels;
}

/**
 * Trilinear sample, `[r, g, b, a]` in `out`; alpha is a share.
 *
 * @param detail level to read: 0 = the picture itself, 1 = half as large; between two, both are mixed
 */
export function sample(texture: Texture, u: number, v: number, detail: number, out: Float64Array): void {
  const last = texture.levels.length - 1;
  const level = Math.max(0, Math.min(last, detail));
  const near = Math.floor(level);
  const share = level - near;
  bilinear(texture, texture.levels[near] as Level, u, v, out);
  // Nobody sees a sixteenth of the next level.
  if (share < 1 / 16) return;
  bilinear(texture, texture.levels[Math.min(last, near + 1)] as Level, u, v, FAR);
  for (let i = 0; i < 4; i += 1)
    out[i] = (out[i] as number) + ((FAR[i] as number) - (out[i] as number)) * share;
}

const FAR = new Float64Array(4);

function bilinear(
  { values, flipY, repeats }: Texture,
  { data, width, height }: Level,
  u: number,
  v: number,
  out: Float64Array,
): void {
  const across = place(u, width, repeats);
  const down = place(flipY ? 1 - v : v, height, repeats);
  const left = Math.floor(across);
  const top = Math.floor(down);
  const right = across - left;
  const below = down - top;
  const x0 = edge(left, width, repeats);
  const x1 = edge(left + 1, width, repeats);
  const y0 = edge(top, height, repeats) * width;
  const y1 = edge(top + 1, height, repeats) * width;
  const a = (y0 + x0) * 4;
  const b = (y0 + x1) * 4;
  const c = (y1 + x0) * 4;
  const d = (y1 + x1) * 4;
  const wa = (1 - right) * (1 - below);
  const wb = right * (1 - below);
  const wc = (1 - right) * below;
  const wd = right * below;
  for (let i = 0; i < 3; i += 1)
    out[i] =
      (values[data[a + i] as number] as number) * wa +
      (values[data[b + i] as number] as number) * wb +
      (values[data[c + i] as number] as number) * wc +
      (values[data[d + i] as number] as number) * wd;
  out[3] =
    ((data[a + 3] as number) * wa +
      (data[b + 3] as number) * wb +
      (data[c + 3] as number) * wc +
      (data[d + 3] as number) * wd) /
    255;
}

const place = (share: number, size: number, repeats: boolean): number =>
  (repeats ? share - Math.floor(share) : share) * size - 0.5;

function edge(texel: number, size: number, repeats: boolean): number {
  if (repeats) return texel < 0 ? texel + size : texel >= size ? texel - size : texel;
  return texel < 0 ? 0 : texel >= size ? size - 1 : texel;
}
