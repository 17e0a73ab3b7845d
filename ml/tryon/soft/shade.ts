import type { PictureLight } from '../picture-light.ts';
import type { LightMap } from '../studio-light.ts';
import { FRESNEL_STEPS, type Gloss, type Surface } from './surface.ts';

/** The picture's light, ready for looking up. */
export interface Lamps {
  readonly cosine: number;
  readonly sine: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** For what is drawn in its own colour: the light's strength without its tint. */
  readonly strength: number;
}

export function lampsOf({ strength, tint, turn }: PictureLight): Lamps {
  const [red, green, blue] = tint;
  return {
    cosine: Math.cos(turn),
    sine: Math.sin(turn),
    red: red * strength,
    green: green * strength,
    blue: blue * strength,
    strength,
  };
}

/**
 * Colour of one point under the studio light: metal-rough model, diffuse and mirror light from the maps.
 *
 * @param nx..nz  unit normal towards the viewer's side, camera space
 * @param vx..vz  unit direction to the viewer
 * @param out     `[r, g, b]`, overwritten: linear
 */
export function shade(
  surface: Surface,
  gloss: Gloss,
  lamps: Lamps,
  nx: number,
  ny: number,
  nz: number,
  vx: number,
  vy: number,
  vz: number,
  red: number,
  green: number,
  blue: number,
  out: Float64Array,
): void {
  const { cosine, sine } = lamps;
  const facing = Math.max(0.001, nx * vx + ny * vy + nz * vz);
  const step = (facing * FRESNEL_STEPS) | 0;
  const scale = gloss.fresnel[step * 2] as number;
  const bias = gloss.fresnel[step * 2 + 1] as number;
  // The studio is turned; so its light is looked up where the direction was before the turn.
  const mx = 2 * facing * nx - vx;
  const mz = 2 * facing * nz - vz;
  lightAt(gloss.mirror, cosine * mx - sine * mz, 2 * facing * ny - vy, sine * mx + cosine * mz, MIRROR);
  const metal = surface.metalness;
  const coat = 0.04 * (1 - metal);
  const matt = 1 - metal;
  const mirrorRed = (MIRROR[0] as number) * ((coat + red * metal) * scale + bias);
  const mirrorGreen = (MIRROR[1] as number) * ((coat + green * metal) * scale + bias);
  const mirrorBlue = (MIRROR[2] as number) * ((coat + blue * metal) * scale + bias);
  if (surface.additive) {
    out[0] = shoulder(mirrorRed * lamps.red);
    out[1] = shoulder(mirrorGreen * lamps.green);
    out[2] = shoulder(mirrorBlue * lamps.blue);
    return;
  }
  lightAt(surface.diffuse, cosine * nx - sine * nz, ny, sine * nx + cosine * nz, DIFFUSE);
  out[0] = shoulder((red * matt * (DIFFUSE[0] as number) + mirrorRed) * lamps.red);
  out[1] = shoulder((green * matt * (DIFFUSE[1] as number) + mirrorGreen) * lamps.green);
  out[2] = shoulder((blue * matt * (DIFFUSE[2] as number) + mirrorBlue) * lamps.blue);
}

/** Where highlights begin to be bent so that lamps do not burn out to flat white; from 0.7 on, gold turned green. */
const SHOULDER = 0.85;

/** Bent before samples are averaged: one sample in a lamp would otherwise burn out its pixel, and thin wire looks beaded. */
function shoulder(value: number): number {
  if (value <= SHOULDER) return value;
  const over = (value - SHOULDER) / (1 - SHOULDER);
  return SHOULDER + ((1 - SHOULDER) * over) / (1 + over);
}

const MIRROR = new Float64Array(3);
const DIFFUSE = new Float64Array(3);

/** Bilinear look-up in an octahedral map; the direction need not be of unit length. */
function lightAt({ side, rgb }: LightMap, x: number, y: number, z: number, out: Float64Array): void {
  const norm = 1 / (Math.abs(x) + Math.abs(y) + Math.abs(z));
  let u = x * norm;
  let v = y * norm;
  if (z < 0) {
    const folded = (1 - Math.abs(v)) * (u < 0 ? -1 : 1);
    v = (1 - Math.abs(u)) * (v < 0 ? -1 : 1);
    u = folded;
  }
  const column = (u * 0.5 + 0.5) * (side - 1);
  const row = (v * 0.5 + 0.5) * (side - 1);
  const left = Math.min(side - 2, column | 0);
  const top = Math.min(side - 2, row | 0);
  const right = column - left;
  const down = row - top;
  const a = (top * side + left) * 3;
  const c = a + side * 3;
  const wa = (1 - right) * (1 - down);
  const wb = right * (1 - down);
  const wc = (1 - right) * down;
  const wd = right * down;
  for (let i = 0; i < 3; i += 1)
    out[i] =
      (rgb[a + i] as number) * wa +
      (rgb[a + 3 + i] as number) * wb +
      (rgb[c + i] as number) * wc +
      (rgb[c + 3 + i] as number) * wd;
}
