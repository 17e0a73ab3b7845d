import type { Clock, EpochMs } from '#kernel';
import type { Engine } from './feature.ts';

/** Sign-outs in other processes arrive within this time. */
const FOLLOW_EVERY_MS = 500;
/** A commit may become visible a little after the instant that it carries. */
const OVERLAP_MS = 10_000;

interface EndedSessionsParts {
  readonly name: string;
  /** Longest life of an access token: older endings need not be remembered, their tokens are dead. */
  readonly tokenMs: number;
  readonly endedSince: (
    since: EpochMs,
  ) => Promise<readonly { readonly id: string; readonly endedAt: EpochMs }[]>;
  readonly clock: Clock;
}

/**
 * Sessions that ended before their access tokens did. Asked at each request and therefore held in memory:
 * filled from the database at the start, by each sign-out here, and by looking for those of other processes.
 */
export class EndedSessions implements Engine {
  readonly name: string;
  readonly #parts: EndedSessionsParts;
  readonly #endedAt = new Map<string, EpochMs>();
  #timer: NodeJS.Timeout | undefined;
  #followedUntil: EpochMs | undefined;

  constructor(parts: EndedSessionsParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  has(sessionId: string): boolean {
    return this.#endedAt.has(sessionId);
  }

  add(sessionId: string): void {
    this.#endedAt.set(sessionId, this.#parts.clock.now());
  }

  async start(): Promise<void> {
    await this.#follow();
    // A look that fails leaves the set as it was; the next one covers the same time again.
    this.#timer = setInterval(() => void this.#follow().catch(() => undefined), FOLLOW_EVERY_MS).unref();
  }

  isReady(): boolean {
    return this.#followedUntil !== undefined;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
  }

  async #follow(): Promise<void> {
    const now = this.#parts.clock.now();
    const oldest = now - this.#parts.tokenMs;
    const since = this.#followedUntil === undefined ? oldest : this.#followedUntil - OVERLAP_MS;
    for (const { id, endedAt } of await this.#parts.endedSince(since)) this.#endedAt.set(id, endedAt);
    for (const [id, endedAt] of this.#endedAt) if (endedAt < oldest) this.#endedAt.delete(id);
    this.#followedUntil = now;
  }
}
