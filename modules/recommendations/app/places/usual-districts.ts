import { type Clock, DAY_MS, type EpochMs, type MemberId, type MerchantId, MINUTE_MS } from '#kernel';
import type { Consents } from '#modules/privacy';
import type { Stores } from '#modules/stores';
import type { MemberMemory } from '../member-memory.ts';
import type { MemberPulses } from '../ports.ts';
import type { PlaceReads } from './ports.ts';

const WINDOW_DAYS = 90;
/** Once is no habit. */
const VISIT_DAYS_MIN = 2;
const KEPT_FOR_MS = 10 * MINUTE_MS;
const MEMBERS_KEPT_MAX = 10_000;

interface Known {
  readonly code: string | undefined;
  readonly asOf: EpochMs;
  /** When it is higher now, she was somewhere since, or turned out to be somebody else as well (MEM-03). */
  readonly pulse: number;
}

export interface UsualDistrictsParts {
  readonly reads: PlaceReads;
  readonly stores: Stores;
  readonly memory: MemberMemory;
  readonly pulses: MemberPulses;
  readonly consents: Consents;
  readonly clock: Clock;
}

/**
 * The district in which a member is on most days (REC-03): the mode of her store visits of 90 days, as a code
 * of GB/T 2260. Only while her consent to `location.district` stands and personalisation is on. It is worked
 * out when it is asked for and remembered for ten minutes at most in this process: no table of whereabouts exists,
 * and a withdrawal takes the code out of the memory at once.
 */
export class UsualDistricts {
  readonly #parts: UsualDistrictsParts;
  readonly #known = new Map<string, Known>();

  constructor(parts: UsualDistrictsParts) {
    this.#parts = parts;
    parts.consents.onWithdrawn(({ memberId, purpose }) => {
      if (purpose === 'location.district') this.#forget(memberId);
    });
  }

  async of(merchantId: MerchantId, memberId: MemberId): Promise<string | undefined> {
    const { consents, memory, pulses, clock } = this.#parts;
    const key = keyOf(merchantId, memberId);
    const mayKnow = () => consents.isLive(memberId, 'location.district');
    if (!mayKnow() || (await memory.stateOf(merchantId, memberId)) === undefined) {
      this.#known.delete(key);
      return undefined;
    }
    const now = clock.now();
    this.#forgetOld(now);
    const known = this.#known.get(key);
    const pulse = await pulses.of(merchantId, memberId);
    if (known?.pulse === pulse && now - known.asOf < KEPT_FOR_MS) return known.code;
    const code = await this.#workOut(merchantId, memberId, now);
    // She may have changed her mind while the visits were read.
    if (!mayKnow()) return undefined;
    this.#known.delete(key);
    this.#known.set(key, { code, asOf: now, pulse });
    const oldest = this.#known.size > MEMBERS_KEPT_MAX ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    return code;
  }

  async #workOut(merchantId: MerchantId, memberId: MemberId, now: EpochMs): Promise<string | undefined> {
    const { reads, stores } = this.#parts;
    const [visits, everyStore] = await Promise.all([
      reads.visitsOf(merchantId, memberId, now - WINDOW_DAYS * DAY_MS),
      stores.list(merchantId),
    ]);
    const codeOf = new Map(everyStore.map(({ id, districtCode }) => [id, districtCode]));
    const days = new Map<string, number>();
    for (const { storeId, days: there } of visits) {
      const code = codeOf.get(storeId);
      if (code !== undefined) days.set(code, (days.get(code) ?? 0) + there);
    }
    const [first] = [...days].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return first !== undefined && first[1] >= VISIT_DAYS_MIN ? first[0] : undefined;
  }

  /** The oldest stand first. */
  #forgetOld(now: EpochMs): void {
    for (const [key, { asOf }] of this.#known) {
      if (now - asOf < KEPT_FOR_MS) return;
      this.#known.delete(key);
    }
  }

  #forget(memberId: MemberId): void {
    for (const key of this.#known.keys()) if (key.endsWith(`/${memberId}`)) this.#known.delete(key);
  }
}

const keyOf = (merchantId: MerchantId, memberId: MemberId) => `${merchantId}/${memberId}`;
