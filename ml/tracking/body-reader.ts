import type { BodyTrack } from './body-track.ts';
import { NEUTRAL_LIGHT } from './frame-light.ts';
import type { Picture } from './picture.ts';
import type { Moment, Reader, Reading } from './reading.ts';
import { extentOf, SteadyPoints } from './steady-points.ts';

export class BodyReader implements Reader<BodyTrack> {
  readonly #points = new SteadyPoints();
  readonly #world = new SteadyPoints();

  read([body]: readonly BodyTrack[], _picture: Picture, moment?: Moment): Reading {
    const nothing = { faces: [], hands: [], light: NEUTRAL_LIGHT };
    if (body === undefined) {
      this.reset();
      return { status: 'no_body', ...nothing };
    }
    return { status: 'ok', ...nothing, body: this.#steadied(body, moment) };
  }

  reset(): void {
    this.#points.reset();
    this.#world.reset();
  }

  #steadied(body: BodyTrack, moment: Moment | undefined): BodyTrack {
    if (moment === undefined || moment.isSmoothed) return body;
    const { landmarks, worldLandmarks } = body;
    return {
      ...body,
      landmarks: this.#points.next(landmarks, extentOf(landmarks), moment.atMs),
      worldLandmarks: this.#world.next(worldLandmarks, extentOf(worldLandmarks), moment.atMs),
    };
  }
}
