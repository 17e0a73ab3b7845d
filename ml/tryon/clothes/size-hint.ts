import type { TryOnBody } from '../sight.ts';

/** One line of a product's size table, cm. */
export interface GarmentSize {
  readonly name: string;
  /** From seam to seam over the shoulders. */
  readonly shoulderCm: number;
  /** Width over the hips, laid flat, where it matters for this garment. */
  readonly hipCm?: number;
}

export interface SizeHint {
  readonly size: string;
  /** 0..1: how far the next size is, in errors of the measure. */
  readonly score: number;
  /** What a shopper reads; about the garment, never about her. */
  readonly text: string;
}

/**
 * The tracker's joints lie inside the body: shoulder seams are this much further apart than the joints, and
 * hips this much wider than theirs, by the proportions of the standard figure.
 */
const SEAM_PER_JOINTS = 1.14;
const HIPS_PER_JOINTS = 1.77;
/** Metres from one picture are a guess at the person's size: about a tenth off either way, one size of clothes. */
export const MEASURE_ERROR = 0.1;
const SEEN = 0.5;
const TURNED_MAX = 0.4;
const BLAZE = { leftShoulder: 11, rightShoulder: 12, leftHip: 23, rightHip: 24 } as const;

/**
 * "About M": the size whose shoulders (and hips) are nearest to what one picture tells; `undefined` when joints
 * are unseen, the person is turned aside, or no size is within the measure's error of hers.
 */
export function sizeHint(
  { worldLandmarks, visibility }: Pick<TryOnBody, 'worldLandmarks' | 'visibility'>,
  sizes: readonly GarmentSize[],
): SizeHint | undefined {
  const seen = (...joints: number[]): boolean => joints.every((joint) => (visibility[joint] ?? 0) >= SEEN);
  if (!seen(BLAZE.leftShoulder, BLAZE.rightShoulder)) return undefined;
  const shoulders = span(worldLandmarks, BLAZE.leftShoulder, BLAZE.rightShoulder);
  if (shoulders === undefined) return undefined;
  const hips = seen(BLAZE.leftHip, BLAZE.rightHip)
    ? span(worldLandmarks, BLAZE.leftHip, BLAZE.rightHip)
    : undefined;
  const off = ({ shoulderCm, hipCm }: GarmentSize): number => {
    const above = Math.abs(shoulderCm / (shoulders * SEAM_PER_JOINTS) - 1);
    if (hipCm === undefined || hips === undefined) return above;
    return (above + Math.abs(hipCm / (hips * HIPS_PER_JOINTS) - 1)) / 2;
  };
  const [best] = [...sizes].sort((a, b) => off(a) - off(b));
  if (best === undefined || off(best) > 2 * MEASURE_ERROR) return undefined;
  return {
    size: best.name,
    score: Math.max(0, 1 - off(best) / (2 * MEASURE_ERROR)),
    text: `约 ${best.name} 码（单张画面估算，误差约 ${Math.round(MEASURE_ERROR * 100)}%，以尺码表为准）`,
  };
}

/** Distance of two joints, cm; `undefined` when they are turned out of the picture's plane. */
function span(world: Float32Array, a: number, b: number): number | undefined {
  const [dx, dy, dz] = [0, 1, 2].map((axis) => (world[a * 3 + axis] ?? 0) - (world[b * 3 + axis] ?? 0)) as [
    number,
    number,
    number,
  ];
  const length = Math.hypot(dx, dy, dz);
  // Depth is the worst of what one camera tells: turned further than this, the length is a guess.
  if (!(length > 0.1) || Math.abs(dz) > TURNED_MAX * length) return undefined;
  return length * 100;
}
