import type { Clock, MemberId, MerchantId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import { addByCategory, type Figures, figuresOf } from '../domain/figures.ts';
import type { Purchase } from '../domain/purchase.ts';
import { type RfmScore, type RfmType, rfmValues, scoreOf, typeOf } from '../domain/rfm.ts';
import type { Buyers } from './buyers.ts';
import type { Period } from './ports.ts';
import { type AnalyseShop, type CategorySum, categoriesOf } from './shop-analysis.ts';
import type { Timeline } from './timeline.ts';

/** More than anybody buys in a year. */
const PURCHASES_MAX = 2_000;
const CATEGORIES_SHOWN = 5;

export interface MemberAnalysis extends Figures {
  /** Null = she bought nothing lately. */
  readonly rfm: (RfmScore & { readonly type: RfmType }) | null;
  readonly categories: readonly CategorySum[];
}

export type AnalysedMember = MemberAnalysis & { readonly memberId: MemberId };

/** Whether this may be made of her: she agreed to be analysed by what she bought (profiling.segments). */
export type MayAnalyse = (memberId: MemberId) => boolean;

export interface AnalyseMember {
  /** Null = she did not agree. */
  of(merchantId: MerchantId, memberId: MemberId, isShadow: boolean): Promise<MemberAnalysis | null>;
  /** Everybody who agreed, in batches. */
  everybody(merchantId: MerchantId): AsyncIterable<readonly AnalysedMember[]>;
}

export function analyseMember(parts: {
  readonly timeline: Timeline;
  readonly buyers: Buyers;
  readonly shop: AnalyseShop;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly lately: () => Period;
  readonly mayAnalyse: MayAnalyse;
}): AnalyseMember {
  const { timeline, buyers, shop, catalog, clock, lately, mayAnalyse } = parts;

  async function analyst(merchantId: MerchantId) {
    const now = clock.now();
    const bounds = await shop.bounds(merchantId);
    const { categoryOf, ranked } = await categoriesOf(catalog, merchantId);
    return (purchases: readonly Purchase[]): MemberAnalysis => {
      const figures = figuresOf(purchases);
      const values = rfmValues(figures, now);
      const score = values === null ? null : scoreOf(values, bounds);
      const sums = new Map<string, { pieces: number; netFen: number }>();
      for (const purchase of purchases) addByCategory(sums, purchase, categoryOf);
      return {
        ...figures,
        rfm: score === null ? null : { ...score, type: typeOf(score) },
        categories: ranked(sums).slice(0, CATEGORIES_SHOWN),
      };
    };
  }

  return {
    async of(merchantId, memberId, isShadow) {
      if (isShadow || !mayAnalyse(memberId)) return null;
      const purchases = await timeline.within(merchantId, memberId, lately(), PURCHASES_MAX);
      return (await analyst(merchantId))(purchases);
    },
    async *everybody(merchantId) {
      const analysed = await analyst(merchantId);
      for await (const batch of buyers(merchantId, lately()))
        yield batch
          .filter(({ memberId, isShadow }) => !isShadow && mayAnalyse(memberId))
          .map(({ memberId, purchases }) => ({ memberId, ...analysed(purchases) }));
    },
  };
}
