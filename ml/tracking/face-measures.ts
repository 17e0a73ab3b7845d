import type { PictureSize } from './camera.ts';
import { apart, facePlane, type PlanePoint } from './face-plane.ts';
import type { FaceTrack } from './face-track.ts';
import { poseOfMatrix } from './pose.ts';

/** Lengths of a face, millimetres. */
export interface FaceLengths {
  /** Between the pupils when they look far away, as an optician measures it. */
  readonly pupillaryDistanceMm: number;
  readonly innerEyesMm: number;
  readonly outerEyesMm: number;
  /** Before the ears, where the face is widest. */
  readonly faceWidthMm: number;
  /** At the height of the eyes, where the temples of glasses begin to touch. */
  readonly templeWidthMm: number;
  /** Around the head where a hat sits: a guess from the width of the face. */
  readonly headCircumferenceMm: number;
}

export interface FaceMeasures extends FaceLengths {
  /** One standard deviation of each. */
  readonly errors: FaceLengths;
}

/** Adults' irises: 11.7 mm across; one in three differs by more than half a millimetre. */
const IRIS_MM = 11.7;
const IRIS_SIGMA_MM = 0.5;
/** Smaller irises are a guess of the tracker. */
const IRIS_PX_MIN = 6;
/** Where the tracker puts the rim of an iris, pixels of the picture; measured on rendered heads. */
const RIM_SIGMA_PX = 0.35;
/** Systematic part, share of the diameter: on rendered heads irises came out 3 % too large. */
const RIM_BIAS = 0.03;
/** The turn from which an eye is seen too flatly: sine of 35°. */
const TURN_MAX = 0.57;
const BLINK_MAX = 0.7;
/** From the middle of an eyeball's turning to the pupil: eyes that look into the camera turn inwards. */
const PUPIL_ARM_MM = 10.5;

/** Landmarks and their depth in the canonical face, cm. */
const RIGHT_IRIS = { middle: 468, rim: [469, 471], z: 3.8 } as const;
const LEFT_IRIS = { middle: 473, rim: [474, 476], z: 3.8 } as const;
const INNER = { right: 133, left: 362, z: 3.76 } as const;
const OUTER = { right: 33, left: 263, z: 3.17 } as const;
const CHEEKS = { right: 234, left: 454, z: -2.44 } as const;
const TEMPLES = { right: 127, left: 356, z: -2.01 } as const;
/** Turned further than this (sine of 8°), one side of the head hides the other; it is then taken for symmetric. */
const ONE_SIDE = 0.14;

/** Error of the tracker's points by region, as a share of the length; rendered heads, turned by up to 30°. */
const CORNER_SIGMA = 0.015;
const EDGE_SIGMA = 0.045;

/**
 * Heads are about this many times as far around as the face is wide before the ears, in the canonical face's
 * sense of it; for one width of face they differ by some 2 cm (hair not counted).
 */
const AROUND_PER_WIDTH = 3.75;
const AROUND_SIGMA_MM = 20;

interface PairOfPoints {
  readonly right: number;
  readonly left: number;
  readonly z: number;
}

/**
 * Lengths from the one thing on a face whose size is known, the iris; undefined while it cannot be seen well
 * enough (too small, eyes shut, head turned away). Good to about 5 %: enough to tell small, medium and large
 * frames apart, not enough to make lenses.
 */
export function faceMeasures(
  { landmarks, fitted, expression }: Pick<FaceTrack, 'landmarks' | 'fitted' | 'expression'>,
  size: PictureSize,
): FaceMeasures | undefined {
  const pose = poseOfMatrix(fitted.eyeNose);
  const turn = pose.xz;
  if (Math.abs(turn) > TURN_MAX || Math.max(expression.blinkLeft, expression.blinkRight) > BLINK_MAX) return;
  const at = facePlane(landmarks, pose, size);
  const irisPx =
    (rimWidthPx(landmarks, RIGHT_IRIS.rim, size) + rimWidthPx(landmarks, LEFT_IRIS.rim, size)) / 2;
  if (!(irisPx >= IRIS_PX_MIN)) return;
  const irisCm = (irisWidth(at, RIGHT_IRIS) + irisWidth(at, LEFT_IRIS)) / 2;
  const mmPerCm = IRIS_MM / irisCm;

  const pupils = apart(at(RIGHT_IRIS.middle, RIGHT_IRIS.z), at(LEFT_IRIS.middle, LEFT_IRIS.z)) * mmPerCm;
  const between = ({ right, left, z }: PairOfPoints) => apart(at(right, z), at(left, z)) * mmPerCm;
  // Of a pair of which one is hidden the other is doubled. A head turned to the picture's right shows its right.
  const across = ({ right, left, z }: PairOfPoints) => {
    if (Math.abs(turn) < ONE_SIDE) return between({ right, left, z });
    return 2 * Math.abs(at(turn > 0 ? right : left, z).x) * mmPerCm;
  };
  const faceWidthMm = across(CHEEKS);
  const lengths: FaceLengths = {
    pupillaryDistanceMm: pupils * (1 + PUPIL_ARM_MM / (-pose.z * mmPerCm)),
    innerEyesMm: between(INNER),
    outerEyesMm: between(OUTER),
    faceWidthMm,
    templeWidthMm: across(TEMPLES),
    headCircumferenceMm: faceWidthMm * AROUND_PER_WIDTH,
  };
  // Two irises of two rim points each.
  const scale = Math.hypot(IRIS_SIGMA_MM / IRIS_MM, RIM_BIAS, RIM_SIGMA_PX / irisPx);
  const error = (mm: number, points: number, spreadMm = 0) => Math.hypot(mm * scale, mm * points, spreadMm);
  return {
    ...lengths,
    errors: {
      pupillaryDistanceMm: error(lengths.pupillaryDistanceMm, CORNER_SIGMA),
      innerEyesMm: error(lengths.innerEyesMm, 2 * CORNER_SIGMA),
      outerEyesMm: error(lengths.outerEyesMm, CORNER_SIGMA),
      faceWidthMm: error(lengths.faceWidthMm, EDGE_SIGMA),
      templeWidthMm: error(lengths.templeWidthMm, EDGE_SIGMA),
      headCircumferenceMm: error(lengths.headCircumferenceMm, EDGE_SIGMA, AROUND_SIGMA_MM),
    },
  };
}

function irisWidth(
  at: (landmark: number, z: number) => PlanePoint,
  { rim, z }: typeof RIGHT_IRIS | typeof LEFT_IRIS,
): number {
  return apart(at(rim[0], z), at(rim[1], z));
}

/** Across, not from top to bottom: there the lids cover it, and the tracker's irises are 15 % too low. */
function rimWidthPx(
  landmarks: Float32Array,
  [a, b]: readonly [number, number],
  { width, height }: PictureSize,
): number {
  const dx = ((landmarks[a * 3] as number) - (landmarks[b * 3] as number)) * width;
  const dy = ((landmarks[a * 3 + 1] as number) - (landmarks[b * 3 + 1] as number)) * height;
  return Math.hypot(dx, dy);
}
