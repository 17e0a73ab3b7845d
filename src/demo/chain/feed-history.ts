import {
  businessDayNumber,
  DAY_MS,
  type EpochMs,
  MINUTE_MS,
  SECOND_MS,
  SeededRandom,
  type StoreId,
} from '#kernel';
import type { ImportedEvent, PastFeed } from '#modules/recommendations';
import type { DemoChain } from './chain.ts';
import { LIST_PLACES, ListGoods } from './feed-lists.ts';
import type { DemoEvent } from './year.ts';

/** As long as the experiment of the demo ran. */
const DAYS = 14;
/** Of the first places: how many a visitor looks at who opens nothing. */
const LOOKED_MIN = 2;
const LOOKED_MAX = 11;
/** Share of what a member looked at that she had found on her home page. */
const FOUND_ON_HOME = 0.22;
const RETREATED = 0.012;
/** Per list of a member: lists of visitors without a name, and of members of whom nothing was known yet. */
const STRANGERS = 0.45;
const NEWCOMERS = 0.06;
const SEED = 20_261_122;

export interface FeedHistory {
  readonly past: PastFeed;
  /** The chain's events, those that came from a list naming it; and what was seen in the lists. */
  readonly events: readonly ImportedEvent[];
}

/**
 * Two weeks of home pages that fit the behaviour of the chain: whoever came was shown a list a minute before,
 * and some of what she looked at stood in it. Every id begins with `demo-`, so that nobody takes it for traffic.
 */
export function feedHistory(chain: DemoChain, end: EpochMs): FeedHistory {
  const random = new SeededRandom(SEED);
  const from = end - DAYS * DAY_MS;
  const goods = new ListGoods(chain);
  const lists: PastFeed['lists'][number][] = [];
  const origins = new Map<string, NonNullable<ImportedEvent['origin']>>();
  const seen: ImportedEvent[] = [];
  for (const views of visitsOf(chain.events, from, end)) {
    const found = views.filter(() => random.fraction() < FOUND_ON_HOME).slice(0, LIST_PLACES / 2);
    const { memberId, storeId, at: firstAt } = views[0] as DemoEvent;
    const at = Math.max(from, firstAt - MINUTE_MS);
    const id = `demo-list-${lists.length + 1}`;
    const rows = goods.listFor([...new Set(found.map(({ productId }) => productId))], at, random);
    const retreated = random.fraction() < RETREATED;
    lists.push({ id, memberId, storeId: storeId as StoreId, place: 'home', at, rows, retreated });
    let looked = LOOKED_MIN + random.integer(LOOKED_MAX - LOOKED_MIN);
    for (const view of found) {
      const position = rows.findIndex(({ productId }) => productId === view.productId);
      origins.set(view.id, { place: 'home', position, exposureId: id });
      looked = Math.max(looked, position + 1);
    }
    for (const { productId, position } of rows.slice(0, looked))
      seen.push({
        ...{
          id: `demo-seen-${seen.length + 1}`,
          type: 'impression',
          memberId,
          productId,
          skuId: null,
          storeId,
        },
        at: at + position * SECOND_MS,
        origin: { place: 'home', position: position - 1, exposureId: id },
      });
  }
  const events = chain.events.map((event) => {
    const origin = origins.get(event.id);
    return origin === undefined ? event : { ...event, origin };
  });
  return {
    past: { lists, answers: answersOf(lists), experiment: experimentFrom(from) },
    events: [...events, ...seen],
  };
}

/** Views of one member at one store on one day. */
function visitsOf(events: readonly DemoEvent[], from: EpochMs, end: EpochMs): Iterable<readonly DemoEvent[]> {
  const views = events.filter(
    ({ at, type, storeId }) => type === 'view' && storeId !== null && at >= from && at < end,
  );
  return Map.groupBy(
    views,
    ({ memberId, storeId, at }) => `${memberId}/${storeId}/${Math.floor((at - from) / DAY_MS)}`,
  ).values();
}

function answersOf(lists: PastFeed['lists']): PastFeed['answers'] {
  return [...Map.groupBy(lists, ({ at }) => businessDayNumber(at))].map(([day, own]) => {
    const retreated = own.filter((list) => list.retreated).length;
    return {
      day,
      counts: new Map([
        ['personal', own.length - retreated],
        ['retrieval!', retreated],
        ['store', Math.round(own.length * STRANGERS)],
        ['cold', Math.round(own.length * NEWCOMERS)],
      ]),
    };
  });
}

function experimentFrom(startedAt: EpochMs): PastFeed['experiment'] {
  return {
    ...{ id: 'demo-ranking', name: '演示数据：精排与召回对比', question: 'ranking', primaryMetric: 'orders' },
    ...{ permille: 1_000, days: DAYS, startedAt, author: 'system' },
  };
}
