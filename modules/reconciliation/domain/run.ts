import { DAY_MS, type EpochMs, HOUR_MS, type MerchantId, MINUTE_MS } from '#kernel';
import type { Tally } from './tally.ts';

/**
 * One provider's bill of one business day. WAITING for the bill, READING it line by line, COMPARING page by page, DONE;
 * whoever asks for it again begins at the front. Each step is one commit, so a process that ends is followed by another.
 */
export const RUN_STATES = ['WAITING', 'READING', 'COMPARING', 'DONE'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Parts of the comparison, in their order. */
export const STEPS = ['lines', 'payments', 'refunds', 'orders', 'carried'] as const;
export type Step = (typeof STEPS)[number];

/** Why a bill is not here. */
export type RunProblem = 'not_ready' | 'unreachable' | 'refused' | 'damaged';

export interface Run {
  readonly merchantId: MerchantId;
  readonly provider: string;
  readonly day: string;
  readonly state: RunState;
  readonly step: Step;
  /** The last one that was compared. */
  readonly place: readonly (string | number)[] | null;
  readonly tally: Tally;
  readonly tries: number;
  /** How often it was compared because our books had changed in between. */
  readonly rounds: number;
  readonly nextLookAt: EpochMs;
  readonly problem: RunProblem | null;
  readonly finishedAt: EpochMs | null;
}

/** Bills are ready between nine and ten on the next morning (WeChat: ten). */
const READY_AFTER_MS = DAY_MS + 10 * HOUR_MS + 5 * MINUTE_MS;
/** Until then, "there is none" of a provider that says the same of one that is not written yet counts as "not yet". */
const SURELY_READY_AFTER_MS = DAY_MS + 18 * HOUR_MS;
/** Who says so for this long although our books have money of that day means it: then it is missing there. */
const SURELY_NONE_AFTER_MS = 4 * DAY_MS;
/** A house that was closed for some days catches up. */
export const DAYS_BACK_MAX = 7;
const PAUSE_FIRST_MS = 5 * MINUTE_MS;
const PAUSE_MS_MAX = HOUR_MS;

export const startOf = (day: string): EpochMs => Date.parse(`${day}T00:00:00+08:00`);
export const firstLookAt = (day: string): EpochMs => startOf(day) + READY_AFTER_MS;
export const isSurelyReady = (day: string, now: EpochMs): boolean =>
  now >= startOf(day) + SURELY_READY_AFTER_MS;
export const isSurelyNone = (day: string, now: EpochMs): boolean =>
  now >= startOf(day) + SURELY_NONE_AFTER_MS;

/** 5, 10, 20, 40, 60, 60 … minutes. */
export function pauseBeforeTryMs(tries: number): number {
  return Math.min(PAUSE_FIRST_MS * 2 ** tries, PAUSE_MS_MAX);
}
