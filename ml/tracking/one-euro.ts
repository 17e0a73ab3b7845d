/**
 * Settings of a One-Euro filter (Casiez, Roussel, Vogel 2012) in MediaPipe's form: speeds are divided by
 * the object's size first, so one setting serves near and far faces.
 */
export interface OneEuroSettings {
  /** Hz; what is left through when nothing moves. */
  readonly minCutoff: number;
  /** Hz per object size per second; how fast the filter opens when something moves. */
  readonly beta: number;
  /** Hz; smoothing of the speed itself. */
  readonly speedCutoff: number;
}

/** Share of a new value that a low pass of `cutoffHz` lets through after `seconds`. */
export function passShare(cutoffHz: number, seconds: number): number {
  return 1 / (1 + 1 / (2 * Math.PI * cutoffHz * seconds));
}
