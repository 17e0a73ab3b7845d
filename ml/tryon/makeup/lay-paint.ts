import { ramp } from './curve.ts';
import { DARK_FROM, DARK_TO, FLAKES, luminance, type PaintLook, STROKES } from './pigment.ts';

export type Linear = readonly [number, number, number];

/** A product in the light of one photo. */
export interface Paint {
  readonly look: PaintLook;
  readonly coverage: number;
  /** Linear colours and what each lets through as a stain. */
  readonly colours: readonly [Linear, Linear];
  readonly filters: readonly [Linear, Linear];
  /** Mean linear luminance of the bare region, and how brightly pigment is lit there. */
  readonly mean: number;
  readonly exposure: number;
}

/** What a coat says about one pixel: cover, tone, wet, along, across. */
export type CoatPixel = Float32Array;

/** One pixel of bare skin (linear) with the paint on it, written into `out`. The shader says the same. */
export function layPaint(paint: Paint, coat: CoatPixel, skin: Linear, out: [number, number, number]): void {
  const { look, mean, exposure } = paint;
  const [cover, tone, wet, along, across] = coat as unknown as [number, number, number, number, number];
  const relief = luminance(skin[0], skin[1], skin[2]) / mean;
  const share = ramp(0, 1, cover) * (look.keepsDark > 0 ? ramp(DARK_FROM, DARK_TO, relief) : 1);
  // Bright skin under the soft edge is no shine: it drew a pale line around the lips.
  const light = (relief <= 1 ? relief : 1 + (relief - 1) * look.shine * share) * exposure;
  const strength = share * paint.coverage * (look.hair > 0 ? hairShare(relief, along, across) : 1);
  const flakes = look.sparkle > 0 ? look.sparkle * flake(along, across) : 0;
  // Flakes are in the powder: as many of them at its thin edge drew a bright rim above the lid.
  const glow = share * exposure * Math.min(1.5, relief) * (look.streak * wet + flakes * share);
  for (let channel = 0; channel < 3; channel += 1) {
    const bare = skin[channel] as number;
    const pigment = mixed(paint.colours, channel, tone) * light;
    const stain = mixed(paint.filters, channel, tone) * bare;
    out[channel] = bare + (stain + (pigment - stain) * look.body - bare) * strength + glow;
  }
}

const mixed = (pair: readonly [Linear, Linear], channel: number, tone: number): number => {
  const first = pair[0][channel] as number;
  return first + ((pair[1][channel] as number) - first) * tone;
};

/** Brow colour stays on hair (dark against the skin) and lies in slanting strokes of different strength. */
function hairShare(relief: number, along: number, across: number): number {
  const own = 0.15 + 0.85 * Math.max(0, Math.min(1, (1 - relief) * 2.2));
  const phase = along * STROKES + across * 1.4;
  const stroke = 1 - Math.abs(2 * (phase - Math.floor(phase)) - 1);
  return own * (0.8 + 0.3 * stroke * chance(Math.floor(phase), 0));
}

/** Brightness of the flake in this cell of the region, mostly none. */
function flake(along: number, across: number): number {
  const over = Math.max(0, chance(Math.floor(along * FLAKES), Math.floor(across * FLAKES)) - 0.75) * 4;
  return over * over;
}

/** The same number from 0 to 1 for the same cell, here and in the shader. */
function chance(x: number, y: number): number {
  let hash = (Math.imul(x + ORIGIN, 374_761_393) + Math.imul(y + ORIGIN, 668_265_263)) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 8) / 16_777_216;
}

/** Keeps cells positive, for the shader's unsigned arithmetic. */
const ORIGIN = 256;
