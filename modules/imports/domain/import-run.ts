import { type EpochMs, MINUTE_MS, type StaffId, type StoreId } from '#kernel';

/** Problems that a report names one by one; the rest are counted. */
export const PROBLEMS_KEPT_MAX = 1_000;
/** A sheet with more bad rows is the wrong sheet: it stops, and what was good before stays. */
export const FAILED_ROWS_MAX = 10_000;
export const ROWS_MAX = 200_000;
/** A run that has not said anything for so long has ended with its process. */
const SILENT_MS_MAX = 2 * MINUTE_MS;

/** What is wrong in one row; says the rule, never the value. */
export interface RowProblem {
  /** As the spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  /** '' when it is about the row as a whole. */
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export interface RunCounts {
  readonly rowsRead: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
}

export const NO_ROWS: RunCounts = { rowsRead: 0, created: 0, changed: 0, unchanged: 0, failed: 0 };

/** `stopped`: the file ended in the middle, or was refused half way; `problem` says why. */
export type RunState = 'running' | 'done' | 'stopped';

export interface ImportRun extends RunCounts {
  readonly id: string;
  readonly kind: string;
  readonly storeId: StoreId | null;
  readonly dryRun: boolean;
  readonly state: RunState;
  readonly problem: string | null;
  readonly problems: readonly RowProblem[];
  readonly startedBy: StaffId;
  readonly startedAt: EpochMs;
  /** Of the last chunk. */
  readonly seenAt: EpochMs;
}

/** As people see it: a run whose process died is not running, and may simply be repeated. */
export function shownState({ state, seenAt }: ImportRun, now: EpochMs): RunState {
  return state === 'running' && now - seenAt > SILENT_MS_MAX ? 'stopped' : state;
}
