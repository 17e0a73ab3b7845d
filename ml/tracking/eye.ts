import type { Picture } from './picture.ts';

/**
 * One instance of one model, as the tracker knows it: pictures in, what was found out. MediaPipe stands behind
 * it in a tracker thread, recorded tracks in tests.
 */
export interface Eye<Found> {
  /**
   * @param stampMs Time of the picture for an eye that follows one person; it must increase, or the instance
   * throws from then on. A looker ignores it.
   */
  look(picture: Picture, stampMs: number): readonly Found[];
  /** Ends the instance and overwrites its memory. */
  dispose(): void;
}

/** Makes eyes for one thing: a face, hands, a body. */
export interface Eyes<Found> {
  /** Follows one person over frames and remembers her; never given to another. */
  follower(): Promise<Eye<Found>>;
  /** Remembers nothing, so sessions may share it. */
  looker(): Promise<Eye<Found>>;
}
