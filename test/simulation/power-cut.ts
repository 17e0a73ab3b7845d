import type { Tx, UnitOfWork } from '#kernel';

/** Where in a commit the power goes: nothing done; all rolled back; all kept, and nobody was told. */
export const MOMENTS = ['before', 'during', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Only ever thrown into code whose process is gone. */
class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** The life of one application instance. */
export class Fate {
  isDead = false;
  #due: { readonly moment: Moment; commits: number } | undefined;

  /** The power goes at the `commits`-th commit from now. */
  cutPower(moment: Moment, commits: number): void {
    this.#due = { moment, commits };
  }

  spare(): void {
    this.#due = undefined;
  }

  /** Called once per commit; answers at which moment of it this instance dies. */
  nextCommit(): Moment | undefined {
    if (this.isDead) throw new PowerCut();
    if (this.#due === undefined) return undefined;
    this.#due.commits -= 1;
    return this.#due.commits <= 0 ? this.#due.moment : undefined;
  }

  die(): never {
    this.isDead = true;
    throw new PowerCut();
  }
}

/** Commits that the power may interrupt. What was committed stays, what was not is gone, the caller hears nothing. */
export function mortal(inner: UnitOfWork, fate: Fate): UnitOfWork {
  return {
    async run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
      const moment = fate.nextCommit();
      if (moment === 'before') return fate.die();
      const result = await inner.run(async (tx) => {
        const done = await work(tx);
        if (moment === 'during') return fate.die();
        return done;
      });
      return moment === 'after' ? fate.die() : result;
    },
  };
}
