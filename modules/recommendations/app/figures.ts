import { SeededRandom } from '#kernel';
import type { JudgedList } from './labelled-lists.ts';
import type { Figures, Lead, ModelMetrics } from './model-store.ts';

const LIST_PLACES = 20;
const DRAWS = 300;
const DRAWS_CUT = 0.025;
const DRAWS_SEED = 20_261_122;

/** One way of scoring, judged. */
interface Judgement {
  readonly figures: Figures;
  /** `[lists]`: discounted gain of each moment. */
  readonly gains: Float64Array;
}

/** Ties take the middle of their places; what nothing proposed is a miss. */
export function judge(
  lists: readonly JudgedList[],
  goodsCount: number,
  scoresOf: (list: JudgedList) => Float32Array,
): Judgement {
  const gains = new Float64Array(lists.length);
  const shown = new Set<number>();
  let hits = 0;
  for (const [l, list] of lists.entries()) {
    const scores = scoresOf(list);
    for (const place of firstPlaces(scores)) shown.add(list.rows[place] as number);
    const rank = list.label === undefined ? Number.POSITIVE_INFINITY : rankOf(scores, list.label);
    if (rank > LIST_PLACES) continue;
    hits += 1;
    gains[l] = 1 / Math.log2(rank + 1);
  }
  const figures = {
    hitRateAt20: hits / Math.max(1, lists.length),
    ndcgAt20: meanOf(gains),
    ndcgInterval: intervalOf(gains),
    coverageAt20: shown.size / Math.max(1, goodsCount),
  };
  return { figures, gains };
}

/** How much more the first gains than the second on the same moments, in NDCG@20. */
export function leadOf(first: Judgement, second: Judgement): Lead {
  const differences = first.gains.map((gain, l) => gain - (second.gains[l] as number));
  return { ndcgAt20: meanOf(differences), interval: intervalOf(differences) };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function rankOf(scores: Float32Array, label: number): number {
  const own = scores[label] as number;
  let before = 0;
  let equal = 0;
  for (const score of scores) {
    if (score > own) before += 1;
    else if (score === own) equal += 1;
  }
  return before + (equal + 1) / 2;
}

function firstPlaces(scores: Float32Array): Int32Array {
  return Int32Array.from(scores.keys())
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    .subarray(0, LIST_PLACES);
}

/** 95 % interval of the mean, by bootstrap with a fixed seed. */
function intervalOf(values: Float64Array): readonly [number, number] {
  if (values.length === 0) return [0, 0];
  const random = new SeededRandom(DRAWS_SEED);
  const means = Float64Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let n = 0; n < values.length; n += 1) sum += values[random.integer(values.length)] as number;
    return sum / values.length;
  }).sort();
  const at = (share: number) => means[Math.round(share * (DRAWS - 1))] as number;
  return [at(DRAWS_CUT), at(1 - DRAWS_CUT)];
}

/** So much of the running version's NDCG may be lost; less is taken for chance. */
const LOSS_SHARE_MAX = 0.01;
const COVERAGE_SHARE_MIN = 0.8;
/** From so many moments on a mean speaks for itself; of fewer, only an interval without zero does. */
const TELLING_LISTS = 500;

/** Why these figures are not good enough to answer from; undefined when they are. */
export function refusalReason({ lists, ranker, retrieval, running }: ModelMetrics): string | undefined {
  const isWorse = ({ ndcgAt20, interval }: Lead, loss: number) =>
    ndcgAt20 < -loss && (lists >= TELLING_LISTS || interval[1] < 0);
  const below = (what: string, own: number, other: number, name: string) =>
    `${what} ${own.toFixed(4)} is worse than ${other.toFixed(4)} of ${name}`;
  if (isWorse(ranker.overRetrieval, 0))
    return below('NDCG@20', ranker.ndcgAt20, retrieval.ndcgAt20, 'retrieval without a ranker');
  if (running === undefined) return undefined;
  if (isWorse(running.lead, LOSS_SHARE_MAX * running.ndcgAt20))
    return below(
      'NDCG@20',
      ranker.ndcgAt20,
      running.ndcgAt20,
      `${running.version} on the same fresh moments`,
    );
  if (ranker.coverageAt20 < COVERAGE_SHARE_MIN * running.coverageAt20)
    return below('coverage@20', ranker.coverageAt20, running.coverageAt20, running.version);
  return undefined;
}
