import type { Clock } from '#kernel';
import type { Follows, TrackAnswer } from '#ml/tracking';
import type { TryOnSight } from '#ml/tryon';
import { hintFor } from '../domain/hint.ts';
import { nobodyInPhoto, severalFacesInPhoto } from '../domain/refusals.ts';
import { followedPart } from './followed-part.ts';
import type { FrameTracker, PhotoComposer, WornItem } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import type { TryOnSession } from './try-on-session.ts';
import { wiped } from './wiped.ts';

export type TakePhoto = (session: TryOnSession, jpeg: Uint8Array) => Promise<Buffer>;
export type ComparePhoto = (
  session: TryOnSession,
  jpeg: Uint8Array,
  items: readonly WornItem[],
  options: { readonly before: boolean },
) => Promise<Buffer>;

/** A photo in, the same photo with the session's items on out. */
export function takePhoto(
  book: SessionBook,
  tracker: FrameTracker,
  composer: PhotoComposer,
  clock: Clock,
): TakePhoto {
  return (session, jpeg) =>
    wiped(jpeg, async () => {
      const sight = await seenOnce(book, tracker, clock, session, session.seat.follows, jpeg);
      return whileLive(book, session, await composer.compose(jpeg, sight, idsOf(session.items)));
    });
}

/** Each of `items` alone on the same person, side by side; what the session wears stays as it is. */
export function comparePhoto(
  book: SessionBook,
  tracker: FrameTracker,
  composer: PhotoComposer,
  clock: Clock,
): ComparePhoto {
  return (session, jpeg, items, options) =>
    wiped(jpeg, async () => {
      const sight = await seenOnce(book, tracker, clock, session, followedPart(items), jpeg);
      return whileLive(book, session, await composer.compare(jpeg, sight, idsOf(items), options));
    });
}

/** Withdrawn while it was drawn: then nobody gets to see the picture. */
function whileLive(book: SessionBook, session: TryOnSession, picture: Buffer): Buffer {
  try {
    book.requireLive(session);
    return picture;
  } catch (error) {
    picture.fill(0);
    throw error;
  }
}

/** Tracked alone: a photo has no past. The bytes of `jpeg` stay for the drawing. */
async function seenOnce(
  book: SessionBook,
  tracker: FrameTracker,
  clock: Clock,
  session: TryOnSession,
  follows: Follows,
  jpeg: Uint8Array,
): Promise<TryOnSight> {
  book.requireLive(session);
  session.touch(clock.now());
  session.frames += 1;
  const tracking = tracker.openSession({ mode: 'photo', follows });
  try {
    // The tracker takes its frame away, and the picture is still to be drawn on.
    const seen = Uint8Array.from(jpeg);
    const answer = await wiped(seen, () => tracking.track({ kind: 'jpeg', bytes: seen }));
    book.requireLive(session);
    return sightIn(answer, follows);
  } finally {
    await tracking.close();
  }
}

function sightIn(answer: TrackAnswer, follows: Follows): TryOnSight {
  const { status, faces, hands, body, brightness } = answer;
  const hint = hintFor(status, brightness);
  if (status === 'several_faces') throw severalFacesInPhoto(hint);
  const [face] = faces;
  const isSeen = { face: face !== undefined, hand: hands.length > 0, body: body !== undefined }[follows];
  if (!isSeen) throw nobodyInPhoto(follows, hint);
  return { face, hands, body };
}

function idsOf(items: readonly WornItem[]): string[] {
  return items.map(({ arItemId }) => arItemId);
}
