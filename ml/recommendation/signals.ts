import { BASKET_SIGNALS, type EncodedBaskets, encodeBaskets, writeBasketSignals } from './basket-signals.ts';
import { VECTOR_DIM } from './index-memory.ts';
import { CONTEXT_ROWS, encodeUser } from './log-bilinear.ts';
import type { ServedBehaviour } from './model.ts';
import { entryOf, type PairTable } from './pair-table.ts';
import { PURCHASE_SIGNALS, writePurchaseSignals } from './purchase-signals.ts';
import type { Shelf, Shopper } from './shopper.ts';
import { type Timeline, timeOf } from './timeline.ts';

/** What the model and the shelf know about one candidate row for one person, in raw units. */
const SEQUENCE_SIGNALS = [
  /** Sum over the history of decay^age * table entry. */
  'forward',
  'next',
  'together',
  'twoSteps',
  /** What people with like histories turned to. */
  'sessions',
  /** Entry of the forward table for the newest row alone. */
  'newest',
  /** Inner product of the user's vector with the row's; 0 without a vector. */
  'taste',
  /** Cosine with the newest row that has a vector. */
  'likeness',
  /** Largest cosine with the three newest. */
  'likenessRecent',
  /** Share of the (decayed) history that lies in the row's group. */
  'group',
  /** How often the row itself was met, decayed. */
  'seen',
  'occurrences',
  'popularity',
  'freshness',
  /** Rows of the history; the same for every candidate. */
  'historyLength',
  /** Occurrences of the newest row; the same for every candidate. */
  'newestOccurrences',
  /** Where in its sequences the row stands, 1 = last, and the same minus the newest row's. */
  'relativePlace',
  'relativePlaceGap',
  'lastShare',
  /** When the row was current, 0..1, minus the time of the history's end. */
  'time',
  'timeGap',
  'timeDistance',
  'timeSpread',
] as const;

/** One column each: those of the sequence, of her own purchases, of times and baskets. */
const SIGNAL_NAMES = [...SEQUENCE_SIGNALS, ...PURCHASE_SIGNALS, ...BASKET_SIGNALS] as const;
export type SignalName = (typeof SIGNAL_NAMES)[number];

/** Name → column. */
export const SIGNAL = Object.fromEntries(SIGNAL_NAMES.map((name, column) => [name, column])) as Readonly<
  Record<SignalName, number>
>;

export const SIGNAL_COUNT = SIGNAL_NAMES.length;

/** How fast older rows of the history lose weight, per place: searched on public data (see README). */
export const DECAY = { forward: 0.6, together: 0.85, twoSteps: 0.6, group: 0.85, seen: 0.85 } as const;

/** The part of a person's signals that is the same for all candidates. */
export interface Encoded {
  readonly shopper: Shopper;
  /** Rows that the model knows, newest first. */
  readonly known: readonly number[];
  /** `[64]` */
  readonly user: Float32Array;
  /** Time at the end of the history, by the model's timeline. */
  readonly now: number;
  /** Group → share of the decayed history. */
  readonly groupShares: ReadonlyMap<number, number>;
  /** Undefined where the model or the person has no baskets. */
  readonly baskets: EncodedBaskets | undefined;
}

/** @param baskets Those of the same person, when they are encoded already. */
export function encode(
  model: ServedBehaviour | undefined,
  shopper: Shopper,
  shelf: Shelf,
  baskets: EncodedBaskets | undefined = basketsOf(model, shopper),
): Encoded {
  const known = model === undefined ? [] : shopper.rows.filter((row) => row < model.rowCount);
  const user = new Float32Array(VECTOR_DIM);
  if (model !== undefined && known.length > 0) encodeUser(model.bilinear, known.slice(0, CONTEXT_ROWS), user);
  const now = model?.timeline === undefined ? 0 : timeOf(model.timeline, known);
  return { shopper, known, user, now, groupShares: groupShares(shopper, shelf), baskets };
}

function basketsOf(model: ServedBehaviour | undefined, { baskets }: Shopper): EncodedBaskets | undefined {
  return model?.baskets === undefined || baskets === undefined
    ? undefined
    : encodeBaskets(model.baskets, baskets);
}

function groupShares({ rows }: Shopper, { groups }: Shelf): Map<number, number> {
  const weights = new Map<number, number>();
  let total = 0;
  for (const [age, row] of rows.entries()) {
    const weight = DECAY.group ** age;
    const group = groups[row] as number;
    weights.set(group, (weights.get(group) ?? 0) + weight);
    total += weight;
  }
  for (const [group, weight] of weights) weights.set(group, weight / total);
  return weights;
}

/** The sums over tables and sequences, for one row: the definition. `TableSums` is the fast form for many rows. */
export interface TableSignals {
  readonly forward: number;
  readonly next: number;
  readonly together: number;
  readonly twoSteps: number;
  readonly sessions: number;
}

export function tableSignals(
  model: ServedBehaviour | undefined,
  { known }: Pick<Encoded, 'known'>,
  row: number,
): TableSignals {
  if (model === undefined || row >= model.rowCount)
    return { forward: 0, next: 0, together: 0, twoSteps: 0, sessions: 0 };
  return {
    forward: tableSum(model.forward, known, row, DECAY.forward),
    next: known[0] === undefined ? 0 : entryOf(model.next, known[0], row),
    together: tableSum(model.together, known, row, DECAY.together),
    twoSteps: tableSum(model.twoSteps, known, row, DECAY.twoSteps),
    sessions: model.neighbours?.sumOf(known, row) ?? 0,
  };
}

function tableSum(table: PairTable, known: readonly number[], row: number, decay: number): number {
  let sum = 0;
  let weight = 1;
  for (const met of known) {
    sum += weight * entryOf(table, met, row);
    weight *= decay;
  }
  return sum;
}

/** Writes the signals of `row` at `out[at ..]`. */
export function writeSignals(
  model: ServedBehaviour | undefined,
  shelf: Shelf,
  { shopper, known, user, now, groupShares, baskets }: Encoded,
  tables: TableSignals,
  row: number,
  out: Float32Array,
  at: number,
): void {
  const isKnown = model !== undefined && row < model.rowCount;
  out[at + SIGNAL.forward] = tables.forward;
  out[at + SIGNAL.next] = tables.next;
  out[at + SIGNAL.together] = tables.together;
  out[at + SIGNAL.twoSteps] = tables.twoSteps;
  out[at + SIGNAL.taste] = isKnown && known.length > 0 ? model.index.dot(user, row) : 0;
  const likeness = isKnown ? cosine(model, known[0], row) : 0;
  out[at + SIGNAL.likeness] = likeness;
  out[at + SIGNAL.sessions] = tables.sessions;
  const [newest] = known;
  out[at + SIGNAL.newest] = isKnown && newest !== undefined ? entryOf(model.forward, newest, row) : 0;
  out[at + SIGNAL.likenessRecent] = isKnown ? likenessToRecent(model, known, row, likeness) : 0;
  out[at + SIGNAL.newestOccurrences] =
    model === undefined || newest === undefined ? 0 : (model.occurrences[newest] as number);
  if (isKnown && model.timeline !== undefined) writeTimes(model.timeline, newest, now, row, out, at);
  else out.fill(0, at + SIGNAL.relativePlace, at + SIGNAL.timeSpread + 1);
  out[at + SIGNAL.group] = groupShares.get(shelf.groups[row] as number) ?? 0;
  out[at + SIGNAL.seen] = seenBefore(shopper, row);
  out[at + SIGNAL.occurrences] = isKnown ? (model.occurrences[row] as number) : 0;
  out[at + SIGNAL.popularity] = shelf.popularity[row] as number;
  out[at + SIGNAL.freshness] = shelf.freshness[row] as number;
  out[at + SIGNAL.historyLength] = shopper.rows.length;
  writePurchaseSignals(shopper, row, out, at + SEQUENCE_SIGNALS.length);
  writeBasketSignals(baskets, row, out, at + SEQUENCE_SIGNALS.length + PURCHASE_SIGNALS.length);
}

function writeTimes(
  { times, spreads, relativePlaces, lastShares }: Timeline,
  newest: number | undefined,
  now: number,
  row: number,
  out: Float32Array,
  at: number,
): void {
  const place = relativePlaces[row] as number;
  const time = times[row] as number;
  out[at + SIGNAL.relativePlace] = place;
  out[at + SIGNAL.relativePlaceGap] = newest === undefined ? 0 : place - (relativePlaces[newest] as number);
  out[at + SIGNAL.lastShare] = lastShares[row] as number;
  out[at + SIGNAL.time] = time;
  out[at + SIGNAL.timeGap] = time - now;
  out[at + SIGNAL.timeDistance] = Math.abs(time - now);
  out[at + SIGNAL.timeSpread] = spreads[row] as number;
}

const RECENT_ROWS = 3;

/** @param toNewest What `cosine` says of the newest row. */
function likenessToRecent(
  model: ServedBehaviour,
  known: readonly number[],
  row: number,
  toNewest: number,
): number {
  if (known.length === 0) return 0;
  let largest = Math.max(-1, toNewest);
  for (let age = 1; age < RECENT_ROWS && age < known.length; age += 1)
    largest = Math.max(largest, cosine(model, known[age], row));
  return largest;
}

function seenBefore({ rows }: Shopper, row: number): number {
  let sum = 0;
  for (let age = 0; age < rows.length; age += 1) if (rows[age] === row) sum += DECAY.seen ** age;
  return sum;
}

/** Cosine of two rows' vectors without their biases. */
export function cosine(model: ServedBehaviour, first: number | undefined, second: number): number {
  if (first === undefined) return 0;
  // Straight from the array: two views per call cost more than the sum.
  const { vectors } = model.bilinear;
  const left = first * VECTOR_DIM;
  const right = second * VECTOR_DIM;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  // Four sums side by side, as in `ItemIndex.dot`: one sum waits for itself. The bias stays out.
  for (let e = 0; e < VECTOR_DIM; e += 4) {
    a += (vectors[left + e] as number) * (vectors[right + e] as number);
    b += (vectors[left + e + 1] as number) * (vectors[right + e + 1] as number);
    c += (vectors[left + e + 2] as number) * (vectors[right + e + 2] as number);
    if (e + 4 < VECTOR_DIM) d += (vectors[left + e + 3] as number) * (vectors[right + e + 3] as number);
  }
  const sum = a + c + (b + d);
  return sum * (model.inverseLengths[first] as number) * (model.inverseLengths[second] as number);
}
