import { type AnswerBook, AppError, invariant, type RequestKey, type Tx } from '#kernel';
import { affectedRows, rowsOf } from './mikro-unit-of-work.ts';

interface AnswerRow {
  readonly request_hash: string;
  readonly answer: string | null;
}

export class SqlAnswerBook implements AnswerBook {
  async claim<Answer extends object>(tx: Tx, request: RequestKey): Promise<Answer | undefined> {
    const { owner, key, requestHash } = request;
    const claimed = await affectedRows(
      tx,
      'insert into answers (owner, request_key, request_hash) values (?, ?, ?) on conflict do nothing',
      [owner, key, requestHash],
    );
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

  async record(tx: Tx, { owner, key }: RequestKey, answer: object): Promise<void> {
    await affectedRows(tx, 'update answers set answer = ? where owner = ? and request_key = ?', [
      JSON.stringify(answer),
      owner,
      key,
    ]);
  }
}
