import { SOLD_SIGNALS } from './basket-signals.ts';
import type { CandidateList, CandidateMaker, Carrier } from './candidates.ts';
import { featuresOf } from './features.ts';
import type { LoadedRanker } from './ranker.ts';
import { hasMet, type Shelf } from './shopper.ts';
import { SIGNAL, SIGNAL_COUNT } from './signals.ts';

/** Why a row stands where it stands: the row of the history that carries it, or a source that needs no row. */
export type Because = Carrier | { readonly kind: 'repeat' | 'popular' | 'new' | 'taste' };

/** What is taken away: the carrier, every meeting with the row itself, its popularity, its newness. */
const TRIALS = 4;
const [CARRIER, OWN, POPULARITY, NEWNESS] = [0, 1, 2, 3] as const;
const POPULARITY_SIGNALS = [
  SIGNAL.popularity,
  SIGNAL.occurrences,
  ...SOLD_SIGNALS.map((name) => SIGNAL[name]),
];
const NEWNESS_SIGNALS = [SIGNAL.freshness];
/** A fall below this share of rounding is no reason. */
const FALL_MIN = 1e-6;

/**
 * The reason of each chosen candidate, by trial: what would its score be without the row of the history
 * that carries it most, had the person never met or bought it before, without its popularity, without its newness?
 * The largest fall names the reason; so the named source really carries the place. One call of the ranker
 * for all trials together; what is not there is not tried out.
 */
export function reasonsFor(
  list: CandidateList,
  chosen: readonly number[],
  scores: Float32Array,
  parts: { readonly maker: CandidateMaker; readonly shelf: Shelf; readonly rank: LoadedRanker['score'] },
): Because[] {
  const { maker, shelf, rank } = parts;
  const carriers = chosen.map((c) => maker.carrierOf(list, c, shelf));
  const trials = new Trials(list, chosen);
  // Few rows carry many candidates: the person without each of them is encoded once, and all that is asked of
  // her is asked in a row, or the sequences of her kin would be looked for again and again.
  for (const [removed, tried] of removals(list, chosen, carriers)) {
    const other = maker.encodeWithout(list.encoded, removed, shelf);
    for (const { place, trial } of tried)
      maker.writeSignals(
        other,
        shelf,
        list.rows[chosen[place] as number] as number,
        trials.signals,
        trials.add(place, trial),
      );
  }
  for (const place of chosen.keys()) {
    trials.silence(place, POPULARITY, POPULARITY_SIGNALS);
    trials.silence(place, NEWNESS, NEWNESS_SIGNALS);
  }
  const falls = trials.falls(scores, (signals, count) =>
    rank(featuresOf(signals, count, list.context), count),
  );
  return chosen.map((c, place) =>
    largestFall(
      falls.subarray(place * TRIALS, (place + 1) * TRIALS),
      carriers[place],
      list.rows[c] as number,
    ),
  );
}

interface Tried {
  /** In `chosen`. */
  readonly place: number;
  readonly trial: number;
}

/** Row of the history → what is tried out without it. */
function removals(
  { rows, encoded }: CandidateList,
  chosen: readonly number[],
  carriers: readonly (Carrier | undefined)[],
): Map<number, Tried[]> {
  const removals = new Map<number, Tried[]>();
  const remove = (row: number, tried: Tried): void => {
    const list = removals.get(row);
    if (list === undefined) removals.set(row, [tried]);
    else list.push(tried);
  };
  for (const [place, c] of chosen.entries()) {
    const row = rows[c] as number;
    const carrier = carriers[place];
    if (carrier !== undefined) remove(carrier.row, { place, trial: CARRIER });
    if (hasMet(encoded.shopper, row)) remove(row, { place, trial: OWN });
  }
  return removals;
}

/** Signals of chosen candidates with something taken away, and what their scores lose by it. */
class Trials {
  /** `[chosen * TRIALS, SIGNAL_COUNT]`, filled from the front. */
  readonly signals: Float32Array;
  readonly #list: CandidateList;
  readonly #chosen: readonly number[];
  readonly #tried: Tried[] = [];

  constructor(list: CandidateList, chosen: readonly number[]) {
    this.signals = new Float32Array(chosen.length * TRIALS * SIGNAL_COUNT);
    this.#list = list;
    this.#chosen = chosen;
  }

  /** One more trial, with nothing taken away yet. @returns where its signals begin. */
  add(place: number, trial: number): number {
    const at = this.#tried.length * SIGNAL_COUNT;
    const from = (this.#chosen[place] as number) * SIGNAL_COUNT;
    this.signals.set(this.#list.signals.subarray(from, from + SIGNAL_COUNT), at);
    this.#tried.push({ place, trial });
    return at;
  }

  /** One more trial without these signals, if any of them says something. */
  silence(place: number, trial: number, silenced: readonly number[]): void {
    const from = (this.#chosen[place] as number) * SIGNAL_COUNT;
    if (silenced.every((signal) => this.#list.signals[from + signal] === 0)) return;
    const at = this.add(place, trial);
    for (const signal of silenced) this.signals[at + signal] = 0;
  }

  /** `[chosen * TRIALS]`: score minus score of the trial; 0 where nothing was tried out. */
  falls(
    scores: Float32Array,
    scoresOf: (signals: Float32Array, count: number) => Float32Array,
  ): Float64Array {
    const falls = new Float64Array(this.#chosen.length * TRIALS);
    const count = this.#tried.length;
    if (count === 0) return falls;
    const trialScores = scoresOf(this.signals.subarray(0, count * SIGNAL_COUNT), count);
    for (const [n, { place, trial }] of this.#tried.entries())
      falls[place * TRIALS + trial] =
        (scores[this.#chosen[place] as number] as number) - (trialScores[n] as number);
    return falls;
  }
}

function largestFall(falls: Float64Array, carrier: Carrier | undefined, own: number): Because {
  const kinds: readonly (Because | undefined)[] = [
    carrier?.row === own ? undefined : carrier,
    { kind: 'repeat' },
    { kind: 'popular' },
    { kind: 'new' },
  ];
  let best: Because = { kind: 'taste' };
  let largest = FALL_MIN;
  for (const [trial, kind] of kinds.entries()) {
    const fall = falls[trial] as number;
    if (kind === undefined || fall <= largest) continue;
    best = kind;
    largest = fall;
  }
  return best;
}
