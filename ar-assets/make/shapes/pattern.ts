import sharp from 'sharp';
import { SeededRandom } from '#kernel';

export type PatternName = 'tortoise' | 'knit' | 'felt' | 'leather' | 'straw' | 'twill';

const SIDE_PX = 256;

/** A tiling picture, JPEG. Seeded, so that a build gives the same bytes. */
export function patternJpeg(name: PatternName): Promise<Buffer> {
  const paint = { tortoise, knit, felt, leather, straw, twill }[name]();
  const pixels = new Uint8Array(SIDE_PX * SIDE_PX * 3);
  for (let y = 0; y < SIDE_PX; y += 1)
    for (let x = 0; x < SIDE_PX; x += 1) pixels.set(paint(x / SIDE_PX, y / SIDE_PX), (y * SIDE_PX + x) * 3);
  return sharp(pixels, { raw: { width: SIDE_PX, height: SIDE_PX, channels: 3 } })
    .jpeg({ quality: 84 })
    .toBuffer();
}

type Paint = (u: number, v: number) => [number, number, number];

/** Honey acetate with dark clouds: two octaves of cloud cut softly, darker veins inside. */
function tortoise(): Paint {
  const cloud = noise(7, 5);
  const fine = noise(11, 13);
  const glow = noise(3, 3);
  return (u, v) => {
    const field = cloud(u, v) * 0.72 + fine(u, v) * 0.28;
    const dark = step(0.44, 0.6, field);
    const amber = 0.75 + 0.35 * glow(u, v);
    return mix([214 * amber, 128 * amber, 42 * amber], [38, 17, 9], dark);
  };
}

/** Rows of V stitches. */
function knit(): Paint {
  const columns = 8;
  const rows = 10;
  const wool = noise(48, 21);
  return (u, v) => {
    const column = (u * columns) % 1;
    const lean = Math.abs(column - 0.5) * 0.9;
    const stitch = Math.abs(((v * rows + lean) % 1) - 0.5) * 2;
    const valley = Math.min(1, Math.abs(column - 0.5) * 7, (0.5 - Math.abs(column - 0.5)) * 7 + 0.15);
    const light = (0.52 + 0.48 * Math.sqrt(1 - stitch * stitch * 0.9)) * (0.62 + 0.38 * valley);
    const grey = 255 * Math.min(1, light * (0.86 + 0.2 * wool(u, v)));
    return [grey, grey, grey];
  };
}

/** Pressed wool: a fine, low-contrast grain. */
function felt(): Paint {
  const grain = noise(90, 31);
  const broad = noise(12, 37);
  return (u, v) => {
    const grey = 255 * (0.86 + 0.1 * grain(u, v) + 0.05 * broad(u, v));
    return [grey, grey, grey];
  };
}

/** Fine pebbles and a few long creases. */
function leather(): Paint {
  const pebble = noise(64, 41);
  const broad = noise(9, 43);
  return (u, v) => {
    const grey = 255 * (0.8 + 0.14 * pebble(u, v) + 0.08 * broad(u, v));
    return [grey, grey, grey];
  };
}

/** Plaited straw: blades over and under, each a little different. */
function straw(): Paint {
  const cells = 12;
  const tone = noise(cells, 47);
  return (u, v) => {
    const [x, y] = [u * cells, v * cells];
    const over = (Math.floor(x) + Math.floor(y)) % 2 === 0;
    const [along, across] = over ? [x % 1, y % 1] : [y % 1, x % 1];
    const round = Math.sin(across * Math.PI) ** 0.5;
    const dive = 0.72 + 0.28 * Math.sin(along * Math.PI);
    const blade = 0.9 + 0.1 * Math.cos(across * 6 * Math.PI);
    const light = (0.5 + 0.5 * round) * dive * blade * (0.86 + 0.2 * tone(u, v));
    return [255 * light, 246 * light, 226 * light];
  };
}

/** Cotton twill: fine slanting ribs. */
function twill(): Paint {
  const thread = noise(60, 53);
  return (u, v) => {
    const rib = 0.5 + 0.5 * Math.cos((u + v) * 40 * 2 * Math.PI);
    const grey = 255 * (0.84 + 0.1 * rib + 0.08 * thread(u, v));
    return [grey, grey, grey];
  };
}

/** Value noise that tiles, `cells` per side, in [0, 1]. */
function noise(cells: number, seed: number): (u: number, v: number) => number {
  const random = new SeededRandom(seed);
  const grid = Float32Array.from({ length: cells * cells }, () => random.fraction());
  const at = (x: number, y: number) => grid[(y % cells) * cells + (x % cells)] ?? 0;
  return (u, v) => {
    const x = Math.floor(u * cells);
    const y = Math.floor(v * cells);
    const fx = smooth(u * cells - x);
    const fy = smooth(v * cells - y);
    const top = at(x, y) + (at(x + 1, y) - at(x, y)) * fx;
    const bottom = at(x, y + 1) + (at(x + 1, y + 1) - at(x, y + 1)) * fx;
    return top + (bottom - top) * fy;
  };
}

const smooth = (t: number): number => t * t * (3 - 2 * t);
const step = (from: number, to: number, value: number): number =>
  smooth(Math.max(0, Math.min(1, (value - from) / (to - from))));
const mix = (a: number[], b: number[], share: number): [number, number, number] =>
  [0, 1, 2]
    .map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share)
    .map((v) => Math.max(0, Math.min(255, v))) as [number, number, number];
