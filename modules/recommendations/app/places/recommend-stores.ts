import type { Clock, MemberId, MerchantId } from '#kernel';
import type { MemberPreferences } from '#modules/members';
import type { Store, Stores } from '#modules/stores';
import type { RecentInterest } from './recent-interest.ts';
import type { UsualDistricts } from './usual-districts.ts';

interface StoreSuggestion {
  readonly storeId: string;
  readonly name: string;
  readonly district: string;
  readonly address: string;
  readonly reason: string;
  readonly reasonCode: 'PREFERRED' | 'USUAL_DISTRICT' | 'BUSY' | 'STORE';
}

interface StoreSuggestions {
  readonly items: readonly StoreSuggestion[];
  /** Null without consent, or while nothing is usual. */
  readonly usualDistrict: { readonly code: string; readonly name: string } | null;
}

/**
 * Stores that she named in her preferences first (MEM-11; a setting of hers, nothing inferred, so it counts
 * without personalisation too), then those in her usual district; the rest in the same order for everybody.
 */
export type RecommendStores = (
  merchantId: MerchantId,
  memberId: MemberId,
  limit: number,
) => Promise<StoreSuggestions>;

export function recommendStores(
  stores: Stores,
  districts: UsualDistricts,
  preferences: MemberPreferences,
  interest: RecentInterest,
  clock: Clock,
): RecommendStores {
  return async (merchantId, memberId, limit) => {
    const [everyStore, code, chosen, recent] = await Promise.all([
      stores.list(merchantId),
      districts.of(merchantId, memberId),
      preferences.preferencesOf(merchantId, memberId),
      interest.at(merchantId, clock.now()),
    ]);
    const isUsual = ({ districtCode }: Store) => code !== undefined && districtCode === code;
    const ranked = everyStore
      .map((store) => ({
        store,
        named: chosen.stores.includes(store.id),
        usual: isUsual(store),
        busy: recent.totalOf(store.id),
      }))
      .sort(
        (a, b) => Number(b.named) - Number(a.named) || Number(b.usual) - Number(a.usual) || b.busy - a.busy,
      );
    const name = everyStore.find(isUsual)?.district ?? '';
    return {
      items: ranked.slice(0, limit).map(suggestion),
      usualDistrict: code === undefined ? null : { code, name },
    };
  };
}

interface Ranked {
  readonly store: Store;
  readonly named: boolean;
  readonly usual: boolean;
  readonly busy: number;
}

function suggestion({ store, named, usual, busy }: Ranked): StoreSuggestion {
  const { id, name, district, address } = store;
  const place = { storeId: id, name, district, address };
  if (named) return { ...place, reason: '你选的常去门店', reasonCode: 'PREFERRED' };
  if (usual) return { ...place, reason: `在你常去的${district}`, reasonCode: 'USUAL_DISTRICT' };
  if (busy > 0) return { ...place, reason: '近 7 天人气门店', reasonCode: 'BUSY' };
  return { ...place, reason: '通衢门店', reasonCode: 'STORE' };
}
