import { BufferAttribute, BufferGeometry } from 'three';
import { lipsOf, pointOf } from './lip-rings.ts';
import { INNER_FEATHER, OUTER_FEATHER } from './pigment.ts';

/** From the outer edge to the mouth: feather, body, the wet streak's middle, body, feather. */
const STREAK_AT = 0.58;
const ROWS = 5;

/**
 * The lips as a sheet of triangles between the two rings, in clip space, for WebGL. `cover` is 0 on both
 * edges and 1 between them, so it fades as the pixel version does and never enters the mouth.
 */
export function lipSheet(landmarks: Float32Array, width: number, height: number): BufferGeometry {
  const lips = lipsOf(landmarks, width, height);
  const columns = lips.outer.length / 2;
  const position = new Float32Array(columns * ROWS * 3);
  const cover = new Float32Array(columns * ROWS);
  const wet = new Float32Array(columns * ROWS);
  for (let column = 0; column < columns; column += 1) {
    const [ox, oy] = [lips.outer[column * 2] as number, lips.outer[column * 2 + 1] as number];
    const [ix, iy] = pointOf(lips.inner, column);
    const length = Math.hypot(ix - ox, iy - oy) || 1;
    const outerEdge = Math.min(0.45, (OUTER_FEATHER * lips.widthPx) / length);
    const innerEdge = Math.min(0.4, (INNER_FEATHER * lips.widthPx) / length);
    for (const [row, share] of [-outerEdge / 2, outerEdge / 2, STREAK_AT, 1 - innerEdge, 1].entries()) {
      const at = column * ROWS + row;
      position[at * 3] = ((ox + (ix - ox) * share) / width) * 2 - 1;
      position[at * 3 + 1] = 1 - ((oy + (iy - oy) * share) / height) * 2;
      cover[at] = row === 0 || row === ROWS - 1 ? 0 : 1;
      // Columns of the first half run along the lower lip; its middle shines.
      const across = (column - columns / 4) / (columns * 0.16);
      wet[at] = row === 2 && column < columns / 2 ? Math.max(0, 1 - across * across) : 0;
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('cover', new BufferAttribute(cover, 1));
  geometry.setAttribute('wet', new BufferAttribute(wet, 1));
  geometry.setIndex(sheetIndices(columns));
  return geometry;
}

function sheetIndices(columns: number): number[] {
  const indices: number[] = [];
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < ROWS - 1; row += 1) {
      const a = column * ROWS + row;
      const b = ((column + 1) % columns) * ROWS + row;
      indices.push(a, b, a + 1, b, b + 1, a + 1);
    }
  return indices;
}
