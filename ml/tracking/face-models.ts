import type { Eye, Eyes } from './eye.ts';
import type { RawFace } from './fit-face.ts';
import { pointsOf } from './points.ts';
import type { FaceLandmarkerResult, FaceLandmarkerTask, VisionLibrary } from './vision-library.ts';
import { WipedTask } from './wiped-task.ts';

type FaceTask = WipedTask<FaceLandmarkerTask>;

/** A looker tells one face from several. */
const FACES_MAX = 2;

export interface FaceModel {
  readonly file: string;
  /** Google's own bundle has weights for 52 expressions, ours has none: they are in no npm package. */
  readonly hasBlendshapes: boolean;
}

export function faceEyes(library: VisionLibrary, model: FaceModel): Eyes<RawFace> {
  return {
    follower: async () => following(await createFollower(library, model)),
    looker: async () => looking(await createFaceTask(library, model, 'IMAGE', FACES_MAX)),
  };
}

/**
 * Follows one person over frames. One face only: with two, the library switches its smoothing off (0.25
 * instead of 0.15 px of jitter) and runs its detector on every frame (3.5 ms CPU more).
 */
export function createFollower(library: VisionLibrary, model: FaceModel): Promise<FaceTask> {
  return createFaceTask(library, model, 'VIDEO', 1);
}

function createFaceTask(
  library: VisionLibrary,
  { file, hasBlendshapes }: FaceModel,
  runningMode: 'VIDEO' | 'IMAGE',
  numFaces: number,
): Promise<FaceTask> {
  const outputs = { outputFacialTransformationMatrixes: true, outputFaceBlendshapes: hasBlendshapes };
  return WipedTask.create(library, library.faceLandmarker, file, { runningMode, numFaces, ...outputs });
}

export function following(wiped: FaceTask): Eye<RawFace> {
  return {
    look: (picture, stampMs) => rawFaces(wiped.run(picture, (task) => task.detectForVideo(picture, stampMs))),
    dispose: () => wiped.dispose(),
  };
}

/** The largest face first. */
function looking(wiped: FaceTask): Eye<RawFace> {
  return {
    look: (picture) =>
      rawFaces(wiped.run(picture, (task) => task.detect(picture))).sort(
        (a, b) => extentOf(b.landmarks) - extentOf(a.landmarks),
      ),
    dispose: () => wiped.dispose(),
  };
}

export function rawFaces(result: FaceLandmarkerResult): RawFace[] {
  const { faceLandmarks, facialTransformationMatrixes, faceBlendshapes } = result;
  return faceLandmarks.flatMap((points, face) => {
    const matrix = facialTransformationMatrixes[face]?.data;
    if (matrix === undefined) return [];
    const found = { landmarks: pointsOf(points), matrix: Float32Array.from(matrix) };
    const weights = faceBlendshapes[face]?.categories;
    if (weights === undefined) return [found];
    const named = weights.map(({ categoryName, score }) => [categoryName, score] as const);
    return [{ ...found, blendshapes: Object.fromEntries(named) }];
  });
}

/** Distance between forehead top (10) and chin (152), as a share of the picture. */
function extentOf(landmarks: Float32Array): number {
  const [top, chin] = [10 * 3, 152 * 3];
  return Math.hypot(
    (landmarks[top] as number) - (landmarks[chin] as number),
    (landmarks[top + 1] as number) - (landmarks[chin + 1] as number),
  );
}
