import { FLAKES, luminance, type PaintLook, STROKES } from './pigment.ts';

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
  const share = cover * cover * (3 - 2 * cover);
  const relief = luminance(skin[0], skin[1], skin[2]) / mean;
  const light = (relief <= 1 ? relief : 1 + (relief - 1) * look.shine) * exposure;
  const strength = share * paint.coverage * (look.hair > 0 ? hairShare(relief, along, across) : 1);
  const flakes = look.sparkle > 0 ? look.sparkle * flake(along, across) : 0;
  const glow = share * exposure * Math.min(1.5, relief) * (look.streak * wet + flakes);
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

/** Brow colour stays on hair (dark against the skin) and lies in slanting strokes. */
function hairShare(relief: number, along: number, across: number): number {
  const own = 0.45 + 0.55 * Math.max(0, Math.min(1, (1 - relief) * 2.2));
  const phase = along * STROKES + across * 1.4;
  const stroke = 1 - Math.abs(2 * (phase - Math.floor(phase)) - 1);
  return own * (0.72 + 0.28 * stroke);
}

/** Brightness of the flake in this cell of the region, mostly none. */
function flake(along: number, across: number): number {
  const x = Math.floor((along + 2) * FLAKES);
  const y = Math.floor((across + 2) * FLAKES);
  let hash = (Math.imul(x, 374_761_393) + Math.imul(y, 668_265_263)) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  const chance = ((hash ^ (hash >>> 16)) >>> 8) / 16_777_216;
  const over = Math.max(0, chance - 0.75) * 4;
  return over * over;
}
