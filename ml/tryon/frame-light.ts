/** Landmarks on bare skin whatever the hair, the glasses or the beard: cheeks, nose, between the brows. */
const SKIN = [4, 5, 195, 197, 6, 168, 9, 50, 280, 101, 330, 205, 425, 118, 347] as const;

/** Linear luminance of the lightest skin in a well-lit portrait (0.72 on the test portrait, which is lit hard). */
const WELL_LIT = 0.55;
const LIGHT_MIN = 0.45;
const LIGHT_MAX = 1.1;
/** Which of the sorted places counts: the second lightest, so that one highlight does not decide. */
const LIGHTEST = 2;

/**
 * How strongly the studio has to shine so that an item belongs to this picture: 1 in a well-lit one. Skin
 * differs as much as light does, so the lightest places are asked, which shine on every skin, and only the
 * fourth root of the difference is taken: a fault of 4x, dark skin in good light, dims the item by 30 %.
 *
 * @param luminanceAt linear luminance at a place of the picture, shares of its width and height
 */
export function frameLight(landmarks: Float32Array, luminanceAt: (x: number, y: number) => number): number {
  const seen = SKIN.map((point) => luminanceAt(landmarks[point * 3] ?? 0, landmarks[point * 3 + 1] ?? 0));
  seen.sort((a, b) => a - b);
  const lightest = seen[SKIN.length - LIGHTEST] ?? WELL_LIT;
  return Math.max(LIGHT_MIN, Math.min(LIGHT_MAX, Math.sqrt(Math.sqrt(lightest / WELL_LIT))));
}
