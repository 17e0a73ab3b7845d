import { type Clock, type EpochMs, type MemberId, type MerchantId, MINUTE_MS } from '#kernel';
import type { Members } from '#modules/members';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import { type MemberState, remember } from '../domain/member-state.ts';
import type { EventLog, OptOuts } from './ports.ts';

const MEMBERS_KEPT_MAX = 50_000;
/** Read again after this long: another process may have heard of the member since. */
const FRESH_MS = 10 * MINUTE_MS;

interface Kept {
  readonly loadedAt: EpochMs;
  /** Undefined = nothing may be known: personalisation is off, or the member may be under 14. */
  state: MemberState | undefined;
}

/**
 * What is known of the members who are about, in memory, backed by the log. The longest unseen one leaves
 * first, so any number of members can come.
 */
export class MemberMemory {
  readonly #log: EventLog;
  readonly #optOuts: OptOuts;
  readonly #members: Members;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Promise<Kept>>();

  constructor(log: EventLog, optOuts: OptOuts, members: Members, clock: Clock) {
    this.#log = log;
    this.#optOuts = optOuts;
    this.#members = members;
    this.#clock = clock;
  }

  /** Undefined = this member gets the store's feed and leaves no trace of her own. */
  async stateOf(merchantId: MerchantId, memberId: MemberId): Promise<MemberState | undefined> {
    return (await this.#keptOf(merchantId, memberId)).state;
  }

  /** After its event was stored. A member who is not in memory will be read with it. */
  async note(merchantId: MerchantId, memberId: MemberId, events: readonly BehaviourEvent[]): Promise<void> {
    const kept = await this.#kept.get(keyOf(merchantId, memberId));
    if (kept?.state === undefined) return;
    kept.state = events.reduce(remember, kept.state);
  }

  forget(merchantId: MerchantId, memberId: MemberId): void {
    this.#kept.delete(keyOf(merchantId, memberId));
  }

  forgetAll(): void {
    this.#kept.clear();
  }

  async #keptOf(merchantId: MerchantId, memberId: MemberId): Promise<Kept> {
    const key = keyOf(merchantId, memberId);
    const now = this.#clock.now();
    const known = this.#kept.get(key);
    if (known !== undefined) {
      const kept = await known;
      if (now - kept.loadedAt < FRESH_MS) {
        // Not if she was forgotten meanwhile: then what was read is about somebody who did not opt out yet.
        if (this.#kept.get(key) === known) this.#keep(key, known);
        return kept;
      }
    }
    const loading = this.#load(merchantId, memberId, now);
    this.#keep(key, loading);
    loading.catch(() => this.#kept.delete(key));
    return loading;
  }

  async #load(merchantId: MerchantId, memberId: MemberId, now: EpochMs): Promise<Kept> {
    const [isOut, member] = await Promise.all([
      this.#optOuts.isOut(merchantId, memberId),
      this.#members.find(merchantId, memberId),
    ]);
    const mayKnow = !isOut && member?.isMinor !== true;
    return { loadedAt: now, state: mayKnow ? await this.#log.stateOf(merchantId, memberId) : undefined };
  }

  /** A Map keeps the order of insertion: the first key is the longest unseen one. */
  #keep(key: string, kept: Promise<Kept>): void {
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const oldest = this.#kept.size > MEMBERS_KEPT_MAX ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

function keyOf(merchantId: MerchantId, memberId: MemberId): string {
  return `${merchantId}/${memberId}`;
}
