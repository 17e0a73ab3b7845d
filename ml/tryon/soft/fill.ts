import type { SampleBuffer } from './sample-buffer.ts';
import { sample, shade } from './shade.ts';
import type { Surface } from './surface.ts';
import type { CameraMesh } from './vertices.ts';

const TEXEL = new Float64Array(4);
const SHADED = new Float64Array(3);

/**
 * Fills a mesh's triangles into the buffer. Coverage and depth are decided per sample; colour is computed
 * once per pixel and triangle, in the middle of the covered samples, as graphics cards do it.
 */
export function fill(buffer: SampleBuffer, mesh: CameraMesh, surface: Surface): void {
  const { screen, indices } = mesh;
  const { perSide, nearness } = buffer;
  const sampleWidth = buffer.width * perSide;
  const sampleHeight = buffer.height * perSide;
  const perPixel = perSide * perSide;
  const { lift } = surface;
  for (let t = 0; t < indices.length; t += 3) {
    const i0 = indices[t] as number;
    const i1 = indices[t + 1] as number;
    const i2 = indices[t + 2] as number;
    const x0 = screen[i0 * 3] as number;
    const y0 = screen[i0 * 3 + 1] as number;
    const x1 = screen[i1 * 3] as number;
    const y1 = screen[i1 * 3 + 1] as number;
    const x2 = screen[i2 * 3] as number;
    const y2 = screen[i2 * 3 + 1] as number;
    const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    if (area === 0) continue;
    const front = area < 0;
    if (!front && !surface.doubleSided) continue;
    const minX = Math.max(0, Math.ceil(Math.min(x0, x1, x2) - 0.5));
    const maxX = Math.min(sampleWidth - 1, Math.floor(Math.max(x0, x1, x2) - 0.5));
    const minY = Math.max(0, Math.ceil(Math.min(y0, y1, y2) - 0.5));
    const maxY = Math.min(sampleHeight - 1, Math.floor(Math.max(y0, y1, y2) - 0.5));
    if (minX > maxX || minY > maxY) continue;
    const inverseArea = 1 / area;
    const across0 = (y1 - y2) * inverseArea;
    const down0 = (x2 - x1) * inverseArea;
    const across1 = (y2 - y0) * inverseArea;
    const down1 = (x0 - x2) * inverseArea;
    const w0 = screen[i0 * 3 + 2] as number;
    const w1 = screen[i1 * 3 + 2] as number;
    const w2 = screen[i2 * 3 + 2] as number;
    const lastRow = (maxY / perSide) | 0;
    const firstColumn = (minX / perSide) | 0;
    const lastColumn = (maxX / perSide) | 0;
    for (let row = (minY / perSide) | 0; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        const pixel = row * buffer.width + column;
        const first = pixel * perPixel;
        let covered = 0;
        let count = 0;
        let sum0 = 0;
        let sum1 = 0;
        for (let s = 0; s < perPixel; s += 1) {
          const dx = column * perSide + (s % perSide) + 0.5 - x2;
          const dy = row * perSide + ((s / perSide) | 0) + 0.5 - y2;
          const b0 = across0 * dx + down0 * dy;
          const b1 = across1 * dx + down1 * dy;
          const b2 = 1 - b0 - b1;
          if (b0 < 0 || b1 < 0 || b2 < 0) continue;
          const near = (b0 * w0 + b1 * w1 + b2 * w2) * lift;
          if (near <= (nearness[first + s] as number)) continue;
          if (surface.writesDepth) nearness[first + s] = near;
          covered |= 1 << s;
          count += 1;
          sum0 += b0;
          sum1 += b1;
        }
        if (count === 0 || !surface.paints) continue;
        const b0 = sum0 / count;
        const b1 = sum1 / count;
        buffer.touched[pixel] = 1;
        paint(buffer, mesh, surface, first, covered, i0, i1, i2, b0 * w0, b1 * w1, (1 - b0 - b1) * w2, front);
      }
    }
  }
}

/** Shades the point with perspective weights (q0, q1, q2, not yet normalised) and blends it into the covered samples. */
function paint(
  buffer: SampleBuffer,
  mesh: CameraMesh,
  surface: Surface,
  first: number,
  covered: number,
  i0: number,
  i1: number,
  i2: number,
  q0: number,
  q1: number,
  q2: number,
  front: boolean,
): void {
  const { view, normal, uv, alpha } = mesh;
  const distance = 1 / (q0 + q1 + q2);
  const p0 = q0 * distance;
  const p1 = q1 * distance;
  const p2 = q2 * distance;
  let red = surface.red;
  let green = surface.green;
  let blue = surface.blue;
  let opacity = surface.opacity;
  if (alpha.length > 0)
    opacity *= p0 * (alpha[i0] as number) + p1 * (alpha[i1] as number) + p2 * (alpha[i2] as number);
  if (surface.texels !== undefined && uv.length > 0) {
    const u = p0 * (uv[i0 * 2] as number) + p1 * (uv[i1 * 2] as number) + p2 * (uv[i2 * 2] as number);
    const v =
      p0 * (uv[i0 * 2 + 1] as number) + p1 * (uv[i1 * 2 + 1] as number) + p2 * (uv[i2 * 2 + 1] as number);
    sample(surface.texels, u, v, TEXEL);
    red *= TEXEL[0] as number;
    green *= TEXEL[1] as number;
    blue *= TEXEL[2] as number;
    opacity *= TEXEL[3] as number;
    if (opacity === 0) return;
  }
  if (surface.lit && normal.length > 0) {
    let nx =
      p0 * (normal[i0 * 3] as number) + p1 * (normal[i1 * 3] as number) + p2 * (normal[i2 * 3] as number);
    let ny =
      p0 * (normal[i0 * 3 + 1] as number) +
      p1 * (normal[i1 * 3 + 1] as number) +
      p2 * (normal[i2 * 3 + 1] as number);
    let nz =
      p0 * (normal[i0 * 3 + 2] as number) +
      p1 * (normal[i1 * 3 + 2] as number) +
      p2 * (normal[i2 * 3 + 2] as number);
    const inverse = (front ? 1 : -1) / Math.sqrt(nx * nx + ny * ny + nz * nz || 1);
    nx *= inverse;
    ny *= inverse;
    nz *= inverse;
    const vx = -(
      p0 * (view[i0 * 3] as number) +
      p1 * (view[i1 * 3] as number) +
      p2 * (view[i2 * 3] as number)
    );
    const vy = -(
      p0 * (view[i0 * 3 + 1] as number) +
      p1 * (view[i1 * 3 + 1] as number) +
      p2 * (view[i2 * 3 + 1] as number)
    );
    const toViewer = 1 / Math.sqrt(vx * vx + vy * vy + distance * distance);
    shade(surface, nx, ny, nz, vx * toViewer, vy * toViewer, distance * toViewer, red, green, blue, SHADED);
    red = SHADED[0] as number;
    green = SHADED[1] as number;
    blue = SHADED[2] as number;
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
