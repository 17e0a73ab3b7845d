import type { FitRegion } from './face-track.ts';
import type { FitPoints } from './fit-pose.ts';

/** Where glasses rest, and where their fit is measured: the bridge and the corners of the eyes. */
export const BRIDGE_AND_EYE_CORNERS: readonly number[] = [168, 6, 197, 33, 133, 362, 263];

// biome-ignore format: the right socket, then the left
const EYE_SOCKETS: readonly number[] = [
  130, 243, 244, 245, 189, 193, 122, 113, 226, 35, 31, 228, 229, 230, 231, 232, 233, 128, 114, 47,
  359, 463, 464, 465, 413, 417, 351, 342, 446, 265, 261, 448, 449, 450, 451, 452, 453, 357, 343, 277,
];

const EYE_CORNERS: readonly number[] = [33, 133, 362, 263];
const UPPER_OVAL: readonly number[] = [10, 338, 297, 332, 284, 251, 109, 67, 103, 54, 21];
const BROW_MIDDLE: readonly number[] = [151, 9, 8, 168];
const BEFORE_EARS: readonly number[] = [234, 93, 127, 137, 177, 227, 454, 323, 356, 366, 401, 447, 168, 6];

/**
 * Landmarks on which the pose is refitted, by what the item rests on. Eyelids, lips and jaw are left out:
 * they move without the head. Chosen on rendered heads of known pose (`benchmarks/fit-accuracy.ts`).
 */
export const FIT_REGIONS: Readonly<Record<FitRegion, FitPoints>> = {
  // The rim of both eye sockets and the bridge. With the nose down to its tip instead of the rims the bridge
  // of a pair of glasses lay 1.4 instead of 1.1 % of the eye-corner distance off over ±30° of yaw: the tip is
  // the point of the face on which the tracker errs most (3 %, against 1 % around the eyes).
  // The corners and the bridge count four times: with once, the portrait's miss by 2.2 instead of 1.9 %.
  eyeNose: {
    vertices: [...BRIDGE_AND_EYE_CORNERS, ...EYE_SOCKETS],
    weights: [...BRIDGE_AND_EYE_CORNERS.map(() => 4), ...EYE_SOCKETS.map(() => 1)],
    // With 4 the bridge lay 1.0 instead of 0.8 % off over ±30° of yaw; the start's turn is right since `truerTurn`.
    turnSigmaDegrees: 2,
  },
  // Upper face oval from temple to temple, and what the tracker sees better than that outline: the middle of
  // the brow and the top of the nose bridge three times, the corners of the eyes half.
  forehead: {
    vertices: [...UPPER_OVAL, ...BROW_MIDDLE, ...EYE_CORNERS],
    weights: [...UPPER_OVAL.map(() => 1), ...BROW_MIDDLE.map(() => 3), ...EYE_CORNERS.map(() => 0.5)],
    turnSigmaDegrees: 1.5,
  },
  // Face oval before both ears with its inner neighbours, the nose bridge, and the corners of the eyes twice: the
  // oval is drawn up and inwards by 2 to 3 %. Weighing its points by how far they face the camera made
  // earrings worse (4.0 instead of 3.5 % over ±30° of yaw): without the far side the turn is a guess.
  ears: {
    vertices: [...BEFORE_EARS, ...EYE_CORNERS],
    weights: [...BEFORE_EARS.map(() => 1), ...EYE_CORNERS.map(() => 2)],
    turnSigmaDegrees: 0.5,
  },
};
