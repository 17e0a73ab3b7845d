import { NEUTRAL_LIGHT } from './frame-light.ts';
import type { HandTrack } from './hand-track.ts';
import type { Picture } from './picture.ts';
import type { Moment, Reader, Reading } from './reading.ts';
import { extentOf, SteadyPoints } from './steady-points.ts';

/** A hand that is followed: where its wrist was, and its filters. */
interface Followed {
  readonly wrist: readonly [x: number, y: number];
  readonly points: SteadyPoints;
  readonly world: SteadyPoints;
}

/** The library smooths no hands, in no mode. */
export class HandReader implements Reader<HandTrack> {
  #followed: Followed[] = [];

  read(found: readonly HandTrack[], _picture: Picture, moment?: Moment): Reading {
    const hands = moment === undefined ? found : this.#steadied(found, moment.atMs);
    return { status: hands.length === 0 ? 'no_hand' : 'ok', faces: [], hands, light: NEUTRAL_LIGHT };
  }

  reset(): void {
    this.#followed = [];
  }

  #steadied(found: readonly HandTrack[], atMs: number): HandTrack[] {
    const before = this.#followed;
    this.#followed = [];
    return found.map((hand) => {
      const size = extentOf(hand.landmarks);
      const wrist = [hand.landmarks[0] as number, hand.landmarks[1] as number] as const;
      // The same hand if its wrist moved by less than itself; which side the model calls it may change.
      const at = nearest(before, wrist, size);
      const [last] = at < 0 ? [] : before.splice(at, 1);
      const { points, world } = last ?? { points: new SteadyPoints(), world: new SteadyPoints() };
      this.#followed.push({ wrist, points, world });
      return {
        ...hand,
        landmarks: points.next(hand.landmarks, size, atMs),
        worldLandmarks: world.next(hand.worldLandmarks, extentOf(hand.worldLandmarks), atMs),
      };
    });
  }
}

function nearest(hands: readonly Followed[], [x, y]: readonly [number, number], reach: number): number {
  let best = -1;
  let least = reach;
  for (const [i, { wrist }] of hands.entries()) {
    const away = Math.hypot(wrist[0] - x, wrist[1] - y);
    if (away < least) [best, least] = [i, away];
  }
  return best;
}
