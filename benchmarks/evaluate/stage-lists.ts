import {
  arrangeShelf,
  CandidateMaker,
  FEATURE_COUNT,
  FEATURE_NAMES,
  featuresOf,
  type ServedBehaviour,
  type Shelf,
} from '#ml/recommendation';
import type { Question } from './stages.ts';

/** Candidates per source; a file has no groups, no newness and no purchases. */
const QUOTA = {
  wished: 0,
  bought: 0,
  basketMonth: 0,
  basketStep: 0,
  forward: 150,
  together: 60,
  twoSteps: 60,
  sessions: 150,
  taste: 100,
  group: 0,
  popular: 20,
  fresh: 0,
} as const;

/** Columns that a file of bare sequences can fill, as places in `FEATURE_NAMES`. */
export const SEQUENCE_COLUMNS: readonly string[] = [
  'forward',
  'next',
  'together',
  'two_steps',
  'taste',
  'likeness',
  'occurrences',
  'forward_of_best',
  'together_of_best',
  'taste_behind_best',
  'history_length',
  'sessions',
  'newest',
  'likeness_recent',
  'sessions_of_best',
  'two_steps_of_best',
  'newest_of_best',
  'forward_place',
  'sessions_place',
  'taste_place',
  'together_place',
  'newest_occurrences',
  'relative_place',
  'relative_place_gap',
  'last_share',
  'time',
  'time_gap',
  'time_distance',
  'time_spread',
];

const COLUMN_PLACES = SEQUENCE_COLUMNS.map((name) => FEATURE_NAMES.indexOf(name));

/** One question's candidates, as a feed would see them. */
export interface StageList {
  readonly rows: readonly number[];
  /** `[rows.length, SEQUENCE_COLUMNS.length]` */
  readonly features: Float32Array;
  /** Place of the label among the rows; -1 = nothing proposed it. */
  readonly label: number;
}

/** Turns questions into lists through the product's own candidates, signals and features. */
export class StageLists {
  readonly #maker: CandidateMaker;
  readonly #shelf: Shelf;
  readonly #allowed: Uint8Array;

  constructor(model: ServedBehaviour) {
    const { rowCount, occurrences } = model;
    this.#maker = new CandidateMaker(model, rowCount, QUOTA);
    const parts = { groups: new Int32Array(rowCount), freshness: new Float32Array(rowCount) };
    this.#shelf = arrangeShelf({ ...parts, popularity: occurrences }, 1);
    this.#allowed = new Uint8Array(rowCount).fill(1);
  }

  of({ history, met, label }: Question): StageList {
    for (const row of met) this.#allowed[row] = 0;
    const shopper = { rows: history, purchases: [] };
    const { rows, signals, context } = this.#maker.list(shopper, this.#shelf, this.#allowed);
    for (const row of met) this.#allowed[row] = 1;
    const features = featuresOf(signals, rows.length, context);
    return { rows, features: narrowed(features, rows.length), label: rows.indexOf(label) };
  }
}

function narrowed(features: Float32Array, count: number): Float32Array {
  const width = COLUMN_PLACES.length;
  const narrow = new Float32Array(count * width);
  for (let c = 0; c < count; c += 1)
    for (let f = 0; f < width; f += 1)
      narrow[c * width + f] = features[c * FEATURE_COUNT + (COLUMN_PLACES[f] as number)] as number;
  return narrow;
}
