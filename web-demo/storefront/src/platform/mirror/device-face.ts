import { FaceFitter } from '../../../../../ml/tracking/geometry.ts';
import { canonicalPositions } from './canonical-positions.ts';
import type { DeviceTracker } from './device-tracker.ts';
import { flat, modeSwitch, trackerOptions, type VisionFiles, type VisionLibrary } from './vision-library.ts';

/** The same arithmetic as on the server, to the last digit. */
export async function faceOnDevice(
  { FaceLandmarker }: VisionLibrary,
  files: VisionFiles,
): Promise<DeviceTracker> {
  const [landmarker, positions] = await Promise.all([
    FaceLandmarker.createFromOptions(files, {
      ...trackerOptions('face_landmarker.task'),
      numFaces: 1,
      outputFacialTransformationMatrixes: true,
    }),
    canonicalPositions(),
  ]);
  const fitter = new FaceFitter({ positions });
  const tune = modeSwitch(landmarker);
  return {
    async track(picture, width, height, atMs) {
      if (await tune(atMs)) fitter.reset();
      const found =
        atMs === undefined ? landmarker.detect(picture) : landmarker.detectForVideo(picture, atMs);
      const points = found.faceLandmarks[0];
      const matrix = found.facialTransformationMatrixes[0]?.data;
      if (points === undefined || matrix === undefined) {
        fitter.reset();
        return undefined;
      }
      const track = { landmarks: flat(points), matrix: Float32Array.from(matrix) };
      return { face: fitter.fit(track, { width, height }, atMs) };
    },
    close: () => landmarker.close(),
  };
}
