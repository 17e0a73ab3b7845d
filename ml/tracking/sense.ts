import type { Eyes } from './eye.ts';
import { glanceAt } from './glance.ts';
import { LivePerson, lost, type Sight } from './live-person.ts';
import { Looker } from './looker.ts';
import type { Picture } from './picture.ts';
import type { Reader } from './reading.ts';

/** Looks at a find of a single picture again, closer; `look` sees another picture with the same eye. */
export type LookAgain<Found> = (
  first: Found,
  picture: Picture,
  look: (closer: Picture) => Promise<readonly Found[]>,
) => Promise<Found>;

export interface SenseOptions<Found> {
  readonly watchesForCompany?: boolean;
  /** What a photo gains where a live session would settle over some frames. */
  readonly lookAgain?: LookAgain<Found>;
  readonly now: () => number;
}

/**
 * What a tracker thread knows of one thing that it can follow. Its model is loaded when the first session asks
 * for it, so that a shop with glasses alone pays for faces alone.
 */
export class Sense<Found> {
  readonly #eyes: Eyes<Found>;
  readonly #newReader: () => Reader<Found>;
  readonly #watchesForCompany: boolean;
  readonly #lookAgain: LookAgain<Found> | undefined;
  readonly #now: () => number;
  #looker: Promise<Looker<Found>> | undefined;
  #isLookerWarm = false;

  constructor(
    eyes: Eyes<Found>,
    newReader: () => Reader<Found>,
    { watchesForCompany = false, lookAgain, now }: SenseOptions<Found>,
  ) {
    this.#eyes = eyes;
    this.#newReader = newReader;
    this.#watchesForCompany = watchesForCompany;
    this.#lookAgain = lookAgain;
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
    const first = await looker.look(picture).catch(() => undefined);
    const found = first && (await this.#closer(first, picture, looker));
    const trackedAt = this.#now();
    const trackMs = trackedAt - startedAt;
    if (found === undefined)
      return { status: 'tracker_reset', ...lost(reader, picture), brightness, trackMs, fitMs: 0 };
    return { ...reader.read(found, picture), brightness, trackMs, fitMs: this.#now() - trackedAt };
  }

  /** A second look that fails leaves the first. */
  async #closer(first: readonly Found[], picture: Picture, looker: Looker<Found>): Promise<readonly Found[]> {
    const again = this.#lookAgain;
    if (again === undefined) return first;
    const closer: Found[] = [];
    for (const found of first)
      closer.push(await again(found, picture, (square) => looker.look(square)).catch(() => found));
    return closer;
  }
}
