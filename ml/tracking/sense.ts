import type { Eyes } from './eye.ts';
import { glanceAt } from './glance.ts';
import { LivePerson, lost, type Sight } from './live-person.ts';
import { Looker } from './looker.ts';
import type { Reader } from './reading.ts';
import type { Picture } from './soft-gl.ts';

/**
 * What a tracker thread knows of one thing that it can follow. Its model is loaded when the first session asks
 * for it, so that a shop with glasses alone pays for faces alone.
 */
export class Sense<Found> {
  readonly #eyes: Eyes<Found>;
  readonly #newReader: () => Reader<Found>;
  readonly #watchesForCompany: boolean;
  readonly #now: () => number;
  #looker: Promise<Looker<Found>> | undefined;
  #isLookerWarm = false;

  constructor(
    eyes: Eyes<Found>,
    newReader: () => Reader<Found>,
    { watchesForCompany = false, now }: { readonly watchesForCompany?: boolean; readonly now: () => number },
  ) {
    this.#eyes = eyes;
    this.#newReader = newReader;
    this.#watchesForCompany = watchesForCompany;
    this.#now = now;
  }

  /** Shared by all sessions of the thread; made at the first call. */
  looker(): Promise<Looker<Found>> {
    this.#looker ??= Looker.create(() => this.#eyes.looker()).then((looker) => {
      this.#isLookerWarm = true;
      return looker;
    });
    return this.#looker;
  }

  /** Someone in front of a camera. */
  person(): LivePerson<Found> {
    return new LivePerson({
      newFollower: () => this.#eyes.follower(),
      looker: () => this.looker(),
      isLookerWarm: () => this.#isLookerWarm,
      watchesForCompany: this.#watchesForCompany,
      reader: this.#newReader(),
      now: this.#now,
    });
  }

  /** A photo: no memory, nothing to steady. */
  async seeOnce(picture: Picture): Promise<Sight> {
    const looker = await this.looker();
    const reader = this.#newReader();
    const startedAt = this.#now();
    const { brightness } = glanceAt(picture);
    const found = await looker.look(picture).catch(() => undefined);
    const trackedAt = this.#now();
    const trackMs = trackedAt - startedAt;
    if (found === undefined)
      return { status: 'tracker_reset', ...lost(reader, picture), brightness, trackMs, fitMs: 0 };
    return { ...reader.read(found, picture), brightness, trackMs, fitMs: this.#now() - trackedAt };
  }
}
