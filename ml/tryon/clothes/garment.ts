import { z } from 'zod';

/** Share of the garment picture's width or height; joints may lie outside it. */
const coordinate = z.number().min(-0.5).max(1.5);
const place = z.tuple([coordinate, coordinate]);
const share = z.number().min(0).max(1);

/**
 * A sleeve, cut off the trunk at the armhole. A section is a line across the arm: where it crosses the arm's
 * axis (0 = shoulder, 1 = elbow, 2 = wrist), how far it reaches to the outer and to the inner side of a hanging
 * arm, shares of the picture's width.
 */
const sleeve = z.strictObject({
  /** The armhole's upper end, on the shoulder, and its lower end, in the armpit. */
  tip: place,
  pit: place,
  sections: z
    .array(z.tuple([z.number().min(0).max(2), share, share]))
    .min(2)
    .max(40),
});

/**
 * A garment as a flat picture of it: arms a little off the body, wearer's left on the picture's right. It is
 * drawn over a figure of usual measures (`standard-figure.ts`); how much wider it is than that figure is its ease.
 */
export const garmentSchema = z.strictObject({
  /** Pixels of the picture. */
  size: z.tuple([z.int().min(64).max(4096), z.int().min(64).max(4096)]),
  layer: z.enum(['top', 'dress', 'bottom', 'outer']),
  sleeves: z.enum(['none', 'short', 'long']),
  /** Where the joints of the wearer are in the picture. */
  points: z.strictObject({
    leftShoulder: place,
    rightShoulder: place,
    leftHip: place,
    rightHip: place,
    leftElbow: place.optional(),
    rightElbow: place.optional(),
    leftWrist: place.optional(),
    rightWrist: place.optional(),
    neck: place.optional(),
    leftHem: place.optional(),
    rightHem: place.optional(),
  }),
  /** The trunk from top to bottom: height, right and left edge (as the picture is seen: left to right). */
  trunk: z
    .array(z.tuple([coordinate, coordinate, coordinate]))
    .min(2)
    .max(80),
  leftSleeve: sleeve.optional(),
  rightSleeve: sleeve.optional(),
});

export type Garment = z.infer<typeof garmentSchema>;
export type GarmentSleeve = z.infer<typeof sleeve>;
