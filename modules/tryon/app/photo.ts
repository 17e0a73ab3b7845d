import type { Clock } from '#kernel';
import { hintFor } from '../domain/hint.ts';
import { noFaceInPhoto, severalFacesInPhoto } from '../domain/refusals.ts';
import type { FrameTracker, PhotoComposer } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import type { TryOnSession } from './try-on-session.ts';
import { wiped } from './wiped.ts';

export type TakePhoto = (session: TryOnSession, jpeg: Uint8Array) => Promise<Buffer>;

/** A photo in, the same photo with the items on out. Tracked alone: a photo has no past. */
export function takePhoto(
  book: SessionBook,
  tracker: FrameTracker,
  composer: PhotoComposer,
  clock: Clock,
): TakePhoto {
  return (session, jpeg) =>
    wiped(jpeg, async () => {
      book.requireLive(session);
      session.touch(clock.now());
      session.frames += 1;
      const tracking = tracker.openSession({ mode: 'photo' });
      try {
        // The tracker takes its frame away, and the picture is still to be drawn on.
        const seen = Uint8Array.from(jpeg);
        const answer = await wiped(seen, () => tracking.track({ kind: 'jpeg', bytes: seen }));
        const hint = hintFor(answer.status, answer.brightness);
        const [face] = answer.faces;
        if (answer.status === 'several_faces') throw severalFacesInPhoto(hint);
        if (face === undefined) throw noFaceInPhoto(hint);
        book.requireLive(session);
        const arItemIds = session.items.map((item) => item.arItemId);
        return await composer.compose(jpeg, { face }, arItemIds);
      } finally {
        await tracking.close();
      }
    });
}
