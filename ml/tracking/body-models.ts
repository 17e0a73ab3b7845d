import type { BodyTrack } from './body-track.ts';
import type { Eye, Eyes } from './eye.ts';
import { personMask } from './person-mask.ts';
import type { Picture } from './picture.ts';
import { pointsOf } from './points.ts';
import type { PoseLandmarkerResult, PoseLandmarkerTask, VisionLibrary } from './vision-library.ts';
import { WipedTask } from './wiped-task.ts';

/** With masks the wasm aborts on any other width: it takes rows of floats for rows without padding. */
const WIDTH_STEP_PX = 4;

/**
 * Body and person mask come from one model. Beside the selfie segmenter its mask is cheaper (2.4 against 9.7 ms
 * CPU) and better for a try-on: it shows one person, where the segmenter takes in the neighbour and the helmet
 * under her arm (looked at on eleven people).
 */
export function bodyEyes(library: VisionLibrary, file: string): Eyes<BodyTrack> {
  const create = (runningMode: 'VIDEO' | 'IMAGE') =>
    WipedTask.create(library, library.poseLandmarker, file, {
      ...{ runningMode, numPoses: 1, outputSegmentationMasks: true },
    });
  return {
    follower: async () =>
      seeing(await create('VIDEO'), (task, picture, stampMs, use) =>
        task.detectForVideo(picture, stampMs, use),
      ),
    looker: async () => seeing(await create('IMAGE'), (task, picture, _, use) => task.detect(picture, use)),
  };
}

type Detect = (
  task: PoseLandmarkerTask,
  picture: Picture,
  stampMs: number,
  use: (result: PoseLandmarkerResult) => void,
) => void;

function seeing(wiped: WipedTask<PoseLandmarkerTask>, detect: Detect): Eye<BodyTrack> {
  return {
    look(picture, stampMs) {
      const padded = inSteps(picture);
      let bodies: BodyTrack[] = [];
      // By callback, the mask is read where it lies in wasm memory; as a result it would be copied first, 1.2 MB.
      const use = (result: PoseLandmarkerResult) => {
        bodies = bodyTracks(result, padded, picture.width);
      };
      try {
        wiped.run(padded, (task) => detect(task, padded, stampMs, use));
      } finally {
        if (padded !== picture) padded.data.fill(0);
      }
      return bodies;
    },
    dispose: () => wiped.dispose(),
  };
}

/** Black columns at the right, for the rare picture whose width is no multiple of four. */
function inSteps(picture: Picture): Picture {
  const width = Math.ceil(picture.width / WIDTH_STEP_PX) * WIDTH_STEP_PX;
  if (width === picture.width) return picture;
  const data = new Uint8ClampedArray(width * picture.height * 4);
  const rowBytes = picture.width * 4;
  for (let row = 0; row < picture.height; row += 1) {
    data.set(picture.data.subarray(row * rowBytes, (row + 1) * rowBytes), row * width * 4);
  }
  return { data, width, height: picture.height };
}

function bodyTracks(result: PoseLandmarkerResult, padded: Picture, width: number): BodyTrack[] {
  const { landmarks, worldLandmarks, segmentationMasks } = result;
  const [points] = landmarks;
  const [world] = worldLandmarks;
  if (points === undefined || world === undefined) return [];
  const seen = {
    landmarks: scaled(pointsOf(points), padded.width / width),
    worldLandmarks: pointsOf(world),
    visibility: Float32Array.from(points, ({ visibility }) => visibility ?? 0),
  };
  const [mask] = segmentationMasks ?? [];
  if (mask === undefined) return [seen];
  const confidence = mask.getAsFloat32Array();
  const person = personMask(confidence, mask.width, mask.height);
  // Her outline, in wasm memory; nobody reads it after us.
  confidence.fill(0);
  return [{ ...seen, person }];
}

/** x and z from shares of the padded width to shares of the picture's own. */
function scaled(points: Float32Array, factor: number): Float32Array {
  if (factor === 1) return points;
  for (let i = 0; i < points.length; i += 3) {
    points[i] = (points[i] as number) * factor;
    points[i + 2] = (points[i + 2] as number) * factor;
  }
  return points;
}
