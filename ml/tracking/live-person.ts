import type { Eye } from './eye.ts';
import { Follower } from './follower.ts';
import { type Glance, glanceAt, isCut } from './glance.ts';
import type { Looker } from './looker.ts';
import type { Picture } from './picture.ts';
import type { Reader, Reading } from './reading.ts';

/**
 * How often a second person is looked for. One look costs about 12 ms CPU: 0.7 ms a frame at 8 frames a
 * second. Counted in frames (every 16) it was 0.7 ms at any pace, and at 2 frames a second came after 8 s.
 */
const COMPANY_CHECK_MS = 2_000;

export interface PersonDependencies<Found> {
  /** Makes an instance that has seen nobody yet. */
  readonly newFollower: () => Promise<Eye<Found>>;
  /** The one that all sessions of the thread share; keeps nothing between pictures. */
  readonly looker: () => Promise<Looker<Found>>;
  /** Whether the looker is there already. Where it is not, a short wait for the own instance is cheaper. */
  readonly isLookerWarm: () => boolean;
  /** Whether more than one find is company to be told of. A follower sees one person and is blind for others. */
  readonly watchesForCompany: boolean;
  readonly reader: Reader<Found>;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

export type Sight = Omit<Reading, 'status'> & {
  readonly status: Reading['status'] | 'tracker_reset';
  readonly brightness: number;
  readonly trackMs: number;
  readonly fitMs: number;
};

/** What stands in an answer without a find; the reader's own words for an empty picture. */
export function lost<Found>(reader: Reader<Found>, picture: Picture): Omit<Reading, 'status'> {
  const { status: _, ...nothing } = reader.read([], picture);
  return nothing;
}

/**
 * One person's live session inside a tracker thread. It owns everything that remembers her: the library
 * instance, its clock, the filters. Nothing of it is ever given to another session. As long as she has no
 * instance of her own (it is being made, or the thread has no place for one), the shared looker sees her
 * pictures one by one and only our own filters steady her.
 */
export class LivePerson<Found> {
  readonly #dependencies: PersonDependencies<Found>;
  #own: Follower<Found> | undefined;
  #coming: Promise<void> | undefined;
  #hasEnded = false;
  #lastFrameAtMs: number;
  #lastGlance: Glance | undefined;
  /** Milliseconds of her session; the filters' clock. */
  #clockMs = 0;
  /** Company is looked for from then on. */
  #checkFromMs = 0;

  constructor(dependencies: PersonDependencies<Found>) {
    this.#dependencies = dependencies;
    this.#lastFrameAtMs = dependencies.now();
  }

  /** Gives her an instance of her own, as soon as it is made. */
  settle(): Promise<void> {
    this.#coming ??= Follower.begin(this.#dependencies.newFollower).then((follower) => {
      if (this.#hasEnded) follower.end();
      else this.#own = follower;
    });
    return this.#coming;
  }

  /** The picture's bytes stay as they are; the caller zeroes them. */
  async see(picture: Picture): Promise<Sight> {
    const { now, reader, isLookerWarm } = this.#dependencies;
    if (this.#own === undefined && !isLookerWarm()) await this.#coming;
    const startedAt = now();
    const sinceLastMs = startedAt - this.#lastFrameAtMs;
    this.#lastFrameAtMs = startedAt;
    this.#clockMs += Math.max(1, Math.round(sinceLastMs));
    const glance = glanceAt(picture);
    const cut = this.#lastGlance !== undefined && isCut(this.#lastGlance, glance);
    this.#lastGlance = glance;
    const { brightness } = glance;
    if (cut) reader.reset();

    const own = this.#own;
    const found =
      own === undefined ? await this.#lookOnce(picture) : await this.#follow(own, picture, sinceLastMs, cut);
    const trackedAt = now();
    const trackMs = trackedAt - startedAt;
    if (found === undefined) {
      reader.reset();
      this.#lastGlance = undefined;
      this.#checkFromMs = 0;
      return { status: 'tracker_reset', ...lost(reader, picture), brightness, trackMs, fitMs: 0 };
    }
    const reading = reader.read(found, picture, { atMs: this.#clockMs, isSmoothed: own !== undefined });
    return { ...reading, brightness, trackMs, fitMs: now() - trackedAt };
  }

  /** The person has left: she is overwritten in the tracker's memory. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#coming;
    this.#own?.end();
    this.#own = undefined;
    this.#dependencies.reader.reset();
    this.#lastGlance = undefined;
  }

  async #follow(
    own: Follower<Found>,
    picture: Picture,
    sinceLastMs: number,
    cut: boolean,
  ): Promise<readonly Found[] | undefined> {
    const found = await own.see(picture, sinceLastMs, cut);
    if (found === undefined || found.length === 0 || !this.#dependencies.watchesForCompany) return found;
    // A crop shows one person; whether there is company only a whole frame can tell.
    const isDue = cut || this.#lastFrameAtMs >= this.#checkFromMs;
    if (picture.region !== undefined || !isDue) return found;
    const all = (await this.#lookOnce(picture)) ?? found;
    // Company stays under watch on every frame until it has left.
    this.#checkFromMs = all.length > 1 ? 0 : this.#lastFrameAtMs + COMPANY_CHECK_MS;
    return all.length > 1 ? all : found;
  }

  /** undefined: the looker failed on this picture; it is replaced. */
  async #lookOnce(picture: Picture): Promise<readonly Found[] | undefined> {
    const looker = await this.#dependencies.looker();
    return looker.look(picture).catch(() => undefined);
  }
}
