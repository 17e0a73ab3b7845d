import type { EpochMs, RequestKey, Tx } from '#kernel';
import { insertRows } from './insert-rows.ts';
import { rowsOf } from './mikro-unit-of-work.ts';
import type { Reads } from './reads.ts';

const COLUMNS = ['owner', 'request_key', 'request_hash', 'answer', 'answered_at'] as const;

interface Answered {
  readonly request: RequestKey;
  readonly answer: object;
}

interface KeyRow {
  readonly owner: string;
  readonly request_key: string;
}

interface AnswerRow extends KeyRow {
  readonly request_hash: string;
  readonly answer: string;
}

/** What stands under a key already; `isSame` = it answered this very request. */
export interface EarlierAnswer<Answer> {
  readonly isSame: boolean;
  readonly answer: Answer;
}

/**
 * As `AnswerBook` for many requests of one commit: claims every fresh key together with the answer that it most likely
 * gets, in one statement, and tells what stands under the others. Each key is named once, and there is at least one.
 */
export async function claimAnswers<Answer extends object>(
  tx: Tx,
  answered: readonly Answered[],
  at: EpochMs,
): Promise<ReadonlyMap<RequestKey, EarlierAnswer<Answer>>> {
  // In one order: two processes that hear the same two requests do not wait for each other in a circle.
  const ordered = [...answered].sort(({ request: a }, { request: b }) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const claimed = await rowsOf<KeyRow>(
    tx,
    `insert into answers (${COLUMNS.join(', ')}) values ${ordered.map(() => '(?, ?, ?, ?, ?)').join(', ')}
     on conflict do nothing returning owner, request_key`,
    ordered.flatMap((each) => rowOf(each, at)),
  );
  if (claimed.length === answered.length) return new Map();
  const fresh = new Set(claimed.map(nameOfRow));
  const others = answered.filter(({ request }) => !fresh.has(nameOf(request)));
  const rows = await rowsOf<AnswerRow>(
    tx,
    `select owner, request_key, request_hash, answer from answers
     where (owner, request_key) in (values ${others.map(() => '(?, ?)').join(', ')})`,
    others.flatMap(({ request: { owner, key } }) => [owner, key]),
  );
  const standing = new Map(rows.map((row) => [nameOfRow(row), row]));
  return new Map(
    others.flatMap(({ request }) => {
      const row = standing.get(nameOf(request));
      if (row === undefined) return [];
      const isSame = row.request_hash === request.requestHash;
      return [[request, { isSame, answer: JSON.parse(row.answer) as Answer }] as const];
    }),
  );
}

/** Another answer than the one that was claimed, in the same commit. */
export function rewriteAnswers(tx: Tx, answered: readonly Answered[], at: EpochMs): Promise<void> {
  return insertRows(tx, {
    ...{ table: 'answers', columns: COLUMNS, key: ['owner', 'request_key'], onRepeat: 'overwrite' },
    rows: answered.map((each) => rowOf(each, at)),
  });
}

/** What was answered, for who asks for it without sending the request again. */
export async function answerUnder<Answer extends object>(
  reads: Reads,
  owner: string,
  key: string,
): Promise<Answer | undefined> {
  const [row] = await reads.all<Pick<AnswerRow, 'answer'>>(
    'select answer from answers where owner = ? and request_key = ?',
    [owner, key],
  );
  return row === undefined ? undefined : (JSON.parse(row.answer) as Answer);
}

function rowOf({ request: { owner, key, requestHash }, answer }: Answered, at: EpochMs): unknown[] {
  return [owner, key, requestHash, JSON.stringify(answer), at];
}

const nameOf = ({ owner, key }: Pick<RequestKey, 'owner' | 'key'>): string => `${owner}\n${key}`;
const nameOfRow = ({ owner, request_key: key }: KeyRow): string => nameOf({ owner, key });
