import { type AnswerBook, AppError, type Clock, invariant, type RequestKey, type Tx } from '#kernel';
import { affectedRows, rowsOf } from './mikro-unit-of-work.ts';

interface AnswerRow {
  readonly request_hash: string;
  readonly answer: string | null;
}

/** PostgreSQL: `lock_timeout` is over. SQLite has one writer at a time and does not get here. */
const LOCK_NOT_AVAILABLE = '55P03';

export class SqlAnswerBook implements AnswerBook {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async claim<Answer extends object>(tx: Tx, request: RequestKey): Promise<Answer | undefined> {
    const { owner, key, requestHash } = request;
    const claimed = await this.#insert(tx, request);
    if (claimed === 1) return undefined;

    const [row] = await rowsOf<AnswerRow>(
      tx,
      'select request_hash, answer from answers where owner = ? and request_key = ?',
      [owner, key],
    );
    invariant(row?.answer != null, 'a claimed key is committed together with its answer');
    if (row.request_hash !== requestHash)
      throw new AppError('unprocessable', 'request.key_reused', '这个幂等键已用于另一个请求');
    return JSON.parse(row.answer) as Answer;
  }

  /** Waits for a racing duplicate to commit, but not for ever. */
  async #insert(tx: Tx, { owner, key, requestHash }: RequestKey): Promise<number> {
    try {
      return await affectedRows(
        tx,
        `insert into answers (owner, request_key, request_hash, answered_at) values (?, ?, ?, ?)
         on conflict do nothing`,
        [owner, key, requestHash, this.#clock.now()],
      );
    } catch (error) {
      if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
      throw new AppError('conflict', 'request.in_progress', '同一个请求正在处理，请稍后再试');
    }
  }

  async record(tx: Tx, { owner, key }: RequestKey, answer: object): Promise<void> {
    await affectedRows(tx, 'update answers set answer = ? where owner = ? and request_key = ?', [
      JSON.stringify(answer),
      owner,
      key,
    ]);
  }
}
