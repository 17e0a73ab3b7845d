interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One job in work and one waiting, never more. A newer job takes the waiting place; the older one is
 * answered by `drop` at once. A live picture is worth something only while it is the latest.
 */
export class NewestWins<Job, Answer> {
  readonly #work: (job: Job) => Promise<Answer>;
  readonly #drop: (job: Job) => Answer;
  #busy = false;
  #waiting: Waiting<Job, Answer> | undefined;

  constructor(work: (job: Job) => Promise<Answer>, drop: (job: Job) => Answer) {
    this.#work = work;
    this.#drop = drop;
  }

  submit(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.dropWaiting();
      this.#waiting = { job, resolve, reject };
      if (!this.#busy) void this.#next();
    });
  }

  dropWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(this.#drop(waiting.job));
  }

  async #next(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    this.#waiting = undefined;
    this.#busy = true;
    try {
      waiting.resolve(await this.#work(waiting.job));
    } catch (error) {
      waiting.reject(error);
    } finally {
      this.#busy = false;
    }
    await this.#next();
  }
}
