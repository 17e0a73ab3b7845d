import { AppError } from '#kernel';
import type { EncodedFrame, TrackAnswer, TrackingSession } from '#ml/tracking';

/**
 * One person's place in the tracker. Places are few (each holds some 40 MB and the last crop of a face), so
 * a pause gives it back, wiped, and the next frame takes a new one.
 */
export class TrackerSeat {
  readonly #open: () => TrackingSession;
  #tracking: TrackingSession | undefined;

  /** Takes the first place at once: a full house says so before the camera starts. */
  constructor(open: () => TrackingSession) {
    this.#open = open;
    this.#tracking = open();
  }

  async track(frame: EncodedFrame): Promise<TrackAnswer> {
    this.#tracking ??= this.#open();
    const tracking = this.#tracking;
    try {
      return await tracking.track(frame);
    } catch (error) {
      // Its thread died: the next frame takes another place.
      if (error instanceof AppError && error.code === 'tryon.tracker_lost' && this.#tracking === tracking)
        this.#tracking = undefined;
      throw error;
    }
  }

  /** Resolves when nothing of the person is left in the tracker. */
  async leave(): Promise<void> {
    const tracking = this.#tracking;
    this.#tracking = undefined;
    await tracking?.close();
  }
}
