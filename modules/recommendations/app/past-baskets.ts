import { DAY_MS, type EpochMs } from '#kernel';
import {
  type Basket,
  type BasketFacts,
  type BasketLog,
  basketFacts,
  basketLogOf,
  type OwnBasket,
} from '#ml/recommendation';
import { PAY, type TrainingLog } from './training-log.ts';

/** One bought product; lines of one order share their time. */
export interface BoughtRow {
  readonly row: number;
  readonly at: EpochMs;
}

/** One member's lines as baskets, for server and trainer alike. @param lines newest first. */
export function basketsOf(lines: readonly BoughtRow[], now: EpochMs): OwnBasket[] {
  return byOrder(lines).map(({ at, rows }) => ({ daysAgo: Math.max(0, now - at) / DAY_MS, rows }));
}

function byOrder(lines: readonly BoughtRow[]): { readonly at: EpochMs; readonly rows: number[] }[] {
  const baskets: { at: EpochMs; rows: number[] }[] = [];
  for (const { row, at } of lines) {
    const last = baskets.at(-1);
    if (last === undefined || last.at !== at) baskets.push({ at, rows: [row] });
    else if (!last.rows.includes(row)) last.rows.push(row);
  }
  return baskets;
}

/** More baskets than this say nothing more about a month or a season; the newest count. About 300 MB at work. */
const BASKETS_MAX = 2_000_000;

/** What all members bought before `until`. Members are numbered as the log has them. */
export function basketLogBefore(
  log: TrainingLog,
  rowCount: number,
  until: EpochMs,
  basketsMax = BASKETS_MAX,
): BasketLog {
  const from = newestFrom(log, until, basketsMax);
  const baskets: Basket[] = [];
  for (const { member, at, rows } of basketsIn(log, until))
    if (at >= from) baskets.push({ shopper: member, day: at / DAY_MS, rows });
  const newest = baskets.sort((a, b) => a.day - b.day).slice(-basketsMax);
  return basketLogOf(rowCount, log.members, newest);
}

/** From when on there are so many baskets: a long log has more of them than memory should hold as objects. */
function newestFrom(log: TrainingLog, until: EpochMs, basketsMax: number): EpochMs {
  if (log.events <= basketsMax) return Number.NEGATIVE_INFINITY;
  const instants = new Float64Array(log.events);
  let count = 0;
  for (const { at } of basketsIn(log, until)) {
    instants[count] = at;
    count += 1;
  }
  return instants.subarray(0, count).sort().at(-basketsMax) ?? Number.NEGATIVE_INFINITY;
}

function* basketsIn(log: TrainingLog, until: EpochMs) {
  let member = 0;
  for (const { starts, rows, at, kinds } of log.chunks())
    for (let m = 0; m + 1 < starts.length; m += 1) {
      const lines: BoughtRow[] = [];
      for (let p = (starts[m + 1] as number) - 1; p >= (starts[m] as number); p -= 1)
        if (kinds[p] === PAY && (at[p] as number) < until)
          lines.push({ row: rows[p] as number, at: at[p] as number });
      for (const basket of byOrder(lines)) yield { member, ...basket };
      member += 1;
    }
}

/** Tables of the past are as old as a week at most; the served ones are those of the last training. */
const REFRESHED_DAYS = 7;

/** What the shop's baskets said at moments of the past, which have to be asked for in order of time. */
export class PastBaskets {
  readonly #log: BasketLog;
  #fitted: { readonly week: number; readonly facts: BasketFacts } | undefined;

  constructor(log: BasketLog) {
    this.#log = log;
  }

  at(instant: EpochMs): BasketFacts {
    const week = Math.floor(instant / DAY_MS / REFRESHED_DAYS);
    if (this.#fitted?.week !== week)
      this.#fitted = { week, facts: basketFacts(this.#log, week * REFRESHED_DAYS) };
    return this.#fitted.facts;
  }
}
