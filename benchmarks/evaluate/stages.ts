import type { SequenceFile } from './sequence-file.ts';

/**
 * One way to hold items out, counted from a sequence's end: generators are fitted on all but the last `fit`,
 * the history is all but the last `history`, the label is the item right after it.
 */
export interface Stage {
  readonly name: string;
  readonly fit: number;
  readonly history: number;
}

/** As in the test, the newest item of a history has not been fitted: a stage without that gap flatters. */
export const STAGES = {
  lessons: { name: 'lessons', fit: 4, history: 3 },
  choice: { name: 'choice', fit: 3, history: 2 },
  test: { name: 'test', fit: 2, history: 1 },
} as const satisfies Record<string, Stage>;

/** What generators may see. */
export function fitLists({ users }: SequenceFile, { fit }: Stage): number[][] {
  return users.map((rows) => Array.from(rows.subarray(0, Math.max(0, rows.length - fit))));
}

/** One question: what does this user turn to next? */
export interface Question {
  readonly user: number;
  /** Newest first, at most 50, no row twice in a row. */
  readonly history: number[];
  /** Everything met before: never proposed. */
  readonly met: Int32Array;
  readonly label: number;
}

const HISTORY_MAX = 50;

/** Users without a history or without a label ask nothing. A label that was met before cannot be found. */
export function questionsOf({ users }: SequenceFile, { history }: Stage): Question[] {
  const questions: Question[] = [];
  for (const [user, rows] of users.entries()) {
    const until = rows.length - history;
    if (until < 1) continue;
    const met = rows.subarray(0, until);
    questions.push({
      user,
      history: Array.from(met).reverse().slice(0, HISTORY_MAX),
      met,
      label: rows[until] as number,
    });
  }
  return questions;
}
