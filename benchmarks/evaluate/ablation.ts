import type { LabelledList, RankerWeights } from '#ml/recommendation';
import { interval95, meanOf } from './interval.ts';
import { hitAt, ndcgAt } from './metrics.ts';
import { packed, unpacked } from './packed-lists.ts';
import { figuresOf, type RankerSettings } from './ranker-choice.ts';
import type { RankerLessons } from './ranker-worker.ts';
import { SEQUENCE_COLUMNS } from './stage-lists.ts';
import type { StageService } from './stage-service.ts';
import { trainInParallel } from './train-in-parallel.ts';

/** One signal in all its forms. Candidates stay as they are: what is measured is what the ranker knows. */
const SIGNALS: Readonly<Record<string, readonly string[]>> = {
  transitions: ['forward', 'forward_of_best', 'forward_place', 'newest', 'newest_of_best'],
  'direct successors': ['next'],
  'session neighbours': ['sessions', 'sessions_of_best', 'sessions_place'],
  meetings: ['together', 'together_of_best', 'together_place'],
  'two steps': ['two_steps', 'two_steps_of_best'],
  vectors: ['taste', 'taste_behind_best', 'taste_place', 'likeness', 'likeness_recent'],
  'likeness of vectors': ['likeness', 'likeness_recent'],
  timeline: ['time', 'time_gap', 'time_distance', 'time_spread'],
  'place in sequences': ['relative_place', 'relative_place_gap', 'last_share'],
  occurrences: ['occurrences', 'newest_occurrences'],
  'history length': ['history_length'],
  'places in the list': ['forward_place', 'sessions_place', 'taste_place', 'together_place'],
};

/** One column as the whole score. Each source proposes more than ten of its best, so the first ten are exact. */
const ALONE: Readonly<Record<string, string>> = {
  popularity: 'occurrences',
  'item-kNN': 'together',
  'direct successors': 'next',
  transitions: 'forward',
  'session neighbours': 'sessions',
  vectors: 'taste',
};

export interface AblationRow {
  readonly name: string;
  /** At the choice stage; absent for a single column. */
  readonly choice: { readonly hr: number; readonly ndcg: number } | undefined;
  readonly hr: number;
  readonly ndcg: number;
  /** NDCG@10 minus that of all signals, paired over users. */
  readonly change: number;
  readonly change95: readonly [number, number];
}

interface AblationParts {
  readonly lessons: RankerLessons;
  readonly judged: readonly LabelledList[];
  readonly questions: number;
  readonly test: StageService;
  readonly settings: RankerSettings;
  readonly report: (line: string) => void;
}

/** Each signal left out in turn: one network, trained on the lessons alone, so that the choice stage is unseen. */
export async function ablation(parts: AblationParts): Promise<AblationRow[]> {
  const { lessons, judged, questions, test, settings, report } = parts;
  const names: string[] = [];
  const rankers: RankerWeights[] = [];
  const choices: AblationRow['choice'][] = [];
  for (const [name, left] of [['all signals', []] as const, ...Object.entries(SIGNALS)]) {
    const [ranker] = await trainInParallel(without(lessons, left), [{ ...settings, seed: 0 }]);
    if (ranker === undefined) throw new Error('no ranker was trained');
    const choice = await figuresOf(ranker, judged, questions);
    report(`ablation: ${name}: choice NDCG@10 ${choice.ndcg.toFixed(4)}`);
    names.push(left.length === 0 ? name : `without ${name}`);
    rankers.push(ranker);
    choices.push(choice);
  }
  for (const [name, column] of Object.entries(ALONE)) {
    names.push(`${name} alone`);
    rankers.push(columnAlone(column));
    choices.push(undefined);
  }
  const { judgements } = await test.judge(rankers);
  const gains = judgements.map(({ ranks }) => Array.from(ranks, (rank) => ndcgAt(rank, 10)));
  const all = gains[0] ?? [];
  return judgements.map(({ ranks }, r) => {
    const changes = all.map((gain, q) => (gains[r]?.[q] ?? 0) - gain);
    return {
      name: names[r] as string,
      choice: choices[r],
      hr: meanOf(Array.from(ranks, (rank) => hitAt(rank, 10))),
      ndcg: meanOf(gains[r] ?? []),
      change: meanOf(changes),
      change95: interval95(changes),
    };
  });
}

/** A column that does not vary gets no weight. */
function without(lessons: RankerLessons, names: readonly string[]): RankerLessons {
  if (names.length === 0) return lessons;
  const { width } = lessons;
  const columns = names.map((name) => SEQUENCE_COLUMNS.indexOf(name));
  const blanked = ({ features, ...list }: LabelledList): LabelledList => {
    const copy = features.slice();
    for (let row = 0; row < list.count; row += 1)
      for (const column of columns) copy[row * width + column] = 0;
    return { ...list, features: copy };
  };
  return { lists: lessons.lists.map((lists) => packed(unpacked(lists, width).map(blanked))), width };
}

/** y = relu(y) - relu(-y). */
function columnAlone(name: string): RankerWeights {
  const input = new Float32Array(2 * SEQUENCE_COLUMNS.length);
  input.set([1, -1], 2 * SEQUENCE_COLUMNS.indexOf(name));
  return { input, inputBias: new Float32Array(2), output: Float32Array.from([1, -1]) };
}
