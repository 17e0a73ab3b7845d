import type { Clock } from '#kernel';
import type { EncodedFrame, TrackAnswer } from '#ml/tracking';
import { itemTransform, type TryOnSight } from '#ml/tryon';
import { hintFor } from '../domain/hint.ts';
import type { WornItem } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import type { TryOnSession } from './try-on-session.ts';
import { wiped } from './wiped.ts';

interface PlacedItem {
  readonly item: WornItem;
  /** `[16]`, column-major, item → camera, cm. */
  readonly transform: Float32Array;
}

export interface FrameAnswer extends TrackAnswer {
  /** On the largest face. */
  readonly placed: readonly PlacedItem[];
  readonly hint: string | null;
}

export type TrackFrame = (session: TryOnSession, frame: EncodedFrame) => Promise<FrameAnswer>;

/** One frame in, geometry out. The frame is gone when this returns, whatever happened. */
export function trackFrame(book: SessionBook, clock: Clock): TrackFrame {
  return (session, frame) =>
    wiped(frame.bytes, async () => {
      book.requireLive(session);
      session.touch(clock.now());
      session.frames += 1;
      const answer = await session.seat.track(frame);
      if (answer.status === 'dropped') session.dropped += 1;
      // Withdrawn while the tracker was looking: then nobody gets to see what it saw.
      book.requireLive(session);
      const [face] = answer.faces;
      const aspect = answer.width / answer.height;
      const placed = session.items.flatMap((item) => place(item, { ...answer, face }, aspect));
      return { ...answer, placed, hint: hintFor(answer.status, answer.brightness) };
    });
}

/** Nothing for an item whose part was not seen. */
function place(item: WornItem, sight: TryOnSight, aspect: number): PlacedItem[] {
  const transform = itemTransform(item.manifest, sight, aspect);
  return transform === undefined ? [] : [{ item, transform }];
}
