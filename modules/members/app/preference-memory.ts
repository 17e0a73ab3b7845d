import type { Clock, EpochMs, MemberId, MerchantId, UnitOfWork } from '#kernel';
import { NO_PREFERENCES, type Preferences } from '../domain/preferences.ts';
import type { MemberPreferences, PreferencesChanged } from './facade.ts';
import type { PreferenceStore } from './preference-store.ts';

const MEMBERS_KEPT_MAX = 20_000;
/** A commit may become visible a little after the instant that it carries. */
const OVERLAP_MS = 10_000;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: PreferenceStore;
  readonly clock: Clock;
}

/**
 * Preferences of the members who are about. A change counts here from the next request on; changes of other
 * processes are looked for twice a second.
 */
export class PreferenceMemory implements MemberPreferences {
  readonly #parts: Parts;
  readonly #kept = new Map<string, Promise<Preferences>>();
  #followedUntil: EpochMs;
  /** Changes within the overlap that were seen before. */
  #heard = new Map<string, EpochMs>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#followedUntil = parts.clock.now();
  }

  preferencesOf(merchantId: MerchantId, memberId: MemberId): Promise<Preferences> {
    const key = keyOf(merchantId, memberId);
    const kept = this.#kept.get(key) ?? this.#read(merchantId, memberId);
    // A Map keeps the order of insertion: the first key is the longest unasked one.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MEMBERS_KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }

  async put(merchantId: MerchantId, memberId: MemberId, preferences: Preferences): Promise<void> {
    const { unitOfWork, store, clock } = this.#parts;
    const now = clock.now();
    await unitOfWork.run(async (tx) => {
      await store.put(tx, merchantId, memberId, preferences, now);
      tx.emit<PreferencesChanged>({
        type: 'members.preferences_changed',
        occurredAt: now,
        merchantId,
        memberId,
      });
    });
    this.#kept.delete(keyOf(merchantId, memberId));
  }

  /** Forgets what was changed elsewhere since the last look. */
  async follow(): Promise<void> {
    const now = this.#parts.clock.now();
    const heard = new Map<string, EpochMs>();
    for (const { merchantId, memberId, at } of await this.#parts.store.changedSince(
      this.#followedUntil - OVERLAP_MS,
    )) {
      const key = keyOf(merchantId, memberId);
      heard.set(key, at);
      if (this.#heard.get(key) !== at) this.#kept.delete(key);
    }
    this.#heard = heard;
    this.#followedUntil = now;
  }

  async #read(merchantId: MerchantId, memberId: MemberId): Promise<Preferences> {
    return (await this.#parts.store.find(merchantId, memberId)) ?? NO_PREFERENCES;
  }
}

function keyOf(merchantId: MerchantId, memberId: MemberId): string {
  return `${merchantId}/${memberId}`;
}
