import { BestRows } from './best-rows.ts';
import { type Occurrences, occurrencesOf, type Sequences } from './sequences.ts';

/** Rows of the history that look for kin. */
const HISTORY_LOOKED_AT = 20;
const DECAY = 0.6;
/** A rare row in common says more than a popular one. */
const RARITY = 0.25;
const LENGTH = 0.25;
const NEIGHBOURS_MAX = 500;
/** Sequences looked at per row of the history, the last ones of the log: bounds the work of one request. */
const SEQUENCES_PER_ROW_MAX = 500;
/** Places looked at on either side of the newest row in common. */
const REACH_PLACES = 50;
/** What stands before the newest row in common. */
const BACKWARD_SHARE = 0.2;
/** As many places as all neighbours show within reach. */
const OCCURRENCES_WALKED_MAX = NEIGHBOURS_MAX * 2 * REACH_PLACES;
const TARGET_POPULARITY = 0.1;

/**
 * People whose sequences have rows in common with a history, and what they turned to after them (after STAN,
 * Garg et al. 2019, and VSKNN, Ludewig and Jannach 2018). Keeps scratch arrays: one call at a time.
 */
export class SessionNeighbours {
  readonly #log: Sequences;
  readonly #occurrences: Occurrences;
  readonly #rarity: Float32Array;
  readonly #lengthFactors: Float32Array;
  readonly #targetFactors: Float32Array;
  readonly #likeness: Float32Array;
  /** Place of the newest row in common. */
  readonly #meeting: Int32Array;
  readonly #met: number[] = [];
  /** The history whose kin are held, and those kin. */
  #heldFor: readonly number[] | undefined;
  readonly #kin: number[] = [];
  /** `[sequences]`: 0 = no kin. */
  readonly #kinWeights: Float32Array;
  readonly #distanceFactors: Float32Array;
  readonly #best = new BestRows(NEIGHBOURS_MAX);

  constructor(log: Sequences) {
    this.#log = log;
    this.#occurrences = occurrencesOf(log);
    const { starts } = this.#occurrences;
    const count = (row: number) => (starts[row + 1] as number) - (starts[row] as number);
    this.#rarity = Float32Array.from({ length: log.rowCount }, (_, row) => (count(row) + 1) ** -RARITY);
    this.#targetFactors = Float32Array.from(
      { length: log.rowCount },
      (_, row) => (count(row) + 1) ** -TARGET_POPULARITY,
    );
    const sequences = log.starts.length - 1;
    this.#lengthFactors = Float32Array.from({ length: sequences }, (_, s) => {
      const length = (log.starts[s + 1] as number) - (log.starts[s] as number);
      return length ** -LENGTH;
    });
    this.#likeness = new Float32Array(sequences);
    this.#meeting = new Int32Array(sequences);
    this.#kinWeights = new Float32Array(sequences);
    this.#distanceFactors = Float32Array.from({ length: REACH_PLACES + 1 }, (_, k) =>
      k === 0 ? 0 : k ** -0.5,
    );
  }

  /** Calls `add` for everything that the neighbours of `history` (newest first) met around the row in common. */
  walk(history: readonly number[], add: (row: number, weight: number) => void): void {
    this.#hold(history);
    for (const s of this.#kin) this.#follow(s, add);
  }

  /**
   * What `walk` adds for `row` alone, up to rounding. Calls for one history in a row look for its kin once: of
   * ten histories with three rows each this takes a tenth of ten walks into a map.
   */
  sumOf(history: readonly number[], row: number): number {
    this.#hold(history);
    const { starts, places, sequence } = this.#occurrences;
    const [from, until] = [starts[row] as number, starts[row + 1] as number];
    if (until - from > OCCURRENCES_WALKED_MAX) return this.#sumByFollowing(row);
    let sum = 0;
    for (let o = from; o < until; o += 1) {
      const place = places[o] as number;
      const s = sequence[place] as number;
      if (this.#kinWeights[s] !== 0) sum += this.#weightAt(s, place, row);
    }
    return sum;
  }

  /** The same for a row that stands in more places than all kin together have. */
  #sumByFollowing(wanted: number): number {
    let sum = 0;
    for (const s of this.#kin)
      this.#follow(s, (row, weight) => {
        if (row === wanted) sum += weight;
      });
    return sum;
  }

  #hold(history: readonly number[]): void {
    if (this.#heldFor === history) return;
    for (const s of this.#kin) this.#kinWeights[s] = 0;
    this.#kin.length = 0;
    this.#findKin(history);
    const met = this.#met;
    for (let n = 0; n < met.length; n += 1) {
      const s = met[n] as number;
      this.#kinWeights[s] = (this.#likeness[s] as number) * (this.#lengthFactors[s] as number);
      this.#likeness[s] = 0;
      this.#kin.push(s);
    }
    met.length = 0;
    if (this.#kin.length > NEIGHBOURS_MAX) this.#keepLikest();
    this.#heldFor = history;
  }

  /** Of too many kin. Their order says nothing: what they met is added up. */
  #keepLikest(): void {
    const kin = this.#kin;
    const weights = Float32Array.from(kin, (s) => this.#kinWeights[s] as number);
    const likest = Array.from(this.#best.select(weights, weights.length), (n) => kin[n] as number);
    const kept = likest.map((s) => this.#kinWeights[s] as number);
    for (const s of kin) this.#kinWeights[s] = 0;
    for (const [n, s] of likest.entries()) this.#kinWeights[s] = kept[n] as number;
    this.#kin.splice(0, kin.length, ...likest);
  }

  #findKin(history: readonly number[]): void {
    const { starts, places, sequence } = this.#occurrences;
    let weight = 1;
    for (let age = 0; age < history.length && age < HISTORY_LOOKED_AT; age += 1) {
      const row = history[age] as number;
      const share = weight * (this.#rarity[row] as number);
      const until = starts[row + 1] as number;
      let last = -1;
      for (let o = Math.max(starts[row] as number, until - SEQUENCES_PER_ROW_MAX); o < until; o += 1) {
        const place = places[o] as number;
        const s = sequence[place] as number;
        if (s === last) continue;
        last = s;
        if (this.#likeness[s] === 0) {
          this.#met.push(s);
          this.#meeting[s] = place;
        }
        this.#likeness[s] = (this.#likeness[s] as number) + share;
      }
      weight *= DECAY;
    }
  }

  #follow(s: number, add: (row: number, weight: number) => void): void {
    const { rows, starts } = this.#log;
    const meeting = this.#meeting[s] as number;
    const until = Math.min(starts[s + 1] as number, meeting + REACH_PLACES + 1);
    for (let place = Math.max(starts[s] as number, meeting - REACH_PLACES); place < until; place += 1) {
      if (place === meeting) continue;
      const row = rows[place] as number;
      add(row, this.#weightAt(s, place, row));
    }
  }

  /** What `row` at `place` of a kindred sequence counts; 0 at the row in common and out of reach. */
  #weightAt(s: number, place: number, row: number): number {
    const ahead = place - (this.#meeting[s] as number);
    if (ahead > REACH_PLACES || ahead < -REACH_PLACES) return 0;
    const distance =
      ahead >= 0
        ? (this.#distanceFactors[ahead] as number)
        : BACKWARD_SHARE * (this.#distanceFactors[-ahead] as number);
    return (this.#kinWeights[s] as number) * distance * (this.#targetFactors[row] as number);
  }
}
