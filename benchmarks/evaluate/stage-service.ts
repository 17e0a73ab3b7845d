import { Worker } from 'node:worker_threads';
import type { RankerWeights } from '#ml/recommendation';
import type { PackedLists } from './packed-lists.ts';
import type { Judgement, StageAnswer, StageRequest, StageTask } from './stage-worker.ts';

/** A stage that is fitted in a thread of its own and then answers questions. */
export class StageService {
  readonly #worker: Worker;
  readonly #report: (line: string) => void;
  #failed: Error | undefined;
  #settle: { resolve: (answer: StageAnswer) => void; reject: (error: Error) => void } | undefined;

  constructor(task: StageTask, report: (line: string) => void) {
    this.#report = report;
    this.#worker = new Worker(new URL('./stage-worker.ts', import.meta.url), { workerData: task });
    this.#worker.on('message', (answer: StageAnswer) => {
      if (answer.kind === 'line') this.#report(answer.line);
      else this.#settle?.resolve(answer);
    });
    this.#worker.on('error', (error) => {
      this.#failed = error as Error;
      this.#settle?.reject(this.#failed);
    });
  }

  /** Lists that hold their label; the worker fits first. */
  async lessons(): Promise<{ lists: PackedLists; questions: number }> {
    const answer = await this.#ask({ kind: 'lessons' });
    if (answer.kind !== 'lessons') throw new Error(`a stage answered ${answer.kind}`);
    return answer;
  }

  /** Every ranker answers every question. */
  async judge(
    rankers: readonly RankerWeights[],
  ): Promise<{ judgements: readonly Judgement[]; found: number }> {
    const answer = await this.#ask({ kind: 'judge', rankers });
    if (answer.kind !== 'judgements') throw new Error(`a stage answered ${answer.kind}`);
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(request: StageRequest): Promise<StageAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#failed !== undefined) return reject(this.#failed);
      this.#settle = { resolve, reject };
      this.#worker.postMessage(request);
    });
  }
}
