import type { FitRegion } from './face-track.ts';

/**
 * Landmarks on which the pose is refitted, by what the item rests on. Eyelids, lips and jaw are left out:
 * they move without the head.
 */
export const FIT_REGIONS: Readonly<Record<FitRegion, readonly number[]>> = {
  // Bridge from top to tip, outer and inner eye corners.
  eyeNose: [168, 6, 197, 195, 5, 4, 1, 33, 263, 133, 362],
  // Upper face oval from temple to temple, the middle of the brow, the top of the nose bridge.
  forehead: [10, 338, 297, 332, 284, 251, 109, 67, 103, 54, 21, 151, 9, 8, 168],
  // Face oval before both ears with its inner neighbours; the nose bridge keeps the depth honest.
  ears: [234, 93, 127, 132, 162, 227, 454, 323, 356, 361, 389, 447, 168, 6],
};
