import type { PixelBox } from '../soft/sample-buffer.ts';
import type { DressableGarment, GarmentLevel } from './dressable.ts';
import type { GarmentMesh } from './garment-mesh.ts';

/** The garment alone, over a part of the picture: premultiplied sRGB, and its light. */
export interface GarmentSheet {
  readonly box: PixelBox;
  /** `[pixels of the box x 4]` */
  readonly rgba: Float32Array;
  /** `[pixels of the box]` */
  readonly shade: Float32Array;
}

/** Draws the triangles of a mesh in their order, one sample a pixel: soft edges come with the garment's alpha. */
export function paintMesh(
  mesh: GarmentMesh,
  garment: DressableGarment,
  size: { readonly width: number; readonly height: number },
): GarmentSheet {
  const box = boxOf(mesh.positions, size);
  const pixels = Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
  const sheet = { box, rgba: new Float32Array(pixels * 4), shade: new Float32Array(pixels) };
  const level = levelFor(mesh, garment);
  if (pixels > 0) for (let at = 0; at < mesh.indices.length; at += 3) fill(mesh, at, level, sheet);
  return sheet;
}

function boxOf(
  positions: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
): PixelBox {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < positions.length; i += 2) {
    left = Math.min(left, positions[i] as number);
    right = Math.max(right, positions[i] as number);
    top = Math.min(top, positions[i + 1] as number);
    bottom = Math.max(bottom, positions[i + 1] as number);
  }
  return {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(width, Math.ceil(right)),
    bottom: Math.min(height, Math.ceil(bottom)),
  };
}

/** The halved picture whose texels are about as large as pixels. */
function levelFor(mesh: GarmentMesh, { manifest, levels }: DressableGarment): GarmentLevel {
  const { points } = manifest.garment;
  const share = Math.abs(points.leftShoulder[0] - points.rightShoulder[0]);
  const fits = levels.filter(({ width }) => share * width >= mesh.figure.shoulderWidth * 0.9);
  const level = fits.at(-1) ?? levels[0];
  if (level === undefined) throw new RangeError('a garment without a picture');
  return level;
}

/** One triangle. Turned or empty ones draw nothing; pixels on a shared edge belong to one side only. */
function fill(mesh: GarmentMesh, first: number, level: GarmentLevel, sheet: GarmentSheet): void {
  const { positions, uv, shade, indices } = mesh;
  const { box, rgba } = sheet;
  const [a, b, c] = [indices[first], indices[first + 1], indices[first + 2]] as [number, number, number];
  const ax = positions[a * 2] as number;
  const ay = positions[a * 2 + 1] as number;
  const bx = positions[b * 2] as number;
  const by = positions[b * 2 + 1] as number;
  const cx = positions[c * 2] as number;
  const cy = positions[c * 2 + 1] as number;
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (Math.abs(area) < 1e-9) return;
  const top = Math.max(box.top, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(box.bottom - 1, Math.ceil(Math.max(ay, by, cy) - 0.5) - 1);
  const width = box.right - box.left;
  const inverse = 1 / area;
  const [ua, va, sa] = [uv[a * 2] as number, uv[a * 2 + 1] as number, shade[a] as number];
  const du1 = (uv[b * 2] as number) - ua;
  const dv1 = (uv[b * 2 + 1] as number) - va;
  const ds1 = (shade[b] as number) - sa;
  const du2 = (uv[c * 2] as number) - ua;
  const dv2 = (uv[c * 2 + 1] as number) - va;
  const ds2 = (shade[c] as number) - sa;
  for (let row = top; row <= bottom; row += 1) {
    const y = row + 0.5;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    if (ay <= y !== by <= y) {
      const x = ax + ((y - ay) / (by - ay)) * (bx - ax);
      if (x < low) low = x;
      if (x > high) high = x;
    }
    if (by <= y !== cy <= y) {
      const x = bx + ((y - by) / (cy - by)) * (cx - bx);
      if (x < low) low = x;
      if (x > high) high = x;
    }
    if (cy <= y !== ay <= y) {
      const x = cx + ((y - cy) / (ay - cy)) * (ax - cx);
      if (x < low) low = x;
      if (x > high) high = x;
    }
    const from = Math.max(box.left, Math.ceil(low - 0.5));
    const to = Math.min(box.right - 1, Math.ceil(high - 0.5) - 1);
    for (let column = from; column <= to; column += 1) {
      const x = column + 0.5;
      const w1 = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) * inverse;
      const w2 = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) * inverse;
      const at = (row - box.top) * width + column - box.left;
      over(level, ua + w1 * du1 + w2 * du2, va + w1 * dv1 + w2 * dv2, rgba, at * 4);
      if (sampled > 0) {
        const light = sa + w1 * ds1 + w2 * ds2;
        sheet.shade[at] = (sheet.shade[at] as number) * (1 - sampled) + light * sampled;
      }
    }
  }
}

/** Alpha of the last texel laid down by `over`, 0..1: a second result without an object per pixel. */
let sampled = 0;

/** Lays the bilinear texel at (u, v) over a pixel. */
function over(
  { width, height, rgba: texels }: GarmentLevel,
  u: number,
  v: number,
  to: Float32Array,
  at: number,
): void {
  const x = Math.max(0, Math.min(width - 1.001, u * width - 0.5));
  const y = Math.max(0, Math.min(height - 1.001, v * height - 0.5));
  const column = x | 0;
  const row = y | 0;
  const right = x - column;
  const below = y - row;
  const i = (row * width + column) * 4;
  const j = i + width * 4;
  const w11 = right * below;
  const w01 = right - w11;
  const w10 = below - w11;
  const w00 = 1 - right - w10;
  const alpha =
    (texels[i + 3] as number) * w00 +
    (texels[i + 7] as number) * w01 +
    (texels[j + 3] as number) * w10 +
    (texels[j + 7] as number) * w11;
  sampled = alpha / 255;
  if (alpha <= 0) return;
  const through = 1 - sampled;
  for (let channel = 0; channel < 3; channel += 1)
    to[at + channel] =
      (to[at + channel] as number) * through +
      (texels[i + channel] as number) * w00 +
      (texels[i + 4 + channel] as number) * w01 +
      (texels[j + channel] as number) * w10 +
      (texels[j + 4 + channel] as number) * w11;
  to[at + 3] = (to[at + 3] as number) * through + alpha;
}
