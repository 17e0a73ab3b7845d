import { AppError } from '#kernel';
import type { EncodedFrame, Follows, TrackAnswer, TrackingSession } from '#ml/tracking';

/**
 * One person's place in the tracker. Places are few (each holds some 40 MB and the last crop of a face), so
 * a pause gives it back, wiped, and the next frame takes a new one.
 */
export class TrackerSeat {
  readonly #open: (follows: Follows) => Promise<TrackingSession>;
  #follows: Follows;
  #tracking: Promise<TrackingSession> | undefined;

  constructor(follows: Follows, open: (follows: Follows) => Promise<TrackingSession>) {
    this.#follows = follows;
    this.#open = open;
  }

  get follows(): Follows {
    return this.#follows;
  }

  /** Another part of the person: what was known of the first one is forgotten. */
  async follow(follows: Follows): Promise<void> {
    if (follows === this.#follows) return;
    this.#follows = follows;
    await this.leave();
  }

  get isTaken(): boolean {
    return this.#tracking !== undefined;
  }

  /** Takes a place now: a full house says so before the camera starts. */
  async take(): Promise<TrackingSession> {
    this.#tracking ??= this.#open(this.#follows);
    const taking = this.#tracking;
    return taking.catch((error: unknown) => {
      if (this.#tracking === taking) this.#tracking = undefined;
      throw error;
    });
  }

  async track(frame: EncodedFrame): Promise<TrackAnswer> {
    const tracking = await this.take();
    const taken = this.#tracking;
    try {
      return await tracking.track(frame);
    } catch (error) {
      // Its thread died: the next frame takes another place.
      if (error instanceof AppError && error.code === 'tryon.tracker_lost' && this.#tracking === taken)
        this.#tracking = undefined;
      throw error;
    }
  }

  /** Resolves when nothing of the person is left in the tracker. */
  async leave(): Promise<void> {
    const taken = this.#tracking;
    this.#tracking = undefined;
    const tracking = await taken?.catch(() => undefined);
    await tracking?.close();
  }
}
