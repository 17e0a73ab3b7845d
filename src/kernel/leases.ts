/**
 * Who of several processes looks after a thing that lives in memory, and the card by which another process can
 * carry on when that one is gone. A lease that is not prolonged ends by itself.
 */
export interface Leases {
  /** Whether other processes see them, and can carry on. */
  readonly areShared: boolean;
  /** Takes the thing under this process's name, or writes a new card for what it holds. */
  hold(key: string, card: string, ttlMs: number): Promise<void>;
  /** The card of a thing that somebody holds. */
  read(key: string): Promise<string | undefined>;
  /** Takes the thing over from whichever process held it; undefined when nobody did. */
  takeOver(key: string, ttlMs: number): Promise<string | undefined>;
  /**
   * Prolongs what this process holds, cards by key; answers with the keys that another process has taken over
   * since. What nobody holds is written down again: the store of the leases may have lost everything.
   */
  prolong(cards: ReadonlyMap<string, string>, ttlMs: number): Promise<readonly string[]>;
  /** Lets go, unless another process has taken over in the meantime. */
  release(key: string): Promise<void>;
}
