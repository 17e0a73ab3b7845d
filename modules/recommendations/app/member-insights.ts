import type { EpochMs, MemberId, MerchantId, ProductId, StoreId } from '#kernel';
import type { EventKind } from '../domain/event-kind.ts';
import type { Reactivation } from './places/reactivation.ts';
import type { UsualDistricts } from './places/usual-districts.ts';
import type { OptOuts } from './ports.ts';
import type { ProfilingPermit } from './profiling-permit.ts';

/** What a member did with one product (null = with none) at one store. */
export interface BehaviourCount {
  readonly productId: ProductId | null;
  readonly storeId: StoreId | null;
  readonly times: number;
}

export interface BehaviourCounts {
  /** Since `from`, repeats left out; who did nothing of the kind is absent. */
  of(
    merchantId: MerchantId,
    members: readonly MemberId[],
    kind: EventKind,
    from: EpochMs,
  ): Promise<ReadonlyMap<MemberId, readonly BehaviourCount[]>>;
}

/** What is known of members, for those who group them; each answer is about people who may be known. */
export interface MemberInsights {
  /** Who of these has accepted the terms, has personalisation on and is not under 14. */
  knowable(merchantId: MerchantId, members: readonly MemberId[]): Promise<ReadonlySet<MemberId>>;
  /** Ask for the knowable ones only. */
  readonly counts: BehaviourCounts;
  /** Code of GB/T 2260; undefined = none, or it may not be known. */
  districtOf(merchantId: MerchantId, memberId: MemberId): Promise<string | undefined>;
  /** Late by their own rhythm and still likely to come within 30 days; only who agreed to be written to. */
  likelyToReturn(merchantId: MerchantId): Promise<ReadonlySet<MemberId>>;
}

/** Chance of a purchase from her likeliest category, from which "likely" is said. */
const LIKELY_CHANCE_MIN = 0.3;

interface Parts {
  readonly counts: BehaviourCounts;
  readonly optOuts: OptOuts;
  readonly permit: ProfilingPermit;
  readonly districts: UsualDistricts;
  readonly reactivation: Reactivation;
}

export function memberInsights(parts: Parts): MemberInsights {
  const { counts, optOuts, permit, districts, reactivation } = parts;
  return {
    counts,
    async knowable(merchantId, members) {
      const [out, shadows] = await Promise.all([
        optOuts.among(merchantId, members),
        permit.shadowsAmong(merchantId, members),
      ]);
      const mayKnow = (memberId: MemberId) =>
        !out.has(memberId) && !shadows.has(memberId) && permit.allows(memberId);
      return new Set(members.filter(mayKnow));
    },
    districtOf: (merchantId, memberId) => districts.of(merchantId, memberId),
    async likelyToReturn(merchantId) {
      const late = await reactivation.late(merchantId);
      const likely = late.filter(({ wishes }) => (wishes[0]?.chance ?? 0) >= LIKELY_CHANCE_MIN);
      return new Set(likely.map(({ memberId }) => memberId));
    },
  };
}
