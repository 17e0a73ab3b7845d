import { DAY_MS, type EpochMs } from '#kernel';
import {
  arrangeShelf,
  CANDIDATES_MAX,
  CandidateMaker,
  featuresOf,
  freshnessOf,
  HISTORY_ROWS_MAX,
  type LabelledList,
  type ServedBehaviour,
  type Shelf,
  type Shopper,
} from '#ml/recommendation';
import { EVENT_KINDS } from '../domain/event-kind.ts';
import { DailyInterest, smoothedShares } from '../domain/interest.ts';
import type { Moment, TrainingLog } from './training-log.ts';

/** What the goods are, by row. */
export interface GoodsFacts {
  readonly groups: Int32Array;
  readonly groupCount: number;
  readonly listedAt: Float64Array;
}

export interface Window {
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** Moments taken from one member, so that a few busy ones do not teach everything. */
  readonly perMemberMax: number;
  readonly listsMax: number;
}

/** A list whose label may be missing: then nothing proposed it. */
export interface JudgedList extends Omit<LabelledList, 'label'> {
  readonly label: number | undefined;
}

/**
 * Replays the log: at each moment within the window, what would have been proposed to this member, and where
 * in it stands the product that she turned to? Signals use the history up to the moment, popularity of the
 * seven days before its day, and a model that was fitted before the window: nothing from after the moment.
 */
export function labelledLists(
  log: TrainingLog,
  model: ServedBehaviour,
  goods: GoodsFacts,
  window: Window,
): JudgedList[] {
  const rowCount = goods.groups.length;
  const maker = new CandidateMaker(model, rowCount);
  const shelves = new PastShelves(log, goods);
  const lists: JudgedList[] = [];
  for (const { moments, place } of labelMoments(log, window)) {
    const { row, at, store } = moments[place] as Moment;
    const shelf = shelves.at(store, at);
    const list = maker.list(shopperBefore(moments, place), shelf, shelves.listedBefore(at));
    const label = list.rows.indexOf(row);
    lists.push({
      features: featuresOf(list.signals, list.rows.length, list.context),
      count: list.rows.length,
      label: label === -1 ? undefined : label,
    });
  }
  return lists;
}

/** Day after day and member after member, at most so many of each; the same for everybody who counts. */
function labelMoments({ members }: TrainingLog, { from, until, perMemberMax, listsMax }: Window) {
  const found: { moments: readonly Moment[]; place: number }[] = [];
  for (const moments of members) {
    let taken = 0;
    for (let place = 1; place < moments.length && taken < perMemberMax; place += 1) {
      const { at, row } = moments[place] as Moment;
      if (at < from || at >= until || row === moments[place - 1]?.row) continue;
      found.push({ moments, place });
      taken += 1;
    }
  }
  // Every so-many-th instead of the first ones: members come in the order of their ids.
  const stride = Math.max(1, Math.ceil(found.length / listsMax));
  const kept = found.filter((_, index) => index % stride === 0);
  return kept.sort((a, b) => (a.moments[a.place]?.at ?? 0) - (b.moments[b.place]?.at ?? 0));
}

function shopperBefore(moments: readonly Moment[], place: number): Shopper {
  const { at: now } = moments[place] as Moment;
  const rows: number[] = [];
  for (let at = place - 1; at >= 0 && rows.length < HISTORY_ROWS_MAX; at -= 1) {
    const { row } = moments[at] as Moment;
    if (rows.at(-1) !== row) rows.push(row);
  }
  const bought = new Map<number, { row: number; count: number; daysAgo: number }>();
  for (const { row, kind, at } of moments.slice(0, place))
    if (kind === 'pay')
      bought.set(row, { row, count: (bought.get(row)?.count ?? 0) + 1, daysAgo: (now - at) / DAY_MS });
  return { rows, purchases: [...bought.values()].reverse() };
}

/** The shelves of the past, arranged once per store and day. Moments have to be asked for in order of time. */
class PastShelves {
  readonly #goods: GoodsFacts;
  readonly #timeline: readonly Moment[];
  readonly #stores = new Map<string, DailyInterest>();
  readonly #merchant: DailyInterest;
  readonly #listed: Uint8Array;
  #shelves = new Map<string, Shelf>();
  #day = -1;
  #read = 0;

  constructor(log: TrainingLog, goods: GoodsFacts) {
    this.#goods = goods;
    this.#timeline = log.members.flat().sort((a, b) => a.at - b.at);
    this.#merchant = new DailyInterest(goods.groups.length);
    this.#listed = new Uint8Array(goods.groups.length);
  }

  at(store: string, at: EpochMs): Shelf {
    this.#advance(Math.floor(at / DAY_MS));
    let shelf = this.#shelves.get(store);
    if (shelf === undefined) {
      const dayStart = this.#day * DAY_MS;
      const { groups, groupCount, listedAt } = this.#goods;
      const popularity = smoothedShares(
        this.#storeInterest(store).sums(dayStart),
        this.#merchant.sums(dayStart),
      );
      const freshness = Float32Array.from(listedAt, (listed) => freshnessOf((dayStart - listed) / DAY_MS));
      shelf = arrangeShelf({ groups, popularity, freshness }, groupCount);
      this.#shelves.set(store, shelf);
    }
    return shelf;
  }

  /** `[rowCount]`; a view that the next call overwrites. Stock of the past is not known. */
  listedBefore(at: EpochMs): Uint8Array {
    for (let row = 0; row < this.#listed.length; row += 1)
      this.#listed[row] = (this.#goods.listedAt[row] as number) <= at ? 1 : 0;
    return this.#listed;
  }

  /** Counts everything that happened before `day`. */
  #advance(day: number): void {
    if (day === this.#day) return;
    for (; this.#read < this.#timeline.length; this.#read += 1) {
      const { row, kind, at, store } = this.#timeline[this.#read] as Moment;
      if (at >= day * DAY_MS) break;
      const { weight } = EVENT_KINDS[kind];
      this.#storeInterest(store).add(row, weight, at);
      this.#merchant.add(row, weight, at);
    }
    this.#day = day;
    this.#shelves = new Map();
  }

  #storeInterest(store: string): DailyInterest {
    let interest = this.#stores.get(store);
    if (interest === undefined) {
      interest = new DailyInterest(this.#goods.groups.length);
      this.#stores.set(store, interest);
    }
    return interest;
  }
}

/** Lists that can teach: their label was proposed. */
export function teachable(lists: readonly JudgedList[]): LabelledList[] {
  return lists.flatMap(({ features, count, label }) =>
    label === undefined || count < 2 || count > CANDIDATES_MAX ? [] : [{ features, count, label }],
  );
}
