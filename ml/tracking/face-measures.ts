import type { PictureSize } from './camera.ts';
import type { FaceTrack } from './face-track.ts';

/** Lengths of a face, millimetres. */
interface FaceLengths {
  /** Between the middles of the irises, looking far away. */
  readonly pupillaryDistanceMm: number;
  readonly innerEyesMm: number;
  readonly outerEyesMm: number;
  /** At its widest before the ears. */
  readonly faceWidthMm: number;
  /** Where the temples of glasses begin to run back. */
  readonly templeWidthMm: number;
  /** Around the head where a hat sits; a guess from the width of the face. */
  readonly headCircumferenceMm: number;
}

export interface FaceMeasures extends FaceLengths {
  /** One standard deviation of each, as far as known. */
  readonly errors: FaceLengths;
}

/** Lengths from the size of the irises; undefined when they cannot be seen well enough. */
export function faceMeasures(
  _face: Pick<FaceTrack, 'landmarks' | 'fitted' | 'expression'>,
  _size: PictureSize,
): FaceMeasures | undefined {
  return undefined;
}
