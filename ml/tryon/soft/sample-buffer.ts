import { type SamplePattern, samplePattern } from './sample-pattern.ts';

/** Part of a picture, pixels; right and bottom are exclusive. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Depth and colour of every sample of one box of the picture; the samples of a pixel lie side by side.
 * Colours are linear and premultiplied; alpha is what the drawing hides of the photo.
 */
export class SampleBuffer {
  readonly box: PixelBox;
  readonly pattern: SamplePattern;
  readonly width: number;
  readonly height: number;
  /** 1 / distance of the nearest surface, 0 = nothing there. */
  readonly nearness: Float32Array;
  /** `[samples x 4]`. */
  readonly colour: Float32Array;
  /** `[pixels]`: 1 where anything was painted; the rest of the box is left alone. */
  readonly touched: Uint8Array;

  constructor(box: PixelBox, perSide: number) {
    this.box = box;
    this.pattern = samplePattern(perSide);
    this.width = Math.max(0, box.right - box.left);
    this.height = Math.max(0, box.bottom - box.top);
    const samples = this.width * this.height * this.pattern.count;
    this.nearness = new Float32Array(samples);
    this.colour = new Float32Array(samples * 4);
    this.touched = new Uint8Array(this.width * this.height);
  }

  forgetDepth(): void {
    this.nearness.fill(0);
  }

  /** Mean of each pixel's samples, `[pixels x 4]`. */
  resolved(): Float32Array {
    const { count } = this.pattern;
    const { colour, touched } = this;
    const share = 1 / count;
    const pixels = new Float32Array(touched.length * 4);
    for (let pixel = 0; pixel < touched.length; pixel += 1) {
      if (touched[pixel] === 0) continue;
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let s = 0, from = pixel * count * 4; s < count; s += 1, from += 4) {
        red += colour[from] as number;
        green += colour[from + 1] as number;
        blue += colour[from + 2] as number;
        alpha += colour[from + 3] as number;
      }
      pixels[pixel * 4] = red * share;
      pixels[pixel * 4 + 1] = green * share;
      pixels[pixel * 4 + 2] = blue * share;
      pixels[pixel * 4 + 3] = alpha * share;
    }
    return pixels;
  }
}

/** Linear value of each sRGB byte. */
export const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const SRGB_STEPS = 4096;
const SRGB = Uint8Array.from({ length: SRGB_STEPS + 1 }, (_, step) => {
  const value = step / SRGB_STEPS;
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
});

/** sRGB byte of a linear value, clamped to 0..1. */
export function toSrgb(linear: number): number {
  if (linear <= 0) return 0;
  return SRGB[linear >= 1 ? SRGB_STEPS : (linear * SRGB_STEPS + 0.5) | 0] as number;
}
