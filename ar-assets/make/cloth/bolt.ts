import sharp from 'sharp';
import { px, py, type Spot, scaled } from './layout.ts';
import { hills } from './noise.ts';

export type Colour = readonly [number, number, number];

/** A ridge (or, with a negative depth, a hollow) along a curve. */
export interface Fold {
  /** Begin, bend, end. */
  readonly curve: readonly [Spot, Spot, Spot];
  /** In the figure's unit. */
  readonly width: number;
  /** Height of the ridge, in the figure's unit. */
  readonly depth: number;
}

/** Folds that nobody placed: a field of long soft hills. */
export interface Drape {
  readonly across: number;
  readonly along: number;
  readonly depth: number;
  /** Radians from vertical. */
  readonly turn: number;
  /** Where it is felt, 0..1. */
  readonly felt?: (x: number, y: number) => number;
}

/** One piece of cloth as it is laid on the picture. */
export interface Piece {
  /** SVG path, px. */
  readonly path: string;
  /** The same and what it would be if it did not end at hem and cuffs: round only where cloth turns away. */
  readonly whole?: string;
  /** Colour by place, px of the picture; sRGB 0..255. */
  readonly dye: (x: number, y: number) => Colour;
  /** Light and dark of the threads, around 1. */
  readonly weave?: (x: number, y: number) => number;
  /** How far the roundness reaches in from the edge and how high it rises, the figure's unit. */
  readonly round: { readonly reach: number; readonly rise: number };
  readonly folds?: readonly Fold[];
  readonly drapes?: readonly Drape[];
  /** 0 = wool, 1 = satin. */
  readonly sheen?: number;
  /** Darkness of the shadow on what lies below, and its reach in the figure's unit. */
  readonly shadow?: { readonly dark: number; readonly reach: number };
}

const LIGHT = [-0.3, -0.55, 0.78] as const;
const AMBIENT = 0.42;

/** The picture of a garment while it is being made. */
export class Bolt {
  readonly #width: number;
  readonly #height: number;
  readonly #colour: Float32Array;
  readonly #alpha: Float32Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#colour = new Float32Array(width * height * 3);
    this.#alpha = new Float32Array(width * height);
  }

  /** Lays a piece on top of those before it. */
  async lay(piece: Piece): Promise<void> {
    const mask = await this.#raster(`<path d="${piece.path}" fill="#fff"/>`);
    if (piece.shadow !== undefined) await this.#shade(mask, piece.shadow);
    const whole =
      piece.whole === undefined ? mask : await this.#raster(`<path d="${piece.whole}" fill="#fff"/>`);
    const relief = this.#relief(whole, piece);
    const [width, colour] = [this.#width, this.#colour];
    for (let at = 0; at < mask.length; at += 1) {
      const cover = (mask[at] as number) / 255;
      if (cover === 0) continue;
      const [x, y] = [at % width, Math.floor(at / width)];
      const slopeX = ((relief[at + 1] ?? 0) - (relief[at - 1] ?? 0)) / 2;
      const slopeY = ((relief[at + width] ?? 0) - (relief[at - width] ?? 0)) / 2;
      const length = Math.hypot(slopeX, slopeY, 1);
      const facing = (-slopeX * LIGHT[0] - slopeY * LIGHT[1] + LIGHT[2]) / length / LIGHT[2];
      const light = AMBIENT + (1 - AMBIENT) * Math.max(0, facing);
      const shine = (piece.sheen ?? 0) * Math.max(0, facing - 1) ** 1.5 * 190;
      const thread = piece.weave?.(x, y) ?? 1;
      const dye = piece.dye(x, y);
      for (let channel = 0; channel < 3; channel += 1) {
        const value = Math.min(255, (dye[channel] as number) * light * thread + shine);
        const i = at * 3 + channel;
        colour[i] = (colour[i] as number) * (1 - cover) + value * cover;
      }
      this.#alpha[at] = (this.#alpha[at] as number) * (1 - cover) + cover;
    }
  }

  /** Lays drawn trimmings (seams, stitches, buttons) on the cloth, and only there. */
  async trim(svg: string): Promise<void> {
    const { data } = await sharp(Buffer.from(this.#document(svg)))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let at = 0; at < this.#alpha.length; at += 1) {
      const cover = ((data[at * 4 + 3] as number) / 255) * (this.#alpha[at] as number);
      if (cover === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        const i = at * 3 + channel;
        this.#colour[i] =
          (this.#colour[i] as number) * (1 - cover) + (data[at * 4 + channel] as number) * cover;
      }
    }
  }

  async webp(quality: number): Promise<Buffer> {
    const rgba = new Uint8Array(this.#alpha.length * 4);
    const mean = this.#mean();
    for (let at = 0; at < this.#alpha.length; at += 1) {
      const alpha = this.#alpha[at] as number;
      // What is not seen has the cloth's colour too, so that smaller copies get no dark edge.
      for (let channel = 0; channel < 3; channel += 1)
        rgba[at * 4 + channel] =
          alpha > 0
            ? Math.min(255, Math.round((this.#colour[at * 3 + channel] as number) / alpha))
            : (mean[channel] ?? 0);
      rgba[at * 4 + 3] = Math.round(alpha * 255);
    }
    return sharp(rgba, { raw: { width: this.#width, height: this.#height, channels: 4 } })
      .webp({ quality, alphaQuality: 90, effort: 5, smartSubsample: true, exact: true })
      .toBuffer();
  }

  #mean(): number[] {
    const sums = [0, 0, 0];
    let covered = 0;
    for (let at = 0; at < this.#alpha.length; at += 1) covered += this.#alpha[at] as number;
    for (let at = 0; at < this.#colour.length; at += 1)
      sums[at % 3] = (sums[at % 3] ?? 0) + (this.#colour[at] as number);
    return sums.map((sum) => Math.round(sum / Math.max(1, covered)));
  }

  #document(content: string): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.#width}" height="${this.#height}">${content}</svg>`;
  }

  async #raster(content: string, blurPx = 0): Promise<Uint8Array> {
    const picture = sharp(Buffer.from(this.#document(content)))
      .ensureAlpha()
      .extractChannel(3);
    const blurred = blurPx > 0.3 ? picture.blur(blurPx) : picture;
    return new Uint8Array(await blurred.raw().toBuffer());
  }

  async #shade(mask: Uint8Array, { dark, reach }: NonNullable<Piece['shadow']>): Promise<void> {
    const spread = scaled(reach);
    const soft = new Uint8Array(
      await sharp(mask, { raw: { width: this.#width, height: this.#height, channels: 1 } })
        .blur(Math.max(0.4, spread / 2))
        .extractChannel(0)
        .raw()
        .toBuffer(),
    );
    const shift = Math.round(spread * 0.4) * this.#width;
    for (let at = 0; at < soft.length; at += 1) {
      const through = 1 - (dark * (soft[at - shift] ?? 0)) / 255;
      for (let channel = 0; channel < 3; channel += 1)
        this.#colour[at * 3 + channel] = (this.#colour[at * 3 + channel] as number) * through;
    }
  }

  /** Height of the cloth over the table, px. */
  #relief(mask: Uint8Array, { round, folds = [], drapes = [] }: Piece): Float32Array {
    const [width, height] = [this.#width, this.#height];
    const depth = insideDistance(mask, width, height);
    const reach = Math.max(1, scaled(round.reach));
    const relief = new Float32Array(mask.length);
    for (let at = 0; at < mask.length; at += 1) {
      if (mask[at] === 0) continue;
      const out = 1 - Math.min(1, (depth[at] as number) / reach);
      relief[at] = scaled(round.rise) * Math.sqrt(1 - out * out);
      const [x, y] = [at % width, Math.floor(at / width)];
      for (const [seed, drape] of drapes.entries()) {
        const [cos, sin] = [Math.cos(drape.turn), Math.sin(drape.turn)];
        const across = (x * cos + y * sin) / scaled(drape.across);
        const along = (-x * sin + y * cos) / scaled(drape.along);
        const bend = hills(across * 0.4, along * 0.7, seed + 31) * 0.8;
        const felt = drape.felt?.(x, y) ?? 1;
        if (felt > 0)
          relief[at] =
            (relief[at] as number) + scaled(drape.depth) * hills(across + bend, along, seed + 7) * felt;
      }
    }
    for (const fold of folds) crease(relief, width, height, fold);
    return relief;
  }
}

function crease(
  relief: Float32Array,
  width: number,
  height: number,
  { curve, width: wide, depth }: Fold,
): void {
  const [a, b, c] = curve;
  const spread = scaled(wide);
  const bump = new Map<number, number>();
  const steps = 90;
  for (let step = 0; step <= steps; step += 1) {
    const t = step / steps;
    const [ka, kb, kc] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    const x = px(a[0] * ka + b[0] * kb + c[0] * kc);
    const y = py(a[1] * ka + b[1] * kb + c[1] * kc);
    const strength = Math.sin(t * Math.PI) ** 0.8;
    const reach = Math.ceil(spread * 2.2);
    for (let row = Math.max(0, Math.round(y) - reach); row < Math.min(height, y + reach); row += 1)
      for (
        let column = Math.max(0, Math.round(x) - reach);
        column < Math.min(width, x + reach);
        column += 1
      ) {
        const away = ((column - x) ** 2 + (row - y) ** 2) / (spread * spread);
        const value = strength * Math.exp(-away);
        const at = row * width + column;
        if (value > (bump.get(at) ?? 0)) bump.set(at, value);
      }
  }
  for (const [at, value] of bump) relief[at] = (relief[at] as number) + scaled(depth) * value;
}

/** How deep inside the mask each pixel lies, px (chamfer 3-4, within 8 % of the true distance). */
function insideDistance(mask: Uint8Array, width: number, height: number): Float32Array {
  const far = 1e6;
  const depth = new Float32Array(mask.length);
  for (let at = 0; at < mask.length; at += 1) depth[at] = (mask[at] as number) > 127 ? far : 0;
  const relax = (at: number, from: number, cost: number): void => {
    const value = (depth[from] ?? 0) + cost;
    if (value < (depth[at] as number)) depth[at] = value;
  };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      relax(at, at - 1, 1);
      relax(at, at - width, 1);
      relax(at, at - width - 1, 1.4);
      relax(at, at - width + 1, 1.4);
    }
  for (let y = height - 1; y >= 0; y -= 1)
    for (let x = width - 1; x >= 0; x -= 1) {
      const at = y * width + x;
      relax(at, at + 1, 1);
      relax(at, at + width, 1);
      relax(at, at + width + 1, 1.4);
      relax(at, at + width - 1, 1.4);
    }
  return depth;
}
