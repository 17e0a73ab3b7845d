import type { EpochMs, MerchantId, Tx } from '#kernel';

interface NewCode {
  /** Blind index of the phone: the limits count what it is sent, whatever for. */
  readonly phone: string;
  /** What the code is kept under: the phone for signing in. */
  readonly subject: string;
  readonly hash: string;
  readonly at: EpochMs;
  /** Number of the business day. */
  readonly day: number;
}

/** At most one code per phone and use. Every limit is the guard of one statement: it holds for as many processes as there are. */
export interface SmsCodeStore {
  /** Replaces the code before. 0, or how long to wait (the rest of the minute, or of the day). */
  issue(tx: Tx, merchantId: MerchantId, code: NewCode): Promise<number>;
  /** False when this address has asked for as many as it may today. */
  countAddress(tx: Tx, merchantId: MerchantId, address: string, day: number): Promise<boolean>;
  /** Counts a try; the hash to compare with, undefined when there is no code or it was tried too often. */
  countTry(tx: Tx, merchantId: MerchantId, phone: string, at: EpochMs): Promise<string | undefined>;
  /** False when it was spent meanwhile. */
  spend(tx: Tx, merchantId: MerchantId, phone: string, hash: string): Promise<boolean>;
  /** Counters of days before this one. */
  forgetBefore(tx: Tx, day: number): Promise<void>;
}
