import type { SampleBuffer } from './sample-buffer.ts';
import { type Lamps, shade } from './shade.ts';
import type { Surface } from './surface.ts';
import { sample } from './texture.ts';
import type { Triangle } from './triangle.ts';
import type { CameraMesh } from './vertices.ts';

const TEXEL = new Float64Array(4);
const NORMAL = new Float64Array(3);
const SHADED = new Float64Array(3);

/**
 * Shades the point of a triangle with perspective weights q0, q1, q2 (not yet normalised) and blends it into
 * the covered samples of the pixel that begins at sample `first`.
 */
export function paint(
  buffer: SampleBuffer,
  mesh: CameraMesh,
  surface: Surface,
  lamps: Lamps,
  triangle: Triangle,
  first: number,
  covered: number,
  q0: number,
  q1: number,
  q2: number,
): void {
  const { view, normal, uv, stain } = mesh;
  const { i0, i1, i2 } = triangle;
  const distance = 1 / (q0 + q1 + q2);
  const p0 = q0 * distance;
  const p1 = q1 * distance;
  const p2 = q2 * distance;
  let { red, green, blue, opacity } = surface;
  if (surface.stained && stain.length > 0) {
    red *= mix(stain, i0 * 4, i1 * 4, i2 * 4, p0, p1, p2);
    green *= mix(stain, i0 * 4 + 1, i1 * 4 + 1, i2 * 4 + 1, p0, p1, p2);
    blue *= mix(stain, i0 * 4 + 2, i1 * 4 + 2, i2 * 4 + 2, p0, p1, p2);
    opacity *= mix(stain, i0 * 4 + 3, i1 * 4 + 3, i2 * 4 + 3, p0, p1, p2);
  }
  const mapped = uv.length > 0;
  const u = mapped ? mix(uv, i0 * 2, i1 * 2, i2 * 2, p0, p1, p2) : 0;
  const v = mapped ? mix(uv, i0 * 2 + 1, i1 * 2 + 1, i2 * 2 + 1, p0, p1, p2) : 0;
  if (surface.picture !== undefined && mapped) {
    sample(surface.picture, u, v, triangle.detail, TEXEL);
    red *= TEXEL[0] as number;
    green *= TEXEL[1] as number;
    blue *= TEXEL[2] as number;
    if (surface.transparent) opacity *= TEXEL[3] as number;
  }
  if (opacity === 0) return;
  if (surface.lit && normal.length > 0) {
    const nx = mix(normal, i0 * 3, i1 * 3, i2 * 3, p0, p1, p2);
    const ny = mix(normal, i0 * 3 + 1, i1 * 3 + 1, i2 * 3 + 1, p0, p1, p2);
    const nz = mix(normal, i0 * 3 + 2, i1 * 3 + 2, i2 * 3 + 2, p0, p1, p2);
    const inverse = (triangle.front ? 1 : -1) / Math.sqrt(nx * nx + ny * ny + nz * nz || 1);
    NORMAL[0] = nx * inverse;
    NORMAL[1] = ny * inverse;
    NORMAL[2] = nz * inverse;
    if (surface.relief !== undefined && mapped) lean(surface.relief, triangle, u, v);
    const vx = -mix(view, i0 * 3, i1 * 3, i2 * 3, p0, p1, p2);
    const vy = -mix(view, i0 * 3 + 1, i1 * 3 + 1, i2 * 3 + 1, p0, p1, p2);
    const toViewer = 1 / Math.sqrt(vx * vx + vy * vy + distance * distance);
    shade(
      surface,
      triangle.gloss,
      lamps,
      NORMAL[0] as number,
      NORMAL[1] as number,
      NORMAL[2] as number,
      vx * toViewer,
      vy * toViewer,
      distance * toViewer,
      red,
      green,
      blue,
      SHADED,
    );
    red = SHADED[0] as number;
    green = SHADED[1] as number;
    blue = SHADED[2] as number;
  } else {
    red *= lamps.strength;
    green *= lamps.strength;
    blue *= lamps.strength;
  }
  const { colour } = buffer;
  const through = surface.additive ? 1 : 1 - opacity;
  const hides = surface.additive ? 0 : opacity;
  for (let s = 0, bits = covered; bits !== 0; s += 1, bits >>>= 1) {
    if ((bits & 1) === 0) continue;
    const at = (first + s) * 4;
    colour[at] = red * opacity + (colour[at] as number) * through;
    colour[at + 1] = green * opacity + (colour[at + 1] as number) * through;
    colour[at + 2] = blue * opacity + (colour[at + 2] as number) * through;
    colour[at + 3] = hides + (colour[at + 3] as number) * through;
  }
}

const mix = (
  values: Float32Array,
  a: number,
  b: number,
  c: number,
  p0: number,
  p1: number,
  p2: number,
): number => p0 * (values[a] as number) + p1 * (values[b] as number) + p2 * (values[c] as number);

/**
 * Leans the unit NORMAL as the relief says. Its axes are those of the triangle, laid flat on the smooth normal
 * and both measured by the longer one, as three.js does it without tangents.
 */
function lean(
  { texture, across, up }: NonNullable<Surface['relief']>,
  { tangent, bitangent, front, reliefDetail }: Triangle,
  u: number,
  v: number,
): void {
  const [nx, ny, nz] = [NORMAL[0] as number, NORMAL[1] as number, NORMAL[2] as number];
  const [tx, ty, tz] = tangent;
  const [bx, by, bz] = bitangent;
  const leanT = tx * nx + ty * ny + tz * nz;
  const leanB = bx * nx + by * ny + bz * nz;
  const [ux, uy, uz] = [tx - nx * leanT, ty - ny * leanT, tz - nz * leanT];
  const [wx, wy, wz] = [bx - nx * leanB, by - ny * leanB, bz - nz * leanB];
  const longer = Math.max(ux * ux + uy * uy + uz * uz, wx * wx + wy * wy + wz * wz);
  if (longer === 0) return;
  sample(texture, u, v, reliefDetail, TEXEL);
  const side = front ? 1 : -1;
  const scale = side / Math.sqrt(longer);
  const a = (2 * (TEXEL[0] as number) - 1) * across * scale;
  const b = (2 * (TEXEL[1] as number) - 1) * up * scale;
  const c = 2 * (TEXEL[2] as number) - 1;
  const [x, y, z] = [ux * a + wx * b + nx * c, uy * a + wy * b + ny * c, uz * a + wz * b + nz * c];
  const inverse = 1 / Math.sqrt(x * x + y * y + z * z || 1);
  NORMAL[0] = x * inverse;
  NORMAL[1] = y * inverse;
  NORMAL[2] = z * inverse;
}
