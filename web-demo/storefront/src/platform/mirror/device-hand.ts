import type { DeviceTracker } from './device-tracker.ts';
import { flat, modeSwitch, trackerOptions, type VisionFiles, type VisionLibrary } from './vision-library.ts';

/** One hand: it wears one ring, and two cost twice as much. */
export async function handOnDevice(
  { HandLandmarker }: VisionLibrary,
  files: VisionFiles,
): Promise<DeviceTracker> {
  const landmarker = await HandLandmarker.createFromOptions(files, {
    ...trackerOptions('hand_landmarker_lite.task'),
    numHands: 1,
  });
  const tune = modeSwitch(landmarker);
  return {
    async track(picture, _width, _height, atMs) {
      await tune(atMs);
      const { landmarks, worldLandmarks, handedness } =
        atMs === undefined ? landmarker.detect(picture) : landmarker.detectForVideo(picture, atMs);
      const [points, metres, side] = [landmarks[0], worldLandmarks[0], handedness[0]?.[0]];
      if (points === undefined || metres === undefined || side === undefined) return undefined;
      return {
        hands: [
          {
            // The person's own side of a picture that is not mirrored, as on the server.
            side: side.categoryName === 'Left' ? 'left' : 'right',
            landmarks: flat(points),
            worldLandmarks: flat(metres),
          },
        ],
      };
    },
    close: () => landmarker.close(),
  };
}
