import { type Clock, DAY_MS, type EpochMs, type MerchantId, type ProductId, type StoreId } from '#kernel';
import { gini, type PolicyValue, populationStability, snips } from '#ml/statistics';
import type { Catalog, ProductCard } from '#modules/catalog';
import { EPSILON } from './arrange-feed.ts';
import type { FeedDay, FeedDays } from './feed-days.ts';
import type { KeptList, MeasuringReads } from './measuring-reads.ts';

const WEEK_DAYS = 7;
const FRESH_DAYS = 14;
/** Of the ids of the demo chain's lists. */
const DEMO_PREFIX = 'demo-';

export interface Clicked {
  readonly shown: number;
  readonly opened: number;
}

/** The feed of the last seven days, today included. Shares are 0..1; null where there is nothing to divide by. */
export interface RecommenderHealth {
  readonly asOf: EpochMs;
  readonly fromDay: number;
  /** Some of it was never shown to anybody: the demo chain made it up. */
  readonly hasDemoData: boolean;
  /** Lists that went out, by what they were. */
  readonly answers: readonly { readonly answered: string; readonly lists: number }[];
  /** Since this process started: lists that went out and are in no figure here, because the database was away. */
  readonly listsLost: number;
  readonly coverage: { readonly shown: number; readonly onSale: number };
  /** Younger than 14 days: among what was shown, and among what is on sale. */
  readonly fresh: { readonly shown: number | null; readonly onSale: number | null };
  readonly days: readonly { readonly day: number; readonly shown: number; readonly goods: number }[];
  readonly places: readonly (Clicked & { readonly place: string })[];
  /** From a sample of each day's lists. */
  readonly reasons: readonly (Clicked & { readonly reason: string })[];
  readonly exploration: {
    /** Share of the places that went to a good which was drawn and not ranked there. */
    readonly share: number | null;
    /** Clicks per place if every draw took the best-ranked good, and if every draw were even. */
    readonly best: PolicyValue;
    readonly even: PolicyValue;
  };
  readonly concentration: {
    readonly goods: number | null;
    readonly categories: number | null;
    readonly stores: readonly { readonly storeId: StoreId; readonly gini: number; readonly goods: number }[];
  };
  readonly categories: readonly {
    readonly name: string;
    readonly shown: number;
    readonly bought: number;
  }[];
  /** Population stability index by category; below .1 calm, above .25 moved. */
  readonly drift: {
    readonly shown: number | null;
    readonly bought: number | null;
    readonly shownToBought: number | null;
  };
}

export type LookAtHealth = (merchantId: MerchantId) => Promise<RecommenderHealth>;

export function recommenderHealth(
  days: FeedDays,
  reads: MeasuringReads,
  catalog: Pick<Catalog, 'cards' | 'categories'>,
  exposures: { readonly givenUp: number },
  clock: Clock,
): LookAtHealth {
  return async (merchantId) => {
    const asOf = clock.now();
    const [cards, categories, fortnight] = await Promise.all([
      catalog.cards(merchantId),
      catalog.categories(merchantId),
      days.last(merchantId, 2 * WEEK_DAYS, asOf),
    ]);
    const [before, week] = [fortnight.slice(0, WEEK_DAYS), fortnight.slice(WEEK_DAYS)];
    const fromDay = week[0]?.day ?? 0;
    const answers = await reads.answers(merchantId, fromDay);
    const goods = new Map(cards.map((card) => [card.productId, card]));
    const names = new Map(categories.map(({ id, name }) => [id as string, name]));
    const shown = summed(week, 'shown');
    const sample = week.flatMap((day) => day.sample);
    const mix = {
      shown: byCategory(shown, goods),
      bought: byCategory(summed(week, 'bought'), goods),
      shownBefore: byCategory(summed(before, 'shown'), goods),
      boughtBefore: byCategory(summed(before, 'bought'), goods),
    };
    const isFresh = ({ listedAt }: ProductCard) => asOf - listedAt < FRESH_DAYS * DAY_MS;
    return {
      asOf,
      fromDay,
      hasDemoData: sample.some(({ id }) => id.startsWith(DEMO_PREFIX)),
      answers: [...answers].map(([answered, lists]) => ({ answered, lists })),
      listsLost: exposures.givenUp,
      coverage: {
        shown: [...shown.keys()].filter((productId) => goods.has(productId)).length,
        onSale: goods.size,
      },
      fresh: {
        shown: shareOf([...shown], ([productId, times]) => {
          const card = goods.get(productId);
          return [card !== undefined && isFresh(card), times];
        }),
        onSale: shareOf(cards, (card) => [isFresh(card), 1]),
      },
      days: week.map((each) => ({ day: each.day, shown: total(each.shown), goods: each.shown.size })),
      places: placesOf(week),
      reasons: reasonsOf(sample),
      exploration: explorationOf(sample),
      concentration: {
        goods: shown.size === 0 ? null : gini(cards.map(({ productId }) => shown.get(productId) ?? 0)),
        categories: mix.shown.size === 0 ? null : gini([...mix.shown.values()]),
        stores: storesOf(sample),
      },
      categories: [...new Set([...mix.shown.keys(), ...mix.bought.keys()])]
        .map((id) => ({
          name: names.get(id) ?? id,
          shown: mix.shown.get(id) ?? 0,
          bought: mix.bought.get(id) ?? 0,
        }))
        .sort((a, b) => b.shown - a.shown || b.bought - a.bought || (a.name < b.name ? -1 : 1)),
      drift: {
        shown: populationStability(mix.shownBefore, mix.shown) ?? null,
        bought: populationStability(mix.boughtBefore, mix.bought) ?? null,
        shownToBought: populationStability(mix.bought, mix.shown) ?? null,
      },
    };
  };
}

type Counts = ReadonlyMap<ProductId, number>;

function summed(days: readonly FeedDay[], what: 'shown' | 'bought'): Counts {
  const sums = new Map<ProductId, number>();
  for (const day of days)
    for (const [productId, count] of day[what]) sums.set(productId, (sums.get(productId) ?? 0) + count);
  return sums;
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** What is not on sale any more belongs to no category: it would look like drift. */
function byCategory(counts: Counts, goods: ReadonlyMap<ProductId, ProductCard>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [productId, count] of counts) {
    const category = goods.get(productId)?.categoryId;
    if (category !== undefined) sums.set(category, (sums.get(category) ?? 0) + count);
  }
  return sums;
}

function shareOf<Item>(items: readonly Item[], of: (item: Item) => readonly [isIn: boolean, weight: number]) {
  let [within, whole] = [0, 0];
  for (const item of items) {
    const [isIn, weight] = of(item);
    whole += weight;
    if (isIn) within += weight;
  }
  return whole === 0 ? null : within / whole;
}

function placesOf(days: readonly FeedDay[]) {
  const places = new Map<string, Clicked>();
  for (const { place, seen, opened } of days.flatMap((day) => day.places)) {
    const known = places.get(place) ?? { shown: 0, opened: 0 };
    places.set(place, { shown: known.shown + seen, opened: known.opened + opened });
  }
  return [...places]
    .filter(([, { shown }]) => shown > 0)
    .map(([place, clicked]) => ({ place, ...clicked }))
    .sort((a, b) => b.shown - a.shown);
}

function reasonsOf(sample: readonly KeptList[]) {
  const reasons = new Map<string, { shown: number; opened: number }>();
  for (const { rows, clicked } of sample)
    for (const { reasonCode, productId } of rows) {
      const known = reasons.get(reasonCode) ?? { shown: 0, opened: 0 };
      known.shown += 1;
      if (clicked.has(productId)) known.opened += 1;
      reasons.set(reasonCode, known);
    }
  return [...reasons].map(([reason, clicked]) => ({ reason, ...clicked })).sort((a, b) => b.shown - a.shown);
}

/**
 * A draw takes the best-ranked good with 1 - e + e/pool, any other with e/pool: above one half it was the best.
 * With 1 - e alone the best one was not in the pool, where an even draw would never have found it.
 */
function explorationOf(sample: readonly KeptList[]) {
  const drawn = sample.flatMap(({ rows, clicked }) =>
    rows
      .filter(({ pool }) => pool > 1)
      .map(({ propensity, pool, productId }) => ({
        reward: clicked.has(productId) ? 1 : 0,
        logged: propensity,
        isBest: propensity > 0.5,
        isInPool: propensity < 0.5 || propensity > 1 - EPSILON + EPSILON / pool / 2,
        pool,
      })),
  );
  const places = sample.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    share: places === 0 ? null : drawn.filter(({ isBest }) => !isBest).length / places,
    best: snips(drawn.map(({ reward, logged, isBest }) => ({ reward, logged, target: isBest ? 1 : 0 }))),
    even: snips(
      drawn.map(({ reward, logged, pool, isInPool }) => ({
        reward,
        logged,
        target: isInPool ? 1 / pool : 0,
      })),
    ),
  };
}

function storesOf(sample: readonly KeptList[]) {
  return [...Map.groupBy(sample, ({ storeId }) => storeId)].map(([storeId, lists]) => {
    const counts = new Map<ProductId, number>();
    for (const { productId } of lists.flatMap(({ rows }) => rows))
      counts.set(productId, (counts.get(productId) ?? 0) + 1);
    return { storeId, gini: gini([...counts.values()]), goods: counts.size };
  });
}
