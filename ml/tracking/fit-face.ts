import type { PictureSize } from './camera.ts';
import type { CanonicalFace } from './canonical-face.ts';
import { type Blendshapes, expressionOf } from './expression.ts';
import { facePlane } from './face-plane.ts';
import type { FaceTrack, FitRegion } from './face-track.ts';
import { fitPose, type PoseFit } from './fit-pose.ts';
import { FIT_REGIONS } from './fit-regions.ts';
import { matrixOfPose, type Pose, poseOfMatrix, type Vector3 } from './pose.ts';
import { SteadyPose } from './steady-pose.ts';
import { truerTurn } from './truer-turn.ts';

/** A face as the library returns it. */
export interface RawFace {
  /** `[478 × 3]`, normalised to the upright picture. */
  readonly landmarks: Float32Array;
  /** `[16]`, column-major. */
  readonly matrix: Float32Array;
  /** The matrix was fitted to the points in perspective; the library's own has a turn that is to be corrected. */
  readonly isPerspective?: boolean;
  /** Only from a model that has them. */
  readonly blendshapes?: Blendshapes;
}

const OUTER_EYE_CORNERS = [33, 263] as const;
/** A fit error of this share of the eye-corner distance means that the points are no face at all. */
const HOPELESS_ERROR = 0.1;

/**
 * Turns the library's faces into tracks with refitted poses: the same code on the server and in the page.
 * Keeps the filters of one person; one fitter per session, never shared.
 */
export class FaceFitter {
  readonly #positions: Float32Array;
  readonly #steady: Readonly<Record<FitRegion, SteadyPose>>;

  constructor({ positions }: Pick<CanonicalFace, 'positions'>) {
    this.#positions = positions;
    const steady = (region: FitRegion) => new SteadyPose(middleOf(FIT_REGIONS[region].vertices, positions));
    this.#steady = { eyeNose: steady('eyeNose'), forehead: steady('forehead'), ears: steady('ears') };
  }

  /** The face was lost or is another one: nothing of it may steady the next. */
  reset(): void {
    for (const steady of Object.values(this.#steady)) steady.reset();
  }

  /** @param atMs Time of the frame in live mode, increasing; undefined for a picture that stands alone. */
  fit(
    { landmarks, matrix, isPerspective, blendshapes }: RawFace,
    size: PictureSize,
    atMs?: number,
  ): FaceTrack {
    const refit = (name: FitRegion, start: Pose) =>
      fitPose(start, landmarks, this.#positions, FIT_REGIONS[name], size);
    const shown = (name: FitRegion, { pose }: PoseFit) =>
      matrixOfPose(atMs === undefined ? pose : this.#steady[name].next(pose, atMs));
    const read = poseOfMatrix(matrix);
    const start = isPerspective === true ? read : truerTurn(read);
    const eyeNose = refit('eyeNose', start);
    const fitted = {
      eyeNose: shown('eyeNose', eyeNose),
      forehead: shown('forehead', refit('forehead', start)),
      ears: shown('ears', refit('ears', start)),
    };
    const error = eyeNose.errorPx / eyeCornerDistancePx(landmarks, size);
    const score = Math.max(0, 1 - error / HOPELESS_ERROR);
    const onHead = facePlane(landmarks, eyeNose.pose, size);
    const expression = expressionOf(
      (vertex) => onHead(vertex, this.#positions[vertex * 3 + 2] as number),
      blendshapes,
    );
    return { landmarks, matrix, fitted, score, expression };
  }
}

function middleOf(vertices: readonly number[], positions: Float32Array): Vector3 {
  const mean = (axis: number) =>
    vertices.reduce((sum, vertex) => sum + (positions[vertex * 3 + axis] as number), 0) / vertices.length;
  return { x: mean(0), y: mean(1), z: mean(2) };
}

/** The length by which errors on a face are stated. */
export function eyeCornerDistancePx(landmarks: Float32Array, { width, height }: PictureSize): number {
  const [right, left] = OUTER_EYE_CORNERS;
  const dx = ((landmarks[left * 3] as number) - (landmarks[right * 3] as number)) * width;
  const dy = ((landmarks[left * 3 + 1] as number) - (landmarks[right * 3 + 1] as number)) * height;
  return Math.hypot(dx, dy);
}
