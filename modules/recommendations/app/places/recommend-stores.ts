import type { Clock, MemberId, MerchantId } from '#kernel';
import type { Store, Stores } from '#modules/stores';
import type { RecentInterest } from './recent-interest.ts';
import type { UsualDistricts } from './usual-districts.ts';

interface StoreSuggestion {
  readonly storeId: string;
  readonly name: string;
  readonly district: string;
  readonly address: string;
  readonly reason: string;
  readonly reasonCode: 'USUAL_DISTRICT' | 'BUSY' | 'STORE';
}

interface StoreSuggestions {
  readonly items: readonly StoreSuggestion[];
  /** Null without consent, or while nothing is usual. */
  readonly usualDistrict: { readonly code: string; readonly name: string } | null;
}

/** Stores in the member's usual district first; without one, the same order for everybody. */
export type RecommendStores = (
  merchantId: MerchantId,
  memberId: MemberId,
  limit: number,
) => Promise<StoreSuggestions>;

export function recommendStores(
  stores: Stores,
  districts: UsualDistricts,
  interest: RecentInterest,
  clock: Clock,
): RecommendStores {
  return async (merchantId, memberId, limit) => {
    const [everyStore, code, recent] = await Promise.all([
      stores.list(merchantId),
      districts.of(merchantId, memberId),
      interest.at(merchantId, clock.now()),
    ]);
    const isUsual = ({ districtCode }: Store) => code !== undefined && districtCode === code;
    const ranked = everyStore
      .map((store) => ({ store, usual: isUsual(store), busy: recent.totalOf(store.id) }))
      .sort((a, b) => Number(b.usual) - Number(a.usual) || b.busy - a.busy);
    const name = everyStore.find(isUsual)?.district ?? '';
    return {
      items: ranked.slice(0, limit).map(({ store, usual, busy }) => suggestion(store, usual, busy)),
      usualDistrict: code === undefined ? null : { code, name },
    };
  };
}

function suggestion({ id, name, district, address }: Store, usual: boolean, busy: number): StoreSuggestion {
  const place = { storeId: id, name, district, address };
  if (usual) return { ...place, reason: `在你常去的${district}`, reasonCode: 'USUAL_DISTRICT' };
  if (busy > 0) return { ...place, reason: '近 7 天人气门店', reasonCode: 'BUSY' };
  return { ...place, reason: '通衢门店', reasonCode: 'STORE' };
}
