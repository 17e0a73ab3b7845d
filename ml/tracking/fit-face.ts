import type { PictureSize } from './camera.ts';
import type { CanonicalFace } from './canonical-face.ts';
import type { FaceTrack, FitRegion } from './face-track.ts';
import { fitPose } from './fit-pose.ts';
import { FIT_REGIONS } from './fit-regions.ts';
import { matrixOfPose, poseOfMatrix } from './pose.ts';
import { SteadyPose } from './steady-pose.ts';

/** A face as the library returns it. */
export interface RawFace {
  /** `[478 × 3]`, normalised to the upright picture. */
  readonly landmarks: Float32Array;
  /** `[16]`, column-major. */
  readonly matrix: Float32Array;
}

const OUTER_EYE_CORNERS = [33, 263] as const;
/** A fit error of this share of the eye-corner distance means that the points are no face at all. */
const HOPELESS_ERROR = 0.1;

/**
 * Turns the library's faces into tracks with refitted poses: the same code on the server and in the page.
 * Keeps the filters of one person; one fitter per session, never shared.
 */
export class FaceFitter {
  readonly #face: CanonicalFace;
  readonly #steady: Readonly<Record<FitRegion, SteadyPose>>;

  constructor(face: CanonicalFace) {
    this.#face = face;
    this.#steady = { eyeNose: new SteadyPose(), forehead: new SteadyPose(), ears: new SteadyPose() };
  }

  /** The face was lost or is another one: nothing of it may steady the next. */
  reset(): void {
    for (const steady of Object.values(this.#steady)) steady.reset();
  }

  /** @param atMs Time of the frame in live mode, increasing; undefined for a picture that stands alone. */
  fit({ landmarks, matrix }: RawFace, size: PictureSize, atMs?: number): FaceTrack {
    const start = poseOfMatrix(matrix);
    const region = (name: FitRegion) => {
      const { pose, errorPx } = fitPose(start, landmarks, this.#face.positions, FIT_REGIONS[name], size);
      const shown = atMs === undefined ? pose : this.#steady[name].next(pose, atMs);
      return { errorPx, matrix: matrixOfPose(shown) };
    };
    const eyeNose = region('eyeNose');
    const fitted = {
      eyeNose: eyeNose.matrix,
      forehead: region('forehead').matrix,
      ears: region('ears').matrix,
    };
    const error = eyeNose.errorPx / eyeCornerDistancePx(landmarks, size);
    return { landmarks, matrix, fitted, score: Math.max(0, 1 - error / HOPELESS_ERROR) };
  }
}

/** The length by which errors on a face are stated. */
export function eyeCornerDistancePx(landmarks: Float32Array, { width, height }: PictureSize): number {
  const [right, left] = OUTER_EYE_CORNERS;
  const dx = ((landmarks[left * 3] as number) - (landmarks[right * 3] as number)) * width;
  const dy = ((landmarks[left * 3 + 1] as number) - (landmarks[right * 3 + 1] as number)) * height;
  return Math.hypot(dx, dy);
}
