import type { LightMap } from '../studio-light.ts';
import { LINEAR } from './sample-buffer.ts';
import { FRESNEL_STEPS, type Surface, type Texels } from './surface.ts';

/**
 * Colour of one point under the studio light: metal-rough model, diffuse and mirror light from the maps.
 *
 * @param nx..nz  unit normal towards the viewer's side, camera space
 * @param vx..vz  unit direction to the viewer
 * @param out     `[r, g, b, mirror]`, overwritten: linear colour, and the mirror part's brightness, with
 *                which a see-through surface hides more where it shines
 */
export function shade(
  surface: Surface,
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
  const facing = Math.max(0.001, nx * vx + ny * vy + nz * vz);
  const step = (facing * FRESNEL_STEPS) | 0;
  const scale = surface.fresnel[step * 2] as number;
  const bias = surface.fresnel[step * 2 + 1] as number;
  lightAt(surface.mirror, 2 * facing * nx - vx, 2 * facing * ny - vy, 2 * facing * nz - vz, MIRROR);
  lightAt(surface.diffuse, nx, ny, nz, DIFFUSE);
  const metal = surface.metalness;
  const coat = 0.04 * (1 - metal);
  const matt = 1 - metal;
  const mirrorRed = (MIRROR[0] as number) * ((coat + red * metal) * scale + bias);
  const mirrorGreen = (MIRROR[1] as number) * ((coat + green * metal) * scale + bias);
  const mirrorBlue = (MIRROR[2] as number) * ((coat + blue * metal) * scale + bias);
  if (surface.additive) {
    out[0] = mirrorRed;
    out[1] = mirrorGreen;
    out[2] = mirrorBlue;
    return;
  }
  out[0] = red * matt * (DIFFUSE[0] as number) + mirrorRed;
  out[1] = green * matt * (DIFFUSE[1] as number) + mirrorGreen;
  out[2] = blue * matt * (DIFFUSE[2] as number) + mirrorBlue;
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

/** Bilinear texture sample, linear light: `[r, g, b, a]` in `out`. */
export function sample(texels: Texels, u: number, v: number, out: Float64Array): void {
  const { data, width, height, repeats } = texels;
  const across = place(u, width, repeats);
  const down = place(texels.flipY ? 1 - v : v, height, repeats);
  const left = Math.floor(across);
  const top = Math.floor(down);
  const right = across - left;
  const below = down - top;
  const x0 = edge(left, width, repeats);
  const x1 = edge(left + 1, width, repeats);
  const y0 = edge(top, height, repeats) * width;
  const y1 = edge(top + 1, height, repeats) * width;
  const [a, b, c, d] = [(y0 + x0) * 4, (y0 + x1) * 4, (y1 + x0) * 4, (y1 + x1) * 4];
  const wa = (1 - right) * (1 - below);
  const wb = right * (1 - below);
  const wc = (1 - right) * below;
  const wd = right * below;
  for (let i = 0; i < 3; i += 1)
    out[i] =
      (LINEAR[data[a + i] as number] as number) * wa +
      (LINEAR[data[b + i] as number] as number) * wb +
      (LINEAR[data[c + i] as number] as number) * wc +
      (LINEAR[data[d + i] as number] as number) * wd;
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
