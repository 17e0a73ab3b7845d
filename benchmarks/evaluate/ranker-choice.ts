import {
  type LabelledList,
  meanRanker,
  openTensorRuntime,
  openTrainingRuntime,
  type RankerWeights,
  trainRanker,
} from '#ml/recommendation';
import { hitAt, ndcgAt, rankOf } from './metrics.ts';

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
const NETWORKS = 3;

export interface Tried extends RankerSettings {
  readonly hr: number;
  readonly ndcg: number;
}

/** Trained on the lessons, judged on lists of the stage after them; the best NDCG@10 is taken. */
export async function chooseRanker(
  lessons: readonly LabelledList[],
  judged: readonly LabelledList[],
  questions: number,
  report: (line: string) => void,
): Promise<{ chosen: RankerSettings; tried: readonly Tried[] }> {
  const tried: Tried[] = [];
  for (const settings of TRIED) {
    const [ranker] = await trainRankers(lessons, settings, [0], 1);
    const figures = await figuresOf(ranker as readonly RankerWeights[], judged, questions);
    report(
      `choice: ${settings.hidden} hidden units, ${settings.epochs} epochs: HR@10 ${figures.hr.toFixed(4)}, NDCG@10 ${figures.ndcg.toFixed(4)}`,
    );
    tried.push({ ...settings, ...figures });
  }
  const { hidden, epochs } = tried.reduce((best, one) => (one.ndcg > best.ndcg ? one : best));
  return { chosen: { hidden, epochs }, tried };
}

/** One group of networks per seed. */
export async function trainRankers(
  lessons: readonly LabelledList[],
  settings: RankerSettings,
  seeds: readonly number[],
  networks = NETWORKS,
): Promise<RankerWeights[][]> {
  const tf = await openTrainingRuntime();
  return seeds.map((seed) =>
    Array.from({ length: networks }, (_, n) =>
      trainRanker(tf, lessons, { ...settings, seed: seed * NETWORKS + n }),
    ),
  );
}

/** Lists that miss their label are not handed over: they are misses among `questions`. */
export async function figuresOf(
  rankers: readonly RankerWeights[],
  lists: readonly LabelledList[],
  questions: number,
): Promise<{ hr: number; ndcg: number }> {
  const ranker = (await openTensorRuntime()).load(meanRanker(rankers));
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
