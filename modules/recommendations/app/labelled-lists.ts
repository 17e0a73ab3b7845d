import { DAY_MS, type EpochMs } from '#kernel';
import {
  CANDIDATES_MAX,
  CandidateMaker,
  featuresOf,
  HISTORY_ROWS_MAX,
  type LabelledList,
  type ServedBehaviour,
  type Shopper,
} from '#ml/recommendation';
import { BASKET_LINES_MAX } from '../domain/member-state.ts';
import type { GoodsFacts } from './goods-facts.ts';
import { type BoughtRow, basketLogBefore, basketsOf, PastBaskets } from './past-baskets.ts';
import { PastShelves } from './past-shelves.ts';
import { type MomentChunk, PAY, type TrainingLog } from './training-log.ts';

export interface Window {
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** Moments taken from one member, so that a few busy ones do not teach everything. */
  readonly perMemberMax: number;
  readonly listsMax: number;
}

const PROGRESS_EVERY_LISTS = 50;

/** A list whose label may be missing: then nothing proposed it. */
export interface JudgedList extends Omit<LabelledList, 'label'> {
  readonly label: number | undefined;
  readonly rows: readonly number[];
}

/** Somebody turned to a product; and all that was known of her a moment before. */
interface Case {
  readonly at: EpochMs;
  readonly row: number;
  readonly store: number;
  readonly shopper: Shopper;
}

/**
 * Replays the log: at each moment within the window, what would have been proposed to this member, and where
 * in it stands the product that she turned to? Signals use the history up to the moment, popularity of the
 * seven days before its day, baskets of the time before its week, and a model that was fitted before the
 * window: nothing from after the moment.
 */
export function labelledLists(
  log: TrainingLog,
  model: ServedBehaviour,
  goods: GoodsFacts,
  window: Window,
  progress: (done: number, of: number) => void = () => {},
): JudgedList[] {
  const makerAt = makersOf(log, model, goods.groups.length, window.until);
  const shelves = new PastShelves(log, goods, window.from, window.until);
  return casesOf(log, window).map(({ at, row, store, shopper }, done, { length }) => {
    if (done % PROGRESS_EVERY_LISTS === 0) progress(done, length);
    const list = makerAt(at).list(shopper, shelves.at(store, at), shelves.listedBefore(at));
    const label = list.rows.indexOf(row);
    return {
      features: featuresOf(list.signals, list.rows.length, list.context),
      count: list.rows.length,
      label: label === -1 ? undefined : label,
      rows: list.rows,
    };
  });
}

/** The model's candidates with what the baskets said at the time; a model without baskets stays without. */
function makersOf(log: TrainingLog, model: ServedBehaviour, rowCount: number, until: EpochMs) {
  let maker = { facts: model.baskets, candidates: new CandidateMaker(model, rowCount) };
  if (model.baskets === undefined) return () => maker.candidates;
  const past = new PastBaskets(basketLogBefore(log, rowCount, until));
  return (at: EpochMs): CandidateMaker => {
    const facts = past.at(at);
    if (maker.facts !== facts)
      maker = { facts, candidates: new CandidateMaker({ ...model, baskets: facts }, rowCount) };
    return maker.candidates;
  };
}

/** Day after day and member after member, at most so many of each; the same for everybody who counts. */
function casesOf(log: TrainingLog, window: Window): Case[] {
  let found = 0;
  for (const chunk of log.chunks()) for (const _ of momentsOf(chunk, window)) found += 1;
  // Every so-many-th instead of the first ones: members come in the order of their ids.
  const stride = Math.max(1, Math.ceil(found / window.listsMax));
  const cases: Case[] = [];
  let index = 0;
  for (const chunk of log.chunks())
    for (const { first, place } of momentsOf(chunk, window)) {
      if (index % stride === 0) cases.push(caseAt(chunk, first, place));
      index += 1;
    }
  return cases.sort((a, b) => a.at - b.at);
}

function* momentsOf({ starts, rows, at }: MomentChunk, { from, until, perMemberMax }: Window) {
  for (let m = 0; m + 1 < starts.length; m += 1) {
    const first = starts[m] as number;
    let taken = 0;
    for (let place = first + 1; place < (starts[m + 1] as number) && taken < perMemberMax; place += 1) {
      const instant = at[place] as number;
      if (instant < from || instant >= until || rows[place] === rows[place - 1]) continue;
      yield { first, place };
      taken += 1;
    }
  }
}

function caseAt({ rows, at, kinds, stores }: MomentChunk, first: number, place: number): Case {
  const now = at[place] as number;
  const history: number[] = [];
  for (let p = place - 1; p >= first && history.length < HISTORY_ROWS_MAX; p -= 1)
    if (history.at(-1) !== rows[p]) history.push(rows[p] as number);
  const lines: BoughtRow[] = [];
  for (let p = place - 1; p >= first && lines.length < BASKET_LINES_MAX; p -= 1)
    if (kinds[p] === PAY) lines.push({ row: rows[p] as number, at: at[p] as number });
  const bought = new Map<number, { row: number; count: number; daysAgo: number }>();
  for (let p = first; p < place; p += 1) {
    if (kinds[p] !== PAY) continue;
    const row = rows[p] as number;
    const daysAgo = (now - (at[p] as number)) / DAY_MS;
    bought.set(row, { row, count: (bought.get(row)?.count ?? 0) + 1, daysAgo });
  }
  return {
    at: now,
    row: rows[place] as number,
    store: stores[place] as number,
    shopper: { rows: history, purchases: [...bought.values()].reverse(), baskets: basketsOf(lines, now) },
  };
}

/** Lists that can teach: their label was proposed. */
export function teachable(lists: readonly JudgedList[]): LabelledList[] {
  return lists.flatMap(({ features, count, label }) =>
    label === undefined || count < 2 || count > CANDIDATES_MAX ? [] : [{ features, count, label }],
  );
}
