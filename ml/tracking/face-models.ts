import type { RawFace } from './fit-face.ts';
import type { FaceLandmarkerResult, FaceLandmarkerTask, VisionLibrary } from './vision-library.ts';
import { WipedTask } from './wiped-task.ts';

export type FaceTask = WipedTask<FaceLandmarkerTask>;

/**
 * Follows one person over frames. One face only: with two, the library switches its smoothing off (0.25
 * instead of 0.15 px of jitter) and runs its detector on every frame (3.5 ms CPU more).
 */
export function createFollower(library: VisionLibrary, model: Uint8Array): Promise<FaceTask> {
  return createFaceTask(library, model, 'VIDEO', 1);
}

export function createFaceTask(
  library: VisionLibrary,
  model: Uint8Array,
  runningMode: 'VIDEO' | 'IMAGE',
  numFaces: number,
): Promise<FaceTask> {
  const options = { runningMode, numFaces, outputFacialTransformationMatrixes: true };
  return WipedTask.create(library, library.faceLandmarker, model, options);
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
