import type { Clock } from '#kernel';
import type { ClientLandmarks, EncodedFrame, TrackAnswer } from '#ml/tracking';
import { itemTransform } from '#ml/tryon';
import { hintFor } from '../domain/hint.ts';
import { type NextCrop, nextCrop } from './next-crop.ts';
import type { WornItem } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import { type FitClientFace, trackLandmarks } from './track-landmarks.ts';
import type { TryOnSession } from './try-on-session.ts';
import { wiped } from './wiped.ts';

interface PlacedItem {
  readonly item: WornItem;
  /** Among the session's items. */
  readonly place: number;
  /** `[16]`, column-major, item → camera, cm. */
  readonly transform: Float32Array;
}

export interface FrameAnswer extends TrackAnswer {
  /** On the largest face, or on the first hand. */
  readonly placed: readonly PlacedItem[];
  readonly nextCrop: NextCrop | null;
  readonly hint: string | null;
}

export type TrackFrame = (
  session: TryOnSession,
  input: EncodedFrame | ClientLandmarks,
) => Promise<FrameAnswer>;

/** One frame in, geometry out. The frame is gone when this returns, whatever happened. */
export function trackFrame(book: SessionBook, fitFace: FitClientFace, clock: Clock): TrackFrame {
  return async (session, input) => {
    book.requireLive(session);
    session.touch(clock.now());
    session.frames += 1;
    if (input.kind === 'landmarks') {
      const answer = await trackLandmarks(session, input, fitFace, clock);
      // It may have ended while its place in the tracker was given back.
      book.requireLive(session);
      return answered(session, answer);
    }
    return wiped(input.bytes, async () => {
      const answer = await session.seat.track(input);
      if (answer.status === 'dropped') session.dropped += 1;
      // Withdrawn while the tracker was looking: then nobody gets to see what it saw.
      book.requireLive(session);
      const at = clock.now();
      if (input.within === undefined) session.wholeFrameAt = at;
      rememberMeasured(session, answer);
      return answered(session, answer, at - session.wholeFrameAt);
    });
  };
}

/** Of one person only: whose measures would those of two be? */
function rememberMeasured(session: TryOnSession, answer: TrackAnswer): void {
  const { status, width, height, body } = answer;
  const [face] = answer.faces;
  if (status !== 'ok') return;
  if (face !== undefined) session.lastFace = { face, width, height };
  // Without its mask, which is a picture of her outline.
  if (body !== undefined)
    session.lastBody = { worldLandmarks: body.worldLandmarks, visibility: body.visibility };
}

/** Of points no crop can be sent. */
function answered(session: TryOnSession, answer: TrackAnswer, sinceWholeFrameMs = Infinity): FrameAnswer {
  const sight = { ...answer, face: answer.faces[0] };
  const aspect = answer.width / answer.height;
  const placed = session.items.flatMap((item, place) => {
    const transform = itemTransform(item.manifest, sight, aspect);
    // Nothing for an item whose part was not seen.
    return transform === undefined ? [] : [{ item, place, transform }];
  });
  return {
    ...answer,
    placed,
    nextCrop: nextCrop(answer, sinceWholeFrameMs),
    hint: hintFor(answer.status, answer.brightness),
  };
}
