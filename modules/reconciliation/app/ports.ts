import type { EpochMs, MerchantId, Tx } from '#kernel';
import type { BilledLine } from '../domain/books.ts';
import type {
  ClosingReason,
  Difference,
  DifferenceKind,
  DifferenceState,
  Finding,
} from '../domain/difference.ts';
import type { Run } from '../domain/run.ts';

export type RunKey = Pick<Run, 'merchantId' | 'provider' | 'day'>;

/** Who looks after a run now; every write of a run names it, so that a process that slept too long writes nothing. */
export type Lease = RunKey & { readonly token: string };

export type RunChange = Partial<
  Pick<
    Run,
    'state' | 'step' | 'place' | 'tally' | 'tries' | 'rounds' | 'nextLookAt' | 'problem' | 'finishedAt'
  >
>;

export interface KeptLine extends BilledLine {
  readonly seq: number;
}

export interface RunStore {
  /** Opens runs for these days; those that exist stay as they are. */
  open(tx: Tx, merchantId: MerchantId, provider: string, days: readonly string[]): Promise<void>;
  latestDay(merchantId: MerchantId, provider: string): Promise<string | undefined>;
  /** The latest day of this provider before this one that is not compared to its end. */
  unfinishedBefore(run: RunKey): Promise<string | undefined>;
  /** Unfinished, due, and in nobody's hands. */
  listDue(merchantId: MerchantId, now: EpochMs, limit: number): Promise<readonly Run[]>;
  take(tx: Tx, lease: Lease, now: EpochMs, until: EpochMs): Promise<boolean>;
  /** Guarded by the lease, and prolongs it; false = it is somebody else's by now. */
  advance(tx: Tx, lease: Lease, change: RunChange, until: EpochMs): Promise<boolean>;
  /** From the front, whatever it is at; false = there is none. */
  again(tx: Tx, run: RunKey, now: EpochMs): Promise<boolean>;
  find(merchantId: MerchantId, provider: string, day: string): Promise<Run | undefined>;
  /** Newest day first. */
  list(
    merchantId: MerchantId,
    before: readonly [day: string, provider: string] | undefined,
    limit: number,
  ): Promise<readonly Run[]>;
}

export interface LineStore {
  clear(tx: Tx, run: RunKey): Promise<void>;
  add(tx: Tx, run: RunKey, lines: readonly KeptLine[]): Promise<void>;
  page(run: RunKey, afterSeq: number, limit: number): Promise<readonly KeptLine[]>;
  /** All lines with these numbers, of any day, by day and place. */
  byNumber(
    merchantId: MerchantId,
    provider: string,
    kind: BilledLine['kind'],
    numbers: readonly string[],
  ): Promise<readonly (KeptLine & { readonly day: string })[]>;
}

export interface DifferenceFilter {
  readonly state?: DifferenceState | undefined;
  readonly kind?: DifferenceKind | undefined;
  readonly provider?: string | undefined;
  readonly day?: string | undefined;
}

export interface DifferenceNote {
  readonly text: string;
  readonly staffId: string;
  readonly at: EpochMs;
}

export interface Differences {
  /** Findings that are known stay as they are. */
  add(
    tx: Tx,
    run: RunKey,
    findings: readonly (Finding & { readonly id: string })[],
    at: EpochMs,
  ): Promise<void>;
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<Difference | undefined>;
  /** Of this provider: carried from a day before this one, and what was missing until this day and still is. */
  missingBefore(run: RunKey, afterId: string, limit: number): Promise<readonly Difference[]>;
  /** To be repaired, of finished days. */
  listToRepair(merchantId: MerchantId, now: EpochMs, limit: number): Promise<readonly Difference[]>;
  /** Guarded by the state machine. */
  move(tx: Tx, difference: Difference, to: DifferenceState): Promise<boolean>;
  looked(tx: Tx, difference: Difference, nextLookAt: EpochMs): Promise<void>;
  said(tx: Tx, difference: Difference, says: string): Promise<void>;
  close(
    tx: Tx,
    difference: Difference,
    closing: { readonly reason: ClosingReason; readonly by: string; readonly at: EpochMs },
  ): Promise<boolean>;
  /** False when it has as many notes as it may have. */
  note(tx: Tx, difference: Difference, note: DifferenceNote): Promise<boolean>;
  find(merchantId: MerchantId, id: string): Promise<Difference | undefined>;
  notes(merchantId: MerchantId, id: string): Promise<readonly DifferenceNote[]>;
  list(
    merchantId: MerchantId,
    filter: DifferenceFilter,
    before: readonly [foundAt: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly Difference[]>;
}
