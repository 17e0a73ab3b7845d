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
  /** Samples per side of a pixel. */
  readonly perSide: number;
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
    this.perSide = perSide;
    this.width = Math.max(0, box.right - box.left);
    this.height = Math.max(0, box.bottom - box.top);
    const samples = this.width * this.height * perSide * perSide;
    this.nearness = new Float32Array(samples);
    this.colour = new Float32Array(samples * 4);
    this.touched = new Uint8Array(this.width * this.height);
  }

  forgetDepth(): void {
    this.nearness.fill(0);
  }

  /**
   * Lays the drawing over `rgba` (whole picture, sRGB, straight alpha, overwritten) in linear light.
   *
   * @param light how strongly the studio shone on what was drawn
   */
  layOver(rgba: Uint8Array, pictureWidth: number, light: number): void {
    const samples = this.perSide * this.perSide;
    const share = 1 / samples;
    const shine = share * light;
    const { colour, box } = this;
    for (let y = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1) {
        const pixel = y * this.width + x;
        if (this.touched[pixel] === 0) continue;
        const to = ((box.top + y) * pictureWidth + box.left + x) * 4;
        let from = pixel * samples * 4;
        let red = 0;
        let green = 0;
        let blue = 0;
        let alpha = 0;
        for (let s = 0; s < samples; s += 1, from += 4) {
          red += colour[from] as number;
          green += colour[from + 1] as number;
          blue += colour[from + 2] as number;
          alpha += colour[from + 3] as number;
        }
        const through = 1 - alpha * share;
        rgba[to] = toSrgb(shoulder(red * shine) + through * (LINEAR[rgba[to] as number] as number));
        rgba[to + 1] = toSrgb(shoulder(green * shine) + through * (LINEAR[rgba[to + 1] as number] as number));
        rgba[to + 2] = toSrgb(shoulder(blue * shine) + through * (LINEAR[rgba[to + 2] as number] as number));
        rgba[to + 3] = Math.round((rgba[to + 3] as number) * through + 255 * alpha * share);
      }
    }
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

/** Where highlights begin to be bent so that lamps do not burn out to flat white. */
const SHOULDER = 0.7;

function shoulder(value: number): number {
  if (value <= SHOULDER) return value;
  const over = (value - SHOULDER) / (1 - SHOULDER);
  return SHOULDER + ((1 - SHOULDER) * over) / (1 + over);
}
