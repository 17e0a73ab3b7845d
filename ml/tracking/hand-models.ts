import type { Eye, Eyes } from './eye.ts';
import type { HandTrack } from './hand-track.ts';
import { pointsOf } from './points.ts';
import type { HandLandmarkerResult, HandLandmarkerTask, VisionLibrary } from './vision-library.ts';
import { WipedTask } from './wiped-task.ts';

/** Both hands of one person. */
const HANDS_MAX = 2;

type HandTask = WipedTask<HandLandmarkerTask>;

export function handEyes(library: VisionLibrary, file: string): Eyes<HandTrack> {
  const create = (runningMode: 'VIDEO' | 'IMAGE') =>
    WipedTask.create(library, library.handLandmarker, file, { runningMode, numHands: HANDS_MAX });
  return {
    follower: async () => followingHands(await create('VIDEO')),
    looker: async () => {
      const wiped = await create('IMAGE');
      return {
        look: (picture) => handTracks(wiped.run(picture, (task) => task.detect(picture))),
        dispose: () => wiped.dispose(),
      };
    },
  };
}

function followingHands(wiped: HandTask): Eye<HandTrack> {
  return {
    look: (picture, stampMs) =>
      handTracks(wiped.run(picture, (task) => task.detectForVideo(picture, stampMs))),
    dispose: () => wiped.dispose(),
  };
}

/** The library names the person's own side of a picture that is not mirrored (looked at on photos of both). */
function handTracks({ landmarks, worldLandmarks, handedness }: HandLandmarkerResult): HandTrack[] {
  return landmarks.flatMap((points, hand) => {
    const world = worldLandmarks[hand];
    const side = handedness[hand]?.[0];
    if (world === undefined || side === undefined) return [];
    return [
      {
        side: side.categoryName === 'Left' ? 'left' : 'right',
        landmarks: pointsOf(points),
        worldLandmarks: pointsOf(world),
        score: side.score,
      },
    ];
  });
}
