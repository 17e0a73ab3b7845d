import type { FaceTrack } from '../../../../../ml/tracking/face-track.ts';
import type { Follows, TryOnSight } from '../../../../../ml/tryon/page.ts';
import { bodyOnDevice } from './device-body.ts';
import { faceOnDevice } from './device-face.ts';
import { handOnDevice } from './device-hand.ts';
import { loadVision } from './vision-library.ts';

/** What was seen of one person, with all that is measured on her face. */
export type Sight = Omit<TryOnSight, 'face'> & { readonly face?: FaceTrack | undefined };
export type Trackable = HTMLVideoElement | HTMLCanvasElement;

/** Finds what an item is worn on without anything leaving the page. */
export interface DeviceTracker {
  /**
   * @param atMs Time of the frame, increasing; undefined for a picture that stands alone.
   * @returns undefined when nobody is there to wear anything
   */
  track(picture: Trackable, width: number, height: number, atMs?: number): Promise<Sight | undefined>;
  close(): void;
}

const MAKE = { face: faceOnDevice, hand: handOnDevice, body: bodyOnDevice };

export async function loadDeviceTracker(follows: Follows): Promise<DeviceTracker> {
  const { library, files } = await loadVision();
  return MAKE[follows](library, files);
}
