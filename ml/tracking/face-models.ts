import type { RawFace } from './fit-face.ts';
import type { Picture } from './soft-gl.ts';
import type { FaceLandmarkerResult, FaceLandmarkerTask, VisionLibrary } from './vision-library.ts';
import { WipedTask } from './wiped-task.ts';

export type FaceTask = WipedTask<FaceLandmarkerTask>;

/**
 * Follows one person over frames. One face only: with two, the library switches its smoothing off (0.25
 * instead of 0.15 px of jitter) and runs its detector on every frame (3.5 ms CPU more).
 */
export function createFollower(library: VisionLibrary, model: Uint8Array): Promise<FaceTask> {
  return create(library, model, 'VIDEO', 1);
}

/** Looks at single pictures and finds two faces. Keeps nothing between pictures, so a thread's sessions share it. */
export function createLooker(library: VisionLibrary, model: Uint8Array): Promise<FaceTask> {
  return create(library, model, 'IMAGE', 2);
}

function create(library: VisionLibrary, model: Uint8Array, runningMode: 'VIDEO' | 'IMAGE', numFaces: number) {
  const options = { runningMode, numFaces, outputFacialTransformationMatrixes: true };
  return WipedTask.create(library, library.faceLandmarker, model, options);
}

/** The faces of a single picture, the largest first. */
export function lookAt(looker: FaceTask, picture: Picture): RawFace[] {
  const faces = rawFaces(looker.run(picture, (task) => task.detect(picture)));
  return faces.sort((a, b) => extentOf(b.landmarks) - extentOf(a.landmarks));
}

export function rawFaces({ faceLandmarks, facialTransformationMatrixes }: FaceLandmarkerResult): RawFace[] {
  return faceLandmarks.flatMap((points, face) => {
    const matrix = facialTransformationMatrixes[face]?.data;
    if (matrix === undefined) return [];
    const landmarks = new Float32Array(points.length * 3);
    for (const [i, { x, y, z }] of points.entries()) {
      landmarks[3 * i] = x;
      landmarks[3 * i + 1] = y;
      landmarks[3 * i + 2] = z;
    }
    return [{ landmarks, matrix: Float32Array.from(matrix) }];
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
