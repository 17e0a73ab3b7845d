import { businessDayNumber, DAY_MS, type EpochMs, startOfBusinessDay } from '#kernel';
import { arrangeShelf, freshnessOf, type Shelf } from '#ml/recommendation';
import { EVENT_KINDS } from '../domain/event-kind.ts';
import { DailyInterest, smoothedShares } from '../domain/interest.ts';
import type { GoodsFacts } from './goods-facts.ts';
import { KINDS, type TrainingLog } from './training-log.ts';

/** Days before a window that still count for the popularity of its first day. */
const WARM_UP_DAYS = 8;

/**
 * The shelves of the past, arranged once per store and day; popularity is that of the seven days before the
 * day. Moments have to be asked for in order of time. Memory: 7 bytes per event of the window.
 */
export class PastShelves {
  readonly #goods: GoodsFacts;
  readonly #days: DaySheets;
  readonly #stores = new Map<number, DailyInterest>();
  readonly #merchant: DailyInterest;
  readonly #listed: Uint8Array;
  #shelves = new Map<number, Shelf>();
  #day = -1;
  #nextDay: number;

  constructor(log: TrainingLog, goods: GoodsFacts, from: EpochMs, until: EpochMs) {
    this.#goods = goods;
    const firstDay = businessDayNumber(from) - WARM_UP_DAYS;
    this.#days = new DaySheets(log, firstDay, businessDayNumber(Math.min(until, log.newestAt)));
    this.#nextDay = firstDay;
    this.#merchant = new DailyInterest(goods.groups.length);
    this.#listed = new Uint8Array(goods.groups.length);
  }

  at(store: number, at: EpochMs): Shelf {
    this.#advance(businessDayNumber(at));
    let shelf = this.#shelves.get(store);
    if (shelf === undefined) {
      const dayStart = startOfBusinessDay(this.#day);
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
    for (; this.#nextDay < day; this.#nextDay += 1)
      this.#days.forEach(this.#nextDay, (row, kind, store) => {
        const { weight } = EVENT_KINDS[KINDS[kind] as (typeof KINDS)[number]];
        const at = startOfBusinessDay(this.#nextDay);
        this.#storeInterest(store).add(row, weight, at);
        this.#merchant.add(row, weight, at);
      });
    this.#day = day;
    this.#shelves = new Map();
  }

  #storeInterest(store: number): DailyInterest {
    let interest = this.#stores.get(store);
    if (interest === undefined) {
      interest = new DailyInterest(this.#goods.groups.length);
      this.#stores.set(store, interest);
    }
    return interest;
  }
}

/** The events of some days, day after day: two readings of the log, one to count and one to fill. */
class DaySheets {
  readonly #firstDay: number;
  readonly #starts: Float64Array;
  readonly #rows: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #stores: Uint16Array;

  constructor(log: TrainingLog, firstDay: number, lastDay: number) {
    this.#firstDay = firstDay;
    const days = Math.max(0, lastDay - firstDay + 1);
    const counts = new Float64Array(days + 1);
    const placeOf = (at: number) => businessDayNumber(at) - firstDay;
    for (const { at } of log.chunks())
      for (const instant of at) {
        const day = placeOf(instant);
        if (day >= 0 && day < days) counts[day + 1] = (counts[day + 1] as number) + 1;
      }
    for (let day = 0; day < days; day += 1)
      counts[day + 1] = (counts[day + 1] as number) + (counts[day] as number);
    this.#starts = counts;
    const total = counts[days] as number;
    this.#rows = new Int32Array(total);
    this.#kinds = new Uint8Array(total);
    this.#stores = new Uint16Array(total);
    const next = counts.slice();
    for (const { at, rows, kinds, stores } of log.chunks())
      for (const [place, instant] of at.entries()) {
        const day = placeOf(instant);
        if (day < 0 || day >= days) continue;
        const slot = next[day] as number;
        next[day] = slot + 1;
        this.#rows[slot] = rows[place] as number;
        this.#kinds[slot] = kinds[place] as number;
        this.#stores[slot] = stores[place] as number;
      }
  }

  forEach(day: number, visit: (row: number, kind: number, store: number) => void): void {
    const place = day - this.#firstDay;
    const end = this.#starts[place + 1] ?? 0;
    for (let slot = this.#starts[place] ?? 0; slot < end; slot += 1)
      visit(this.#rows[slot] as number, this.#kinds[slot] as number, this.#stores[slot] as number);
  }
}
