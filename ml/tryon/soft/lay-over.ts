import type { CameraLook } from '../camera-look.ts';
import type { SoftPicture } from './render-layers.ts';
import { LINEAR, type SampleBuffer, toSrgb } from './sample-buffer.ts';

/**
 * Lays a drawing over a photo in linear light.
 *
 * @param picture overwritten inside the buffer's box
 * @param look    what the camera did to the photo and now does to the drawing as well
 */
export function layOver(
  buffer: SampleBuffer,
  { rgba, width }: SoftPicture,
  look: CameraLook | undefined,
): void {
  const drawn = buffer.resolved();
  if (look !== undefined && look.blurPx > BLUR_PX_MIN) blur(drawn, buffer, look.blurPx);
  const grain = look === undefined || look.grain < GRAIN_MIN ? 0 : look.grain;
  const { box, touched } = buffer;
  for (let pixel = 0; pixel < touched.length; pixel += 1) {
    if (touched[pixel] === 0) continue;
    const x = box.left + (pixel % buffer.width);
    const y = box.top + ((pixel / buffer.width) | 0);
    const to = (y * width + x) * 4;
    const from = pixel * 4;
    const hidden = drawn[from + 3] as number;
    const through = 1 - hidden;
    const noise = grain === 0 ? 0 : Math.round(grain * hidden * noiseAt(x, y));
    for (let i = 0; i < 3; i += 1) {
      const light = (drawn[from + i] as number) + through * (LINEAR[rgba[to + i] as number] as number);
      rgba[to + i] = noise === 0 ? toSrgb(light) : clamped(toSrgb(light) + noise);
    }
    rgba[to + 3] = Math.round((rgba[to + 3] as number) * through + 255 * hidden);
  }
}

const clamped = (byte: number): number => Math.max(0, Math.min(255, byte));

/** Below these nobody sees a difference. */
const BLUR_PX_MIN = 0.25;
const GRAIN_MIN = 0.5;

/** Gaussian along rows, then along columns, over what was painted and the pixels that it spreads to. */
function blur(drawn: Float32Array, { touched, width, height }: SampleBuffer, sigma: number): void {
  const reach = Math.max(1, Math.ceil(2.5 * sigma));
  const weights = Float64Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp((-i * i) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight, i) => sum + (i === 0 ? weight : 2 * weight), 0);
  for (let i = 0; i <= reach; i += 1) weights[i] = (weights[i] as number) / total;
  const line = new Float32Array(Math.max(width, height) * 4);
  for (let y = 0; y < height; y += 1) blurLine(drawn, touched, y * width, 1, width, weights, line);
  for (let x = 0; x < width; x += 1) blurLine(drawn, touched, x, width, height, weights, line);
}

/** One row or column, in place; only between its first and last painted pixel. */
function blurLine(
  drawn: Float32Array,
  touched: Uint8Array,
  start: number,
  stride: number,
  count: number,
  weights: Float64Array,
  line: Float32Array,
): void {
  let first = 0;
  while (first < count && touched[start + first * stride] === 0) first += 1;
  if (first === count) return;
  let last = count - 1;
  while (touched[start + last * stride] === 0) last -= 1;
  const reach = weights.length - 1;
  const [from, to] = [Math.max(0, first - reach), Math.min(count - 1, last + reach)];
  line.fill(0, Math.max(0, from - reach) * 4, Math.min(count, to + reach + 1) * 4);
  for (let i = first; i <= last; i += 1) {
    const at = (start + i * stride) * 4;
    for (let part = 0; part < 4; part += 1) line[i * 4 + part] = drawn[at + part] as number;
  }
  for (let i = from; i <= to; i += 1) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = -reach; tap <= reach; tap += 1) {
      const at = (i + tap) * 4;
      if (at < 0 || at >= count * 4) continue;
      const weight = weights[tap < 0 ? -tap : tap] as number;
      red += (line[at] as number) * weight;
      green += (line[at + 1] as number) * weight;
      blue += (line[at + 2] as number) * weight;
      alpha += (line[at + 3] as number) * weight;
    }
    const pixel = start + i * stride;
    if (alpha > 0 || red > 0) touched[pixel] = 1;
    drawn[pixel * 4] = red;
    drawn[pixel * 4 + 1] = green;
    drawn[pixel * 4 + 2] = blue;
    drawn[pixel * 4 + 3] = alpha;
  }
}

/** Nearly normal noise of deviation 1, the same for the same place; a little smooth, as cameras and codecs leave it. */
function noiseAt(x: number, y: number): number {
  return (white(x, y) + 0.5 * (white(x + 1, y) + white(x, y + 1))) * 0.816;
}

function white(x: number, y: number): number {
  let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash ^= hash >>> 15;
  // Four bytes added are nearly normal: mean 510, deviation 147.8.
  const sum = (hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24);
  return (sum - 510) / 147.8;
}
