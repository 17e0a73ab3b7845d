import { paint } from './paint.ts';
import type { SampleBuffer } from './sample-buffer.ts';
import type { Lamps } from './shade.ts';
import type { Surface } from './surface.ts';
import { type Triangle, triangleOf } from './triangle.ts';
import type { CameraMesh } from './vertices.ts';

/**
 * Fills a mesh's triangles into the buffer. Coverage and depth are decided per sample; colour is computed
 * once per pixel and triangle, in the middle of the covered samples, as graphics cards do it.
 */
export function fill(buffer: SampleBuffer, mesh: CameraMesh, surface: Surface, lamps: Lamps): void {
  const { screen } = mesh;
  const { nearness, width, height, pattern } = buffer;
  const { count: perPixel } = pattern;
  const { lift } = surface;
  const indices = surface.transparent ? farFirst(mesh) : mesh.indices;
  const shift0 = new Float64Array(perPixel);
  const shift1 = new Float64Array(perPixel);
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
    const minX = Math.max(0, Math.floor(Math.min(x0, x1, x2)));
    const maxX = Math.min(width - 1, Math.floor(Math.max(x0, x1, x2)));
    const minY = Math.max(0, Math.floor(Math.min(y0, y1, y2)));
    const maxY = Math.min(height - 1, Math.floor(Math.max(y0, y1, y2)));
    if (minX > maxX || minY > maxY) continue;
    const across0 = (y1 - y2) / area;
    const down0 = (x2 - x1) / area;
    const across1 = (y2 - y0) / area;
    const down1 = (x0 - x2) / area;
    const w0 = screen[i0 * 3 + 2] as number;
    const w1 = screen[i1 * 3 + 2] as number;
    const w2 = screen[i2 * 3 + 2] as number;
    for (let s = 0; s < perPixel; s += 1) {
      const [dx, dy] = [pattern.across[s] as number, pattern.down[s] as number];
      shift0[s] = across0 * dx + down0 * dy;
      shift1[s] = across1 * dx + down1 * dy;
    }
    let triangle: Triangle | undefined;
    for (let row = minY; row <= maxY; row += 1) {
      for (let column = minX; column <= maxX; column += 1) {
        const pixel = row * width + column;
        const first = pixel * perPixel;
        const corner0 = across0 * (column - x2) + down0 * (row - y2);
        const corner1 = across1 * (column - x2) + down1 * (row - y2);
        let covered = 0;
        let count = 0;
        let sum0 = 0;
        let sum1 = 0;
        for (let s = 0; s < perPixel; s += 1) {
          const b0 = corner0 + (shift0[s] as number);
          const b1 = corner1 + (shift1[s] as number);
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
        triangle ??= triangleOf(mesh, surface, i0, i1, i2, front, across0, down0, across1, down1);
        const b0 = sum0 / count;
        const b1 = sum1 / count;
        buffer.touched[pixel] = 1;
        paint(buffer, mesh, surface, lamps, triangle, first, covered, b0 * w0, b1 * w1, (1 - b0 - b1) * w2);
      }
    }
  }
}

/** The corners of a see-through mesh with its far triangles first, so that what is nearer lies over them. */
function farFirst({ indices, view }: CameraMesh): Uint32Array {
  const count = indices.length / 3;
  const depth = new Float32Array(count);
  for (let i = 0; i < count; i += 1)
    for (let corner = 0; corner < 3; corner += 1)
      depth[i] = (depth[i] as number) + (view[(indices[i * 3 + corner] as number) * 3 + 2] as number);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (depth[a] as number) - (depth[b] as number) || a - b,
  );
  const sorted = new Uint32Array(indices.length);
  for (const [to, from] of order.entries())
    for (let corner = 0; corner < 3; corner += 1)
      sorted[to * 3 + corner] = indices[from * 3 + corner] as number;
  return sorted;
}
