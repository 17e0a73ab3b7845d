import type { Follows } from './tracking-session.ts';

/**
 * What a live session weighs. A face frame costs some 12 ms CPU and its instance 30 MB, a hand some 35 ms and
 * 50 MB, a body some 30 ms and 75 MB.
 */
const WEIGHTS: Readonly<Record<Follows, number>> = { face: 1, hand: 2, body: 2 };

export interface PlaceLimits {
  /** Weight of the sessions with a library instance of their own. */
  readonly own: number;
  /** Weight of all live sessions: eight faces at 8 frames a second fill one core. */
  readonly all: number;
}

interface Seated {
  readonly weight: number;
  isOwn: boolean;
}

/** Who has a library instance of her own in a thread, and who makes do with the shared one. */
export class Places {
  readonly #limits: PlaceLimits;
  readonly #seated = new Map<number, Seated>();

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  get taken(): number {
    return this.#sum(() => true);
  }

  hasRoom(follows: Follows): boolean {
    return this.taken + WEIGHTS[follows] <= this.#limits.all;
  }

  hasOwnRoom(follows: Follows): boolean {
    return this.hasRoom(follows) && this.#hasOwnRoomFor(WEIGHTS[follows]);
  }

  /** @returns whether the session gets an instance of its own. */
  take(session: number, follows: Follows): boolean {
    const isOwn = this.hasOwnRoom(follows);
    this.#seated.set(session, { weight: WEIGHTS[follows], isOwn });
    return isOwn;
  }

  /** @returns the sessions that get an instance of their own now: who has waited longest goes first. */
  leave(session: number): number[] {
    this.#seated.delete(session);
    const risen: number[] = [];
    for (const [other, seated] of this.#seated) {
      if (seated.isOwn || !this.#hasOwnRoomFor(seated.weight)) continue;
      seated.isOwn = true;
      risen.push(other);
    }
    return risen;
  }

  #hasOwnRoomFor(weight: number): boolean {
    return this.#sum(({ isOwn }) => isOwn) + weight <= this.#limits.own;
  }

  #sum(counts: (seated: Seated) => boolean): number {
    let sum = 0;
    for (const seated of this.#seated.values()) if (counts(seated)) sum += seated.weight;
    return sum;
  }
}
