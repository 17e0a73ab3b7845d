import { type LabelledList, meanRanker, openTensorRuntime, type RankerWeights } from '#ml/recommendation';
import { hitAt, ndcgAt, rankOf } from './metrics.ts';
import type { RankerLessons } from './ranker-worker.ts';
import { trainInParallel } from './train-in-parallel.ts';

export interface RankerSettings {
  readonly hidden: number;
  readonly epochs: number;
}

/** Few, because a shop waits for it; the first is taken where nothing can be compared. */
const TRIED: readonly RankerSettings[] = [
  { hidden: 64, epochs: 8 },
  { hidden: 32, epochs: 8 },
  { hidden: 64, epochs: 16 },
];

/** Networks of one ranker, each from its own seed: the mean is steadier than any of them. */
const NETWORKS = 2;

export interface Tried extends RankerSettings {
  readonly hr: number;
  readonly ndcg: number;
}

/** Trained on the lessons, judged on lists of the stage after them; the best NDCG@10 is taken. */
export async function chooseRanker(
  lessons: RankerLessons,
  judged: readonly LabelledList[],
  questions: number,
  report: (line: string) => void,
): Promise<{ chosen: RankerSettings; tried: readonly Tried[] }> {
  const tried: Tried[] = [];
  const rankers = await trainInParallel(
    lessons,
    TRIED.map((settings) => ({ ...settings, seed: 0 })),
  );
  for (const [at, settings] of TRIED.entries()) {
    const figures = await figuresOf(rankers[at] as RankerWeights, judged, questions);
    report(
      `choice: ${settings.hidden} hidden units, ${settings.epochs} epochs: HR@10 ${figures.hr.toFixed(4)}, NDCG@10 ${figures.ndcg.toFixed(4)}`,
    );
    tried.push({ ...settings, ...figures });
  }
  const { hidden, epochs } = tried.reduce((best, one) => (one.ndcg > best.ndcg ? one : best));
  return { chosen: { hidden, epochs }, tried };
}

/** One ranker per seed. */
export async function trainRankers(
  lessons: RankerLessons,
  settings: RankerSettings,
  seeds: readonly number[],
): Promise<RankerWeights[]> {
  const tasks = seeds.flatMap((seed) =>
    Array.from({ length: NETWORKS }, (_, n) => ({ ...settings, seed: seed * NETWORKS + n })),
  );
  const networks = await trainInParallel(lessons, tasks);
  return seeds.map((_, at) => meanRanker(networks.slice(at * NETWORKS, (at + 1) * NETWORKS)));
}

/** Lists that miss their label are not handed over: they are misses among `questions`. */
export async function figuresOf(
  weights: RankerWeights,
  lists: readonly LabelledList[],
  questions: number,
): Promise<{ hr: number; ndcg: number }> {
  const ranker = (await openTensorRuntime()).load(weights);
  let hr = 0;
  let ndcg = 0;
  for (const { features, count, label } of lists) {
    const rank = rankOf(ranker.score(features, count), label, 0);
    hr += hitAt(rank, 10);
    ndcg += ndcgAt(rank, 10);
  }
  ranker.dispose();
  return { hr: hr / questions, ndcg: ndcg / questions };
}
