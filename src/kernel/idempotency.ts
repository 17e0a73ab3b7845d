import type { Tx } from './unit-of-work.ts';

export const IDEMPOTENCY_KEY_CHARS_MIN = 8;
export const IDEMPOTENCY_KEY_CHARS_MAX = 64;

/** The caller's promise that a repeated request is the same request. */
export interface RequestKey {
  /** Who the key belongs to; two members may choose the same key. */
  readonly owner: string;
  readonly key: string;
  /** Hash of method, path and body. */
  readonly requestHash: string;
}

/** Remembers the answer that went with a key, in the transaction that produced it. */
export interface AnswerBook {
  /**
   * Claims a fresh key for this transaction and returns undefined, or returns the answer given before.
   * A duplicate that races the first request waits for its commit. Another request under the same key
   * is refused as `request.key_reused`.
   */
  claim<Answer extends object>(tx: Tx, request: RequestKey): Promise<Answer | undefined>;
  record(tx: Tx, request: RequestKey, answer: object): Promise<void>;
}
