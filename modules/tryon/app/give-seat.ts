import type { Follows, TrackingSession } from '#ml/tracking';
import type { FrameTracker } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import { TrackerSeat } from './tracker-seat.ts';

export type GiveSeat = (follows: Follows) => TrackerSeat;

export function seatGiver(tracker: FrameTracker, book: SessionBook): GiveSeat {
  return (follows) => new TrackerSeat(follows, (part) => seatOf(tracker, book, part));
}

/** When every place is taken, whoever has paused longest gives up hers and gets another with her next frame. */
async function seatOf(tracker: FrameTracker, book: SessionBook, follows: Follows): Promise<TrackingSession> {
  try {
    return tracker.openSession({ mode: 'live', follows });
  } catch (full) {
    if (!(await book.freeSeat())) throw full;
    return tracker.openSession({ mode: 'live', follows });
  }
}
