import { type Clock, type MerchantId, MINUTE_MS, type StoredEvent } from '#kernel';
import type { SynonymsChanged } from '../../tokens.ts';
import type { Synonyms } from './find-words.ts';
import { Remembered } from './remembered.ts';

/** Another process's change is known here within this time. */
const TTL_MS = MINUTE_MS;

export interface SynonymGroup {
  readonly id: string;
  /** Two to ten words that mean the same to this shop's customers. */
  readonly words: readonly string[];
}

export interface SynonymReads {
  all(merchantId: MerchantId): Promise<readonly SynonymGroup[]>;
}

/** What the merchant's list says, in memory. */
export class SynonymBook {
  readonly #reads: SynonymReads;
  readonly #clock: Clock;
  readonly #of = new Map<MerchantId, Remembered<Synonyms>>();

  constructor(reads: SynonymReads, clock: Clock) {
    this.#reads = reads;
    this.#clock = clock;
  }

  of(merchantId: MerchantId): Promise<Synonyms> {
    let book = this.#of.get(merchantId);
    if (book === undefined) {
      book = new Remembered(this.#clock, TTL_MS, async () => lookUpIn(await this.#reads.all(merchantId)));
      this.#of.set(merchantId, book);
    }
    return book.get();
  }

  async changed({ event }: StoredEvent): Promise<void> {
    this.#of.get((event as SynonymsChanged).merchantId)?.forget();
  }
}

function lookUpIn(groups: readonly SynonymGroup[]): Synonyms {
  const others = new Map<string, readonly string[]>();
  for (const { words } of groups)
    for (const word of words)
      others.set(
        word,
        words.filter((other) => other !== word),
      );
  return (word) => others.get(word) ?? [];
}
