import type { FrameLight } from './frame-light.ts';

/**
 * Light changes seldom, but noise moves what is read off a face: on the noisy portrait the direction by 2°
 * and ambient by 7 % from frame to frame, which makes metal flicker. A lamp that is switched on is believed
 * after half a second.
 */
const SETTLING_MS = 400;

/** The light of one session's frames, steadied. Owned by the session; reset when the scene changes. */
export class SteadyLight {
  #shown: FrameLight | undefined;
  #atMs = 0;

  reset(): void {
    this.#shown = undefined;
  }

  /** @param atMs Time of the frame; one at the same instant or before it changes nothing. */
  next(light: FrameLight, atMs: number): FrameLight {
    const before = this.#shown;
    const share = 1 - Math.exp(-Math.max(0, atMs - this.#atMs) / SETTLING_MS);
    this.#atMs = atMs;
    this.#shown = before === undefined ? light : between(before, light, share);
    return this.#shown;
  }
}

function between(before: FrameLight, after: FrameLight, share: number): FrameLight {
  const mix = (from: number, to: number) => from + (to - from) * share;
  const [x, y, z] = [0, 1, 2].map((axis) =>
    mix(before.direction[axis] as number, after.direction[axis] as number),
  ) as [number, number, number];
  // Lamps on opposite sides meet in nothing: then the new one is taken.
  const length = Math.hypot(x, y, z);
  return {
    colour: [
      mix(before.colour[0], after.colour[0]),
      mix(before.colour[1], after.colour[1]),
      mix(before.colour[2], after.colour[2]),
    ],
    ambient: mix(before.ambient, after.ambient),
    direction: length < 1e-3 ? after.direction : [x / length, y / length, z / length],
    strength: mix(before.strength, after.strength),
  };
}
