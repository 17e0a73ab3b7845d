import { businessDay, type Clock, type MerchantId, SECOND_MS } from '#kernel';
import type { Catalog } from '#modules/catalog';
import { addByCategory, type CategoryOf, figuresOf, median, partAt } from '../domain/figures.ts';
import type { Channel, Purchase } from '../domain/purchase.ts';
import {
  boundsOf,
  RFM_TYPES,
  type RfmBounds,
  type RfmType,
  type RfmValues,
  rfmValues,
  scoreOf,
  typeOf,
} from '../domain/rfm.ts';
import type { Buyers } from './buyers.ts';
import type { BoundsBook, Period } from './ports.ts';

const CATEGORIES_SHOWN = 10;
/** Everybody's purchases are read for one answer: the same question again gets the same one for so long. */
const KEPT_MS = 30 * SECOND_MS;
const KEPT_ANSWERS_MAX = 50;

export interface ShopFilter extends Period {
  readonly storeId?: string | undefined;
  readonly channel?: Channel | undefined;
}

export interface CategorySum {
  readonly categoryId: string;
  readonly name: string;
  readonly pieces: number;
  readonly netFen: number;
}

export interface ShopAnalysis {
  readonly purchases: number;
  readonly netFen: number;
  readonly averageFen: number;
  /** Who accepted the terms and kept something; shadows count in the sums above alone. */
  readonly buyers: number;
  readonly repeatBuyers: number;
  /** Of the members' own medians. */
  readonly medianIntervalDays: number | null;
  readonly categories: readonly CategorySum[];
  readonly bounds: RfmBounds;
  readonly rfm: readonly { readonly type: RfmType; readonly members: number; readonly netFen: number }[];
}

export interface AnalyseShop {
  of(merchantId: MerchantId, filter: ShopFilter): Promise<ShopAnalysis>;
  /** Of the whole shop, as they stood at the last midnight or were first asked for since. */
  bounds(merchantId: MerchantId): Promise<RfmBounds>;
  /** Every night anew, where anybody ever asked. */
  refreshBounds(): Promise<number>;
}

export interface ShopParts {
  readonly buyers: Buyers;
  readonly book: BoundsBook;
  readonly catalog: Catalog;
  readonly clock: Clock;
  /** The period that every analysis of one member looks at, too. */
  readonly lately: () => Period;
}

/** Which category goods lie in: as they were brought in, else as they are shelved now. */
export async function categoriesOf(catalog: Catalog, merchantId: MerchantId) {
  const [cards, categories] = await Promise.all([catalog.cards(merchantId), catalog.categories(merchantId)]);
  const shelved = new Map<string, string>(cards.map(({ productId, categoryId }) => [productId, categoryId]));
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const categoryOf: CategoryOf = ({ categoryId, productId }) =>
    categoryId ?? (productId === null ? undefined : shelved.get(productId)) ?? null;
  const ranked = (sums: ReadonlyMap<string, { pieces: number; netFen: number }>): CategorySum[] =>
    [...sums]
      .map(([categoryId, sum]) => ({ categoryId, name: names.get(categoryId) ?? categoryId, ...sum }))
      .sort((a, b) => b.netFen - a.netFen || (a.categoryId < b.categoryId ? -1 : 1));
  return { categoryOf, ranked };
}

export function analyseShop(parts: ShopParts): AnalyseShop {
  const { buyers, book, catalog, clock, lately } = parts;
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<ShopAnalysis> }>();

  async function analyse(merchantId: MerchantId, filter: ShopFilter): Promise<ShopAnalysis> {
    const now = clock.now();
    const { categoryOf, ranked } = await categoriesOf(catalog, merchantId);
    const sums = new Map<string, { pieces: number; netFen: number }>();
    const values: RfmValues[] = [];
    const intervals: number[] = [];
    let purchases = 0;
    let netFen = 0;
    for await (const batch of buyers(merchantId, filter))
      for (const buyer of batch) {
        const mine = fitting(buyer.purchases, filter);
        const figures = figuresOf(mine);
        purchases += figures.purchases;
        netFen += figures.netFen;
        for (const purchase of mine) addByCategory(sums, purchase, categoryOf);
        const value = buyer.isShadow ? null : rfmValues(figures, now);
        if (value === null) continue;
        values.push(value);
        if (figures.medianIntervalDays !== null) intervals.push(figures.medianIntervalDays);
      }
    const bounds = boundsOf(values);
    return {
      ...{ purchases, netFen, averageFen: purchases === 0 ? 0 : Math.floor(netFen / purchases) },
      ...{ buyers: values.length, repeatBuyers: values.filter((value) => value.purchases > 1).length },
      medianIntervalDays: median(intervals),
      categories: ranked(sums).slice(0, CATEGORIES_SHOWN),
      ...{ bounds, rfm: byType(values, bounds) },
    };
  }

  async function measure(merchantId: MerchantId): Promise<RfmBounds> {
    const { bounds } = await analyse(merchantId, lately());
    await book.put(merchantId, businessDay(clock.now()), bounds);
    return bounds;
  }

  return {
    of(merchantId, filter) {
      const now = clock.now();
      const key = JSON.stringify([merchantId, filter]);
      const known = kept.get(key);
      if (known !== undefined && now - known.at < KEPT_MS) return known.answer;
      if (kept.size >= KEPT_ANSWERS_MAX) kept.clear();
      const answer = analyse(merchantId, filter);
      kept.set(key, { at: now, answer });
      answer.catch(() => kept.delete(key));
      return answer;
    },
    async bounds(merchantId) {
      return (await book.find(merchantId))?.bounds ?? (await measure(merchantId));
    },
    async refreshBounds() {
      const stale = await book.olderThan(businessDay(clock.now()));
      for (const merchantId of stale) await measure(merchantId);
      return stale.length;
    },
  };
}

function fitting(purchases: readonly Purchase[], { storeId, channel }: ShopFilter): readonly Purchase[] {
  const ofChannel = channel === undefined ? purchases : purchases.filter((one) => one.channel === channel);
  if (storeId === undefined) return ofChannel;
  return ofChannel.map((one) => partAt(one, storeId)).filter((part) => part !== undefined);
}

function byType(values: readonly RfmValues[], bounds: RfmBounds): ShopAnalysis['rfm'] {
  const sums = new Map<RfmType, { members: number; netFen: number }>(
    RFM_TYPES.map((type) => [type, { members: 0, netFen: 0 }]),
  );
  for (const value of values) {
    const sum = sums.get(typeOf(scoreOf(value, bounds)));
    if (sum === undefined) continue;
    sum.members += 1;
    sum.netFen += value.netFen;
  }
  return [...sums].map(([type, sum]) => ({ type, ...sum }));
}
