import { businessDayNumber, type Clock, type MerchantId, type Tx, type UnitOfWork } from '#kernel';

/** What a list was: `store` = for a stranger, or somebody of whom nothing may be known; `cold` = nothing is known yet; `!` = a retreat. */
export type AnsweredAs = 'personal' | 'cold' | 'holdout' | 'store' | 'retrieval!' | 'store!';

export interface AnswerCounts {
  /** Raises the counts of a day. */
  add(tx: Tx, merchantId: MerchantId, day: number, counts: ReadonlyMap<AnsweredAs, number>): Promise<void>;
}

/** How many lists went out, by what they were. Counted in memory, written every few seconds; about nobody. */
export class FeedAnswers {
  readonly #unitOfWork: UnitOfWork;
  readonly #store: AnswerCounts;
  readonly #clock: Clock;
  #waiting = new Map<MerchantId, Map<AnsweredAs, number>>();

  constructor(unitOfWork: UnitOfWork, store: AnswerCounts, clock: Clock) {
    this.#unitOfWork = unitOfWork;
    this.#store = store;
    this.#clock = clock;
  }

  note(merchantId: MerchantId, answered: AnsweredAs): void {
    let counts = this.#waiting.get(merchantId);
    if (counts === undefined) {
      counts = new Map();
      this.#waiting.set(merchantId, counts);
    }
    counts.set(answered, (counts.get(answered) ?? 0) + 1);
  }

  /** A write that fails loses a few seconds of counts: they are for a chart, not for money. */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.size === 0) return;
    this.#waiting = new Map();
    const day = businessDayNumber(this.#clock.now());
    await this.#unitOfWork.run(async (tx) => {
      for (const [merchantId, counts] of waiting) await this.#store.add(tx, merchantId, day, counts);
    });
  }
}
