import { type OneEuroSettings, passShare } from './one-euro.ts';

/** The library's own values for landmarks that it smooths itself. */
const POINT_SETTINGS: OneEuroSettings = { minCutoff: 0.05, beta: 80, speedCutoff: 1 };

/**
 * One-Euro filter over the points of one person's hand or body, where the library does not smooth: hands
 * never, bodies not in single pictures. Owned by one session; reset when the hand is lost.
 */
export class SteadyPoints {
  readonly #settings: OneEuroSettings;
  #shown: Float32Array | undefined;
  #measured: Float32Array | undefined;
  #speeds = new Float32Array(0);
  #atMs = 0;

  constructor(settings: OneEuroSettings = POINT_SETTINGS) {
    this.#settings = settings;
  }

  reset(): void {
    this.#shown = undefined;
    this.#measured = undefined;
  }

  /**
   * @param points `[n × 3]`, not changed.
   * @param size The object's size in the units of the points; speeds are divided by it.
   * @param atMs Must increase; a frame at the same instant replaces the last one unfiltered.
   */
  next(points: Float32Array, size: number, atMs: number): Float32Array {
    const seconds = (atMs - this.#atMs) / 1_000;
    const shown = this.#shown;
    const measured = this.#measured;
    this.#atMs = atMs;
    // Points that are none must not stay in what steadies the next ones.
    if (!points.every(Number.isFinite)) {
      this.reset();
      return points.slice();
    }
    this.#measured = points;
    if (shown?.length !== points.length || measured === undefined || seconds <= 0 || size <= 0) {
      this.#speeds = new Float32Array(points.length);
      this.#shown = points;
      return points.slice();
    }
    const { minCutoff, beta, speedCutoff } = this.#settings;
    const speedShare = passShare(speedCutoff, seconds);
    const next = new Float32Array(points.length);
    for (let i = 0; i < points.length; i += 1) {
      const is = points[i] as number;
      const step = (is - (measured[i] as number)) / size / seconds;
      const before = this.#speeds[i] as number;
      const speed = before + speedShare * (step - before);
      this.#speeds[i] = speed;
      const from = shown[i] as number;
      next[i] = from + (is - from) * passShare(minCutoff + beta * Math.abs(speed), seconds);
    }
    this.#shown = next;
    return next.slice();
  }
}

/** The longer side of the box around the points, in their units. */
export function extentOf(points: Float32Array): number {
  const side = (axis: 0 | 1) => {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = axis; i < points.length; i += 3) {
      const value = points[i] as number;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  };
  return Math.max(side(0), side(1));
}
