import { SOLD_SIGNALS } from './basket-signals.ts';
import type { CandidateList, CandidateMaker, Carrier } from './candidates.ts';
import { featuresOf } from './features.ts';
import type { LoadedRanker } from './ranker.ts';
import { hasMet, type Shelf, without } from './shopper.ts';
import { type Encoded, SIGNAL, SIGNAL_COUNT } from './signals.ts';

/** Why a row stands where it stands: the row of the history that carries it, or a source that needs no row. */
export type Because = Carrier | { readonly kind: 'repeat' | 'popular' | 'new' | 'taste' };

const TRIALS = 4;
/** A fall below this share of rounding is no reason. */
const FALL_MIN = 1e-6;

/**
 * The reason of each chosen candidate, by trial: what would its score be without the row of the history
 * that carries it most, had the person never met or bought it before, without its popularity, without its newness?
 * The largest fall names the reason; so the named source really carries the place. One call of the ranker
 * for all trials together.
 */
export function reasonsFor(
  list: CandidateList,
  chosen: readonly number[],
  scores: Float32Array,
  parts: { readonly maker: CandidateMaker; readonly shelf: Shelf; readonly rank: LoadedRanker['score'] },
): Because[] {
  const { maker, shelf, rank } = parts;
  const { shopper } = list.encoded;
  const carriers = chosen.map((c) => maker.carrierOf(list, c, shelf));
  const trials = new Float32Array(chosen.length * TRIALS * SIGNAL_COUNT);
  // Few rows carry many candidates: the person without each of them is encoded once.
  const others = new Map<number, Encoded>();
  const personWithout = (row: number): Encoded => {
    let other = others.get(row);
    if (other === undefined) {
      other = maker.encode(without(shopper, row), shelf);
      others.set(row, other);
    }
    return other;
  };
  for (const [place, c] of chosen.entries()) {
    const row = list.rows[c] as number;
    const own = list.signals.subarray(c * SIGNAL_COUNT, (c + 1) * SIGNAL_COUNT);
    const at = (trial: number) => (place * TRIALS + trial) * SIGNAL_COUNT;
    for (let trial = 0; trial < TRIALS; trial += 1) trials.set(own, at(trial));
    const carrier = carriers[place];
    if (carrier !== undefined) maker.writeSignals(personWithout(carrier.row), shelf, row, trials, at(0));
    if (hasMet(shopper, row)) maker.writeSignals(personWithout(row), shelf, row, trials, at(1));
    trials[at(2) + SIGNAL.popularity] = 0;
    trials[at(2) + SIGNAL.occurrences] = 0;
    for (const sold of SOLD_SIGNALS) trials[at(2) + SIGNAL[sold]] = 0;
    trials[at(3) + SIGNAL.freshness] = 0;
  }
  const count = chosen.length * TRIALS;
  const trialScores = rank(featuresOf(trials, count, list.context), count);
  return chosen.map((c, place) => {
    const falls = Array.from(
      { length: TRIALS },
      (_, trial) => (scores[c] as number) - (trialScores[place * TRIALS + trial] as number),
    );
    return largestFall(falls, carriers[place], list.rows[c] as number);
  });
}

function largestFall(falls: readonly number[], carrier: Carrier | undefined, own: number): Because {
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
