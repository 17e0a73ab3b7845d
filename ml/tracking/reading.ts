import type { Picture } from './picture.ts';
import type { TrackAnswer } from './tracking-session.ts';

type Status = Exclude<TrackAnswer['status'], 'dropped' | 'tracker_reset'>;

/** What one picture shows, for the answer. */
export type Reading = Pick<TrackAnswer, 'faces' | 'hands' | 'body' | 'light'> & { readonly status: Status };

/** When a picture of one person was taken, among her others. */
export interface Moment {
  /** Milliseconds; only increases. */
  readonly atMs: number;
  /** Whether the library has smoothed the points over time already. */
  readonly isSmoothed: boolean;
}

/** Turns what an eye found into tracks. Keeps the filters of one person; one per session, never shared. */
export interface Reader<Found> {
  /** @param moment undefined for a picture that stands alone. */
  read(found: readonly Found[], picture: Picture, moment?: Moment): Reading;
  /** Another person or scene: nothing of the last one may steady it. */
  reset(): void;
}
