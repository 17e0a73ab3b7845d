import type { Eye, Eyes } from '../../ml/tracking/eye.ts';

/** What an eye is shown and asked, for tests that look at it. */
export interface Asked {
  readonly way: 'follower' | 'looker';
  readonly instance: number;
  readonly stampMs: number;
  /** Nothing but zeros: the library's own way to forget. */
  readonly isBlack: boolean;
}

/** Plays recorded finds instead of a model: one entry per look, the last one for ever. 'fails' throws from then on. */
export class RecordedEyes<Found> implements Eyes<Found> {
  readonly asked: Asked[] = [];
  readonly disposed: number[] = [];
  readonly #track: readonly (readonly Found[] | 'fails')[];
  #made = 0;
  #looks = 0;

  constructor(track: readonly (readonly Found[] | 'fails')[]) {
    this.#track = track;
  }

  follower(): Promise<Eye<Found>> {
    return Promise.resolve(this.#eye('follower'));
  }

  looker(): Promise<Eye<Found>> {
    return Promise.resolve(this.#eye('looker'));
  }

  #eye(way: Asked['way']): Eye<Found> {
    const instance = ++this.#made;
    let lastStampMs = Number.NEGATIVE_INFINITY;
    return {
      look: ({ data }, stampMs) => {
        this.asked.push({ way, instance, stampMs, isBlack: data.every((value) => value === 0) });
        if (way === 'follower' && stampMs <= lastStampMs) throw new Error('the stamp does not increase');
        lastStampMs = stampMs;
        const found = this.#track[Math.min(this.#looks, this.#track.length - 1)] ?? [];
        this.#looks += 1;
        if (found === 'fails') throw new Error('poisoned');
        return found;
      },
      dispose: () => void this.disposed.push(instance),
    };
  }
}
