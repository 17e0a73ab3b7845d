import { setImmediate } from 'node:timers/promises';
import {
  businessDayNumber,
  type EpochMs,
  type MerchantId,
  MINUTE_MS,
  type ProductId,
  startOfBusinessDay,
} from '#kernel';
import type { KeptList, MeasuringReads } from './measuring-reads.ts';

/** Lists read of each day: shares of reasons and draws are told to about a percent, and a day costs some 20 ms. */
const LISTS_PER_DAY_MAX = 500;
const TODAY_KEPT_MS = MINUTE_MS;
const DAYS_KEPT_MAX = 60;
/** Clicks come later than lists, so a day is looked at again until a day has passed since it ended. */
const SETTLED_AFTER_DAYS = 2;

/** One business day of the feed, as the log tells it. */
export interface FeedDay {
  readonly day: number;
  readonly shown: ReadonlyMap<ProductId, number>;
  readonly bought: ReadonlyMap<ProductId, number>;
  readonly places: readonly { readonly place: string; readonly seen: number; readonly opened: number }[];
  /** The newest lists of the day. */
  readonly sample: readonly KeptList[];
}

interface Kept {
  readonly readAt: EpochMs;
  readonly facts: Promise<FeedDay>;
}

/** Days one by one, so that the database answers others in between; what is over is read once. */
export class FeedDays {
  readonly #reads: MeasuringReads;
  readonly #kept = new Map<string, Kept>();

  constructor(reads: MeasuringReads) {
    this.#reads = reads;
  }

  /** The last `count` days, oldest first; the last one is today. */
  async last(merchantId: MerchantId, count: number, now: EpochMs): Promise<FeedDay[]> {
    const today = businessDayNumber(now);
    const days: FeedDay[] = [];
    for (let day = today - count + 1; day <= today; day += 1) {
      days.push(await this.#dayOf(merchantId, day, now));
      // SQLite answers in this very thread: let others have it in between.
      await setImmediate();
    }
    return days;
  }

  async #dayOf(merchantId: MerchantId, day: number, now: EpochMs): Promise<FeedDay> {
    const key = `${merchantId}/${day}`;
    const known = this.#kept.get(key);
    const isSettled = known !== undefined && known.readAt >= startOfBusinessDay(day + SETTLED_AFTER_DAYS);
    if (known !== undefined && (isSettled || now - known.readAt < TODAY_KEPT_MS)) return known.facts;
    const facts = this.#read(merchantId, day);
    this.#kept.delete(key);
    this.#kept.set(key, { readAt: now, facts });
    facts.catch(() => this.#kept.delete(key));
    const oldest = this.#kept.size > DAYS_KEPT_MAX ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
    return facts;
  }

  async #read(merchantId: MerchantId, day: number): Promise<FeedDay> {
    return {
      day,
      shown: await this.#reads.shown(merchantId, day),
      bought: await this.#reads.bought(merchantId, day),
      places: await this.#reads.places(merchantId, day),
      sample: await this.#reads.lists(
        merchantId,
        startOfBusinessDay(day),
        startOfBusinessDay(day + 1),
        LISTS_PER_DAY_MAX,
      ),
    };
  }
}
