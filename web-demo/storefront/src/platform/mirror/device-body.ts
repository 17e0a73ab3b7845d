import type { PoseLandmarkerResult } from '@mediapipe/tasks-vision';
import type { TryOnBody } from '../../../../../ml/tryon/page.ts';
import type { DeviceTracker } from './device-tracker.ts';
import { flat, modeSwitch, trackerOptions, type VisionFiles, type VisionLibrary } from './vision-library.ts';

/** The mask that tells arms from what is behind them is as coarse as the model's own, whatever it was stretched to. */
const MASK_SIDE_PX = 192;

export async function bodyOnDevice(
  { PoseLandmarker }: VisionLibrary,
  files: VisionFiles,
): Promise<DeviceTracker> {
  const landmarker = await PoseLandmarker.createFromOptions(files, {
    ...trackerOptions('pose_landmarker_lite.task'),
    numPoses: 1,
    outputSegmentationMasks: true,
  });
  const tune = modeSwitch(landmarker);
  return {
    async track(picture, _width, _height, atMs) {
      await tune(atMs);
      let body: TryOnBody | undefined;
      // Masks live as long as the callback.
      const see = ({ landmarks, worldLandmarks, segmentationMasks }: PoseLandmarkerResult) => {
        const [points, metres, mask] = [landmarks[0], worldLandmarks[0], segmentationMasks?.[0]];
        if (points === undefined || metres === undefined) return;
        body = {
          landmarks: flat(points),
          worldLandmarks: flat(metres),
          visibility: Float32Array.from(points, ({ visibility }) => visibility),
          person: mask && coarse(mask.getAsFloat32Array(), mask.width, mask.height),
        };
      };
      if (atMs === undefined) landmarker.detect(picture, see);
      else landmarker.detectForVideo(picture, atMs, see);
      return body && { body };
    },
    close: () => landmarker.close(),
  };
}

function coarse(confidence: Float32Array, width: number, height: number): NonNullable<TryOnBody['person']> {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / MASK_SIDE_PX));
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const bytes = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      bytes[row * columns + column] = 255 * (confidence[row * step * width + column * step] ?? 0);
  return { confidence: bytes, width: columns, height: rows };
}
