import { type Clock, type EpochMs, type MemberId, type MerchantId, SECOND_MS } from '#kernel';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import { type MemberState, remember } from '../domain/member-state.ts';
import type { EventLog, MemberPulses, OptOuts } from './ports.ts';
import type { ProfilingPermit } from './profiling-permit.ts';

const MEMBERS_KEPT_MAX = 50_000;
/**
 * Nobody is kept longer than this after her last request. Whoever switches personalisation off in another
 * process is out of this one's memory within a minute, without any message (PRV-05); reading a member again
 * costs .3 ms.
 */
const KEPT_IDLE_MS = 40 * SECOND_MS;

interface Kept {
  askedAt: EpochMs;
  /** The pulse that was read before the state: what came in between is read once more, never missed. */
  pulse: number;
  /** Undefined = nothing may be known: personalisation is off, or she is a shadow. */
  state: MemberState | undefined;
  /** Looked at again at each request: that she accepted the terms counts at once, in every process. */
  readonly isShadow: boolean;
}

export interface MemberMemoryParts {
  readonly log: EventLog;
  readonly optOuts: OptOuts;
  readonly pulses: MemberPulses;
  readonly permit: ProfilingPermit;
  readonly clock: Clock;
}

/**
 * What is known of the members who are about, in memory, backed by the log. Every question first reads the
 * member's pulse: what another process wrote a moment ago counts at the next request. The read costs .01 ms on
 * SQLite; the outbox was rejected for this, since it delivers an event to one process only. The longest unseen
 * member leaves first, so any number of them can come.
 */
export class MemberMemory {
  readonly #parts: MemberMemoryParts;
  readonly #kept = new Map<string, Promise<Kept>>();

  constructor(parts: MemberMemoryParts) {
    this.#parts = parts;
  }

  /** Undefined = this member gets the store's feed and leaves no trace of her own. */
  async stateOf(merchantId: MerchantId, memberId: MemberId): Promise<MemberState | undefined> {
    if (!this.#parts.permit.allows(memberId)) {
      this.forget(merchantId, memberId);
      return undefined;
    }
    const key = keyOf(merchantId, memberId);
    const pulse = await this.#parts.pulses.of(merchantId, memberId);
    const known = this.#kept.get(key);
    if (known !== undefined) {
      const kept = await known;
      // Higher than the pulse = another request has read something newer meanwhile.
      if (kept.pulse >= pulse && !kept.isShadow && this.#kept.get(key) === known) {
        kept.askedAt = this.#parts.clock.now();
        this.#keep(key, known);
        return kept.state;
      }
    }
    return (await this.#read(key, merchantId, memberId, pulse)).state;
  }

  /**
   * After its events were stored: spares the reading when they are all that changed. A member who is not in
   * memory will be read with them.
   */
  async note(merchantId: MerchantId, memberId: MemberId, events: readonly BehaviourEvent[]): Promise<void> {
    const known = this.#kept.get(keyOf(merchantId, memberId));
    if (known === undefined || events.length === 0) return;
    const pulse = await this.#parts.pulses.of(merchantId, memberId);
    const kept = await known.catch(() => undefined);
    if (kept?.state === undefined || pulse !== kept.pulse + 1) return;
    kept.state = events.reduce(remember, kept.state);
    kept.pulse = pulse;
  }

  forget(merchantId: MerchantId, memberId: MemberId): void {
    this.#kept.delete(keyOf(merchantId, memberId));
  }

  forgetAll(): void {
    this.#kept.clear();
  }

  /** Run every few seconds. The longest unseen come first, so it stops at the first one who is about. */
  async forgetIdle(): Promise<void> {
    const seenSince = this.#parts.clock.now() - KEPT_IDLE_MS;
    for (const [key, known] of this.#kept) {
      const kept = await known.catch(() => undefined);
      if (kept !== undefined && kept.askedAt > seenSince) return;
      if (this.#kept.get(key) === known) this.#kept.delete(key);
    }
  }

  #read(key: string, merchantId: MerchantId, memberId: MemberId, pulse: number): Promise<Kept> {
    const reading = this.#load(merchantId, memberId, pulse);
    this.#keep(key, reading);
    reading.catch(() => {
      if (this.#kept.get(key) === reading) this.#kept.delete(key);
    });
    return reading;
  }

  async #load(merchantId: MerchantId, memberId: MemberId, pulse: number): Promise<Kept> {
    const { log, optOuts, permit, clock } = this.#parts;
    const isShadow = (await permit.shadowsAmong(merchantId, [memberId])).has(memberId);
    const mayKnow = !isShadow && !(await optOuts.isOut(merchantId, memberId));
    const state = mayKnow ? await log.stateOf(merchantId, memberId) : undefined;
    return { askedAt: clock.now(), pulse, state, isShadow };
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
