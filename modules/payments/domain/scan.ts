import { type EpochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import type { PaymentIntent, ProviderName } from './payment.ts';

/**
 * One scan of a pay code at a till (PAY-05). PAYING is asked about until the provider has a final word. Who does not
 * get one in time decides for REVERSING, and from then on no word of the provider makes a payment of it any more: what
 * it took all the same, it gives back. So a scan ends in exactly one of PAID and NOT_PAID.
 */
export const SCAN_TRANSITIONS = {
  PAYING: ['PAID', 'REVERSING', 'NOT_PAID'],
  REVERSING: ['NOT_PAID'],
  PAID: [],
  NOT_PAID: [],
} as const satisfies Record<string, readonly string[]>;

export type ScanState = keyof typeof SCAN_TRANSITIONS;

export function scanStatesBefore(to: ScanState): ScanState[] {
  const states = Object.keys(SCAN_TRANSITIONS) as ScanState[];
  return states.filter((from) => (SCAN_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** Both providers want to be asked about every five seconds while she types her password. */
const ASK_EVERY_MS = 5 * SECOND_MS;
/** Her phone gives her half a minute for the password; after this much nobody at a till waits any longer. */
const ASK_MS_MAX = 45 * SECOND_MS;
/** WeChat wants no reversal earlier than this after the scan. */
const REVERSIBLE_AFTER_MS = 15 * SECOND_MS;
/** A pay code is good for a minute: a number that its provider does not know by now, it will never hear of. */
const UNHEARD_MS = 2 * MINUTE_MS;
const PAUSE_MS_MAX = 10 * MINUTE_MS;

export interface Scan {
  /** The number at the provider, of this scan alone. */
  readonly outTradeNo: string;
  /** The intent as it is under this number. */
  readonly intent: PaymentIntent;
  readonly provider: ProviderName;
  readonly state: ScanState;
  /** Why not: the provider's own word, or ours (`timed_out`, `cancelled`); null while it is open, and when it was paid. */
  readonly reason: string | null;
  readonly scannedAt: EpochMs;
}

/** Nobody at the till waits for her any longer. */
export const isTooLong = ({ scannedAt }: Scan, now: EpochMs): boolean => now - scannedAt >= ASK_MS_MAX;

/** The provider does not know the number, and the code behind it is too old to come. */
export const isUnheard = ({ scannedAt }: Scan, now: EpochMs): boolean => now - scannedAt >= UNHEARD_MS;

export const mayReverse = ({ scannedAt }: Scan, now: EpochMs): boolean =>
  now - scannedAt >= REVERSIBLE_AFTER_MS;

/** When to look next: every five seconds while she stands there, then with growing pauses until it is certain. */
export function nextLookAt({ state, scannedAt }: Scan, now: EpochMs): EpochMs {
  if (state === 'PAYING') return now + ASK_EVERY_MS;
  // By its age, not by how often it was asked about: the looks of an outage do not make her wait after it.
  const overdueMs = Math.trunc((now - scannedAt - UNHEARD_MS) / 2);
  return now + Math.min(Math.max(overdueMs, ASK_EVERY_MS), PAUSE_MS_MAX);
}

export const firstLookAt = (now: EpochMs): EpochMs => now + ASK_EVERY_MS;
