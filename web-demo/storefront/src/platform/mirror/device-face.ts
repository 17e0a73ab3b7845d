import type { FaceLandmarkerResult } from '@mediapipe/tasks-vision';
import { FaceFitter, secondLook } from '../../../../../ml/tracking/geometry.ts';
import { canonicalPositions } from './canonical-positions.ts';
import type { DeviceTracker, Trackable } from './device-tracker.ts';
import { flat, modeSwitch, trackerOptions, type VisionFiles, type VisionLibrary } from './vision-library.ts';

/** The same arithmetic as on the server, to the last digit; a photo is looked at twice, as there. */
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
      const [first] = facesOf(
        atMs === undefined ? landmarker.detect(picture) : landmarker.detectForVideo(picture, atMs),
      );
      if (first === undefined) {
        fitter.reset();
        return undefined;
      }
      const face =
        atMs === undefined
          ? await secondLook(first, pixelsOf(picture, width, height), async ({ data, width: side }) =>
              facesOf(landmarker.detect(imageOf(data, side))),
            )
          : first;
      return { face: fitter.fit(face, { width, height }, atMs) };
    },
    close: () => landmarker.close(),
  };
}

function facesOf({ faceLandmarks, facialTransformationMatrixes }: FaceLandmarkerResult) {
  return faceLandmarks.flatMap((points, at) => {
    const matrix = facialTransformationMatrixes[at]?.data;
    return matrix === undefined ? [] : [{ landmarks: flat(points), matrix: Float32Array.from(matrix) }];
  });
}

function pixelsOf(picture: Trackable, width: number, height: number): ImageData {
  const copy = Object.assign(document.createElement('canvas'), { width, height });
  const ink = copy.getContext('2d');
  if (ink === null) throw new Error('no canvas');
  ink.drawImage(picture, 0, 0, width, height);
  return ink.getImageData(0, 0, width, height);
}

function imageOf(data: Uint8ClampedArray, side: number): ImageData {
  const image = new ImageData(side, side);
  image.data.set(data);
  return image;
}
