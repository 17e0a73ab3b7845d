import type { FaceShape } from '../face-rig.ts';
import { type Coat, CoatBuilder } from './coat.ts';

/** Blush in the canonical face, cm: from the apple of the cheek along the bone towards the temple. */
const CENTRE = [4.6, -0.35] as const;
const ALONG = 3.1;
const ACROSS = 1.9;
/** Radians that the patch rises towards the ear. */
const RISE = 0.5;
const RINGS = 6;
const SPOKES = 24;

/** Where one vertex of the patch lies on the face's triangles. */
interface OnFace {
  readonly corners: readonly [number, number, number];
  readonly weights: readonly [number, number, number];
}

const patches = new WeakMap<FaceShape, readonly (readonly OnFace[])[]>();

/** Blush on both cheeks: a soft oval on the face's own surface, so that it turns with the head. */
export function cheekCoat(
  landmarks: Float32Array,
  size: { readonly width: number; readonly height: number },
  shape: FaceShape,
): Coat {
  const sides = patches.get(shape) ?? [-1, 1].map((side) => patchOn(shape, side));
  patches.set(shape, sides);
  const builder = new CoatBuilder();
  for (const patch of sides)
    builder.grid(SPOKES, RINGS + 1, true, (spoke, ring) => {
      const { corners, weights } = patch[spoke * (RINGS + 1) + ring] as OnFace;
      let [x, y] = [0, 0];
      for (let i = 0; i < 3; i += 1) {
        const corner = (corners[i] as number) * 3;
        x += (landmarks[corner] ?? 0) * size.width * (weights[i] as number);
        y += (landmarks[corner + 1] ?? 0) * size.height * (weights[i] as number);
      }
      if (ring === 2 && spoke % 3 === 0) builder.bareAt(x, y);
      const angle = (spoke / SPOKES) * 2 * Math.PI;
      const radius = ring / RINGS;
      return {
        x,
        y,
        cover: 1 - radius,
        wet: Math.max(0, 1 - radius * 1.6),
        along: Math.cos(angle) * radius,
        across: Math.sin(angle) * radius,
      };
    });
  builder.withoutBackside(1);
  return builder.coat();
}

/** @param side -1 = the wearer's right cheek; its spokes run the other way round, so that both wind alike */
function patchOn(shape: FaceShape, side: number): OnFace[] {
  const patch: OnFace[] = [];
  for (let spoke = 0; spoke < SPOKES; spoke += 1)
    for (let ring = 0; ring <= RINGS; ring += 1) {
      const angle = side * (spoke / SPOKES) * 2 * Math.PI;
      let radius = ring / RINGS;
      let found: OnFace | undefined;
      // Towards the ear the face ends; there the patch does.
      for (; found === undefined; radius -= 0.02) {
        const [u, v] = [Math.cos(angle) * ALONG * radius, Math.sin(angle) * ACROSS * radius];
        const [cos, sin] = [Math.cos(RISE), Math.sin(RISE)];
        const x = CENTRE[0] + u * cos - v * sin;
        const y = CENTRE[1] + u * sin + v * cos;
        found = onFace(shape, side * x, y);
      }
      patch.push(found);
    }
  return patch;
}

/** The triangle under a place of the face as seen from the front. */
function onFace({ positions, triangles }: FaceShape, x: number, y: number): OnFace | undefined {
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i], triangles[i + 1], triangles[i + 2]] as [number, number, number];
    const [ax, ay] = [positions[a * 3] as number, positions[a * 3 + 1] as number];
    const [bx, by] = [(positions[b * 3] as number) - ax, (positions[b * 3 + 1] as number) - ay];
    const [cx, cy] = [(positions[c * 3] as number) - ax, (positions[c * 3 + 1] as number) - ay];
    const area = bx * cy - cx * by;
    if (area <= 0) continue;
    const wb = ((x - ax) * cy - cx * (y - ay)) / area;
    const wc = (bx * (y - ay) - (x - ax) * by) / area;
    if (wb >= -ROUNDING && wc >= -ROUNDING && wb + wc <= 1 + ROUNDING)
      return { corners: [a, b, c], weights: [1 - wb - wc, wb, wc] };
  }
  return undefined;
}

const ROUNDING = 1e-6;
