import type { CameraLook } from '../camera-look.ts';
import { blur } from './blur.ts';
import { noiseAt } from './grain.ts';
import { LINEAR, type SampleBuffer, toSrgb } from './sample-buffer.ts';
import type { SoftPicture } from './soft-picture.ts';

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
  if (look !== undefined && look.blurPx > 0) blur(drawn, buffer, look.blurPx);
  const grain = look?.grain ?? 0;
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
