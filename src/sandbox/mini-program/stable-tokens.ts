import { businessDay, type Clock, type EpochMs, MINUTE_MS, type Random, SECOND_MS } from '#kernel';
import { nonce } from '../nonce.ts';

const TOKEN_TTL_MS = 7_200 * SECOND_MS;
const ROLL_OVER_EARLY_MS = 5 * MINUTE_MS;
const FORCE_PAUSE_MS = 30 * SECOND_MS;
const FORCED_PER_DAY_MAX = 20;

interface AppToken {
  readonly text: string;
  readonly expiresAt: EpochMs;
}

/** `/cgi-bin/stable_token`: asked normally, the same token until five minutes before its end; forced, a new one at once. */
export class StableTokens {
  readonly #clock: Clock;
  readonly #random: Random;
  #current: AppToken | undefined;
  /** Still good while a roll-over is under way; a forced refresh ends it at once. */
  #previous: AppToken | undefined;
  #forcedAt = Number.NEGATIVE_INFINITY;
  #forcedOn = { day: '', times: 0 };

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  issue(
    isForced: boolean,
  ): { token: string; expiresInSeconds: number } | { errcode: number; errmsg: string } {
    const now = this.#clock.now();
    if (isForced) {
      const refusal = this.#countForced(now);
      if (refusal !== undefined) return refusal;
      this.#previous = undefined;
      this.#current = this.#fresh(now);
    } else if (this.#current === undefined || this.#current.expiresAt - now <= ROLL_OVER_EARLY_MS) {
      this.#previous = this.#current;
      this.#current = this.#fresh(now);
    }
    const { text, expiresAt } = this.#current ?? this.#fresh(now);
    return { token: text, expiresInSeconds: Math.floor((expiresAt - now) / SECOND_MS) };
  }

  isLive(token: string): boolean {
    const now = this.#clock.now();
    return [this.#current, this.#previous].some((known) => known?.text === token && known.expiresAt > now);
  }

  #countForced(now: EpochMs): { errcode: number; errmsg: string } | undefined {
    if (now - this.#forcedAt < FORCE_PAUSE_MS)
      return { errcode: 45011, errmsg: 'api minute-quota reach limit' };
    const day = businessDay(now);
    const times = this.#forcedOn.day === day ? this.#forcedOn.times + 1 : 1;
    if (times > FORCED_PER_DAY_MAX) return { errcode: 45009, errmsg: 'reach max api daily quota limit' };
    this.#forcedOn = { day, times };
    this.#forcedAt = now;
    return undefined;
  }

  #fresh(now: EpochMs): AppToken {
    return { text: nonce(this.#random, 136), expiresAt: now + TOKEN_TTL_MS };
  }
}
