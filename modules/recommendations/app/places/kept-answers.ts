import type { Reason } from '../../domain/reason.ts';
import { type FeedAnswer, sharedAnswer } from '../feed-answer.ts';
import type { StoreShelf } from '../store-shelf.ts';
import type { PlaceScene } from './shop-places.ts';

interface Kept extends FeedAnswer {
  readonly stamp: string;
}

const ANSWERS_PER_STORE_MAX = 2_000;

export interface Entry {
  readonly row: number;
  readonly reason: Reason;
}

/** Answers of one store, the same for everybody, that hold until its stock moves or the minute ends. They die with the shelf. */
export class KeptAnswers {
  readonly #byStore = new WeakMap<StoreShelf, Map<string, Kept>>();

  /** @param key Everything that the answer depends on beside store and moment. */
  of({ store, stamp }: Pick<PlaceScene, 'store' | 'stamp'>, key: string, write: () => string): FeedAnswer {
    let answers = this.#byStore.get(store);
    if (answers === undefined) {
      answers = new Map();
      this.#byStore.set(store, answers);
    }
    const known = answers.get(key);
    if (known?.stamp === stamp) return known;
    const answer = { ...sharedAnswer(write()), stamp };
    answers.delete(key);
    answers.set(key, answer);
    const oldest = answers.size > ANSWERS_PER_STORE_MAX ? answers.keys().next().value : undefined;
    if (oldest !== undefined) answers.delete(oldest);
    return answer;
  }
}
