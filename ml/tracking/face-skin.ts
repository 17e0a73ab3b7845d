/** A landmark on skin, with the outward normal of the canonical face there. */
export interface SkinPoint {
  readonly vertex: number;
  readonly normal: readonly [x: number, y: number, z: number];
}

type Vertical = readonly [vertex: number, y: number, z: number];
type Pair = readonly [right: number, left: number, x: number, y: number, z: number];

/** On the middle line: forehead, between the brows, nose, chin. Normals in hundredths. */
// biome-ignore format: one table
const MIDDLE: readonly Vertical[] = [
  [151, 25, 97], [9, 2, 100], [6, 58, 81], [197, 58, 82], [195, 57, 82], [5, 45, 89], [4, 15, 99],
  [199, -15, 99], [200, 4, 100],
];

/** On both sides: forehead, nose, cheeks from the nose to the ear, jaw, chin. The normal is the left one's. */
// biome-ignore format: one table
const PAIRS: readonly Pair[] = [
  [108, 337, 15, 29, 95], [69, 299, 38, 30, 87], [104, 333, 61, 27, 74],
  [51, 281, 58, 44, 69], [3, 248, 57, 48, 67], [45, 275, 52, 18, 84],
  [50, 280, 62, 2, 78], [101, 330, 38, 18, 91], [205, 425, 50, 0, 87], [118, 347, 43, 18, 89],
  [36, 266, 32, 10, 94], [123, 352, 82, -5, 57], [187, 411, 73, -13, 68], [147, 376, 86, -15, 49],
  [207, 427, 64, -14, 76], [203, 423, 45, 13, 88], [117, 346, 67, 9, 74], [116, 345, 84, 3, 54],
  [137, 366, 96, -10, 27], [177, 401, 95, -17, 26], [227, 447, 96, -4, 29],
  [213, 433, 87, -20, 45], [214, 434, 70, -19, 68], [215, 435, 91, -26, 32], [138, 367, 87, -30, 39],
  [135, 364, 81, -30, 51], [201, 421, 34, 4, 94], [208, 428, 32, -13, 94], [32, 262, 56, -5, 83],
];

/**
 * Places of skin, spread over the directions in which a face looks: no eyes, brows or lips, nothing of the
 * face's edge, where hair hangs. A table and not a calculation, so that the page needs no canonical mesh for
 * it; a test holds it against the mesh.
 */
export const SKIN_POINTS: readonly SkinPoint[] = [
  ...MIDDLE.map(([vertex, y, z]): SkinPoint => ({ vertex, normal: [0, y / 100, z / 100] })),
  ...PAIRS.flatMap(([right, left, x, y, z]): SkinPoint[] => [
    { vertex: right, normal: [-x / 100, y / 100, z / 100] },
    { vertex: left, normal: [x / 100, y / 100, z / 100] },
  ]),
];
