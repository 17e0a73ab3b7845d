import { DAY_MS, type EpochMs, type ProductId } from '#kernel';
import {
  type BehaviourModel,
  basketFacts,
  FEATURE_COUNT,
  FEATURE_NAMES,
  fitBehaviour,
  openTrainingRuntime,
  plainRuntime,
  type RankerWeights,
  retrievalScores,
  type SoftmaxMath,
  serveBehaviour,
  tensorSoftmax,
  trainLogBilinear,
  trainRanker,
} from '#ml/recommendation';
import { judge, leadOf } from './figures.ts';
import type { GoodsFacts } from './goods-facts.ts';
import { type JudgedList, labelledLists, teachable, type Window } from './labelled-lists.ts';
import type { Figures, ModelMetrics, StoredModel } from './model-store.ts';
import { basketLogBefore } from './past-baskets.ts';
import { judgeRunning } from './running-model.ts';
import { cutAt, type TrainingLog } from './training-log.ts';
import { sampledMembers, sequencesBefore } from './training-sequences.ts';
import type { TrainingStages, TrainingStep } from './training-stages.ts';

/** The newest parts of the log, by share of events: 80..92 % teach the ranker, the rest judges everything. */
const RANKER_FROM = 0.8;
const JUDGE_FROM = 0.92;
const BILINEAR = { epochs: 4, positionsPerEpochMax: 40_000, negatives: 128 } as const;
/** Vectors learn from so many rows at most, of members drawn at random. */
const VECTOR_ROWS_MAX = 2_000_000;
/** Of fewer baskets, what is bought together and again is mostly chance: the columns stay empty. */
const BASKETS_MIN = 1_000;
const RANKER = { hidden: 32, epochs: 10 } as const;
const TEACHING = { perMemberMax: 4, listsMax: 4_000 } as const;
const JUDGING = { perMemberMax: 1, listsMax: 1_500 } as const;
/** Fewer moments than this that the running version has not seen say nothing about who is better. */
const FRESH_MEMBERS_MIN = 100;
const GOLDEN_LISTS = 20;

/** As they are written down with a model. */
export const PARAMETERS: Readonly<Record<string, number>> = {
  ...{ rankerFrom: RANKER_FROM, judgeFrom: JUDGE_FROM, vectorRowsMax: VECTOR_ROWS_MAX },
  ...{ bilinearEpochs: BILINEAR.epochs, bilinearPositions: BILINEAR.positionsPerEpochMax },
  ...{ bilinearNegatives: BILINEAR.negatives, rankerHidden: RANKER.hidden, rankerEpochs: RANKER.epochs },
  ...{ lessonListsMax: TEACHING.listsMax, examListsMax: JUDGING.listsMax },
};

export interface ShopToLearn {
  readonly history: TrainingLog;
  readonly goods: GoodsFacts;
  readonly productIds: readonly ProductId[];
  /** The version in use, to be compared with. */
  readonly running: (StoredModel & { readonly version: string }) | undefined;
  readonly seed: number;
}

interface Exam {
  readonly metrics: ModelMetrics;
  /** Some of its lists, for requests whose answers are known. */
  readonly golden: readonly { readonly features: Float32Array; readonly count: number }[];
}

interface Learned {
  readonly ranker: RankerWeights;
  readonly exam: Exam;
  /** The fit of the whole log, which only a published version needs. */
  readonly everything: () => Promise<BehaviourModel>;
}

/**
 * Three fits, so that nothing is judged by what it has seen: one before the ranker's lessons, one before the
 * judgement, one of everything for the artefact.
 */
export async function learn(
  shop: ShopToLearn,
  stages: TrainingStages,
  report: (step: TrainingStep) => void,
): Promise<Learned> {
  const lessonsFrom = cutAt(shop.history, RANKER_FROM);
  const { judgeFrom, isFresh } = examPeriod(shop);
  const softmax = tensorSoftmax(await openTrainingRuntime());
  const fitUntil = async (until: EpochMs, name: string): Promise<BehaviourModel> => {
    const { result } = await stages.run(name.replaceAll(' ', '-'), async () =>
      fitted(shop, until, name, softmax, report),
    );
    return result;
  };

  const { result: ranker } = await stages.run('ranker', async () => {
    const before = serveBehaviour(await fitUntil(lessonsFrom, 'before the lessons'));
    const window = { from: lessonsFrom, until: judgeFrom, ...TEACHING };
    const lessons = teachable(
      labelledLists(shop.history, before, shop.goods, window, (done, of) =>
        report({ text: 'lessons: lists', done, of }),
      ),
    );
    report({ text: `ranker: ${lessons.length} lists` });
    return trainRanker(await openTrainingRuntime(), lessons, {
      seed: shop.seed,
      ...RANKER,
      report: (epoch, loss) =>
        report({ text: `ranker: epoch, loss ${loss.toFixed(3)}`, done: epoch, of: RANKER.epochs }),
    });
  });
  const { result: exam } = await stages.run('exam', async () => {
    const judged = serveBehaviour(await fitUntil(judgeFrom, 'before the judgement'));
    const window = { from: judgeFrom, until: Number.POSITIVE_INFINITY, ...JUDGING };
    const lists = labelledLists(shop.history, judged, shop.goods, window, (done, of) =>
      report({ text: 'exam: lists', done, of }),
    );
    const metrics = metricsOf(shop, lists, ranker, isFresh ? window : undefined);
    for (const name of ['popular', 'retrieval', 'ranker', 'running'] as const)
      if (metrics[name] !== undefined) report({ text: `${name}: ${figuresText(metrics[name])}` });
    const golden = lists.slice(0, GOLDEN_LISTS).map(({ features, count }) => ({ features, count }));
    return { metrics, golden };
  });
  return { ranker, exam, everything: () => fitUntil(Number.POSITIVE_INFINITY, 'everything') };
}

/** The running version may only be judged by what it has not learned from. */
function examPeriod({ history, running }: ShopToLearn): { judgeFrom: EpochMs; isFresh: boolean } {
  const judgeFrom = cutAt(history, JUDGE_FROM);
  if (running === undefined) return { judgeFrom, isFresh: false };
  const freshFrom = Math.max(judgeFrom, running.facts.dataUntil + 1);
  return membersSince(history, freshFrom) < FRESH_MEMBERS_MIN
    ? { judgeFrom, isFresh: false }
    : { judgeFrom: freshFrom, isFresh: true };
}

function membersSince(history: TrainingLog, from: EpochMs): number {
  let members = 0;
  for (const { starts, at } of history.chunks())
    for (let m = 0; m + 1 < starts.length; m += 1)
      if ((at[(starts[m + 1] as number) - 1] ?? 0) >= from) members += 1;
  return members;
}

function fitted(
  { history, goods, seed }: ShopToLearn,
  until: EpochMs,
  name: string,
  softmax: SoftmaxMath,
  report: (step: TrainingStep) => void,
): BehaviourModel {
  const sequences = sequencesBefore(history, goods.groups.length, until);
  const sample = sampledMembers(sequences, VECTOR_ROWS_MAX, seed);
  const bilinear = trainLogBilinear(
    sample,
    {
      seed,
      ...BILINEAR,
      report: (epoch, loss) =>
        report({
          text: `${name}: vectors, epoch, loss ${loss.toFixed(3)}`,
          done: epoch,
          of: BILINEAR.epochs,
        }),
    },
    softmax,
  );
  report({ text: `${name}: tables` });
  const behaviour = fitBehaviour(sequences, bilinear, sample);
  const baskets = basketLogBefore(history, goods.groups.length, until);
  if (baskets.days.length < BASKETS_MIN) return behaviour;
  const day = Math.min(until, history.newestAt + 1) / DAY_MS;
  return { ...behaviour, baskets: basketFacts(baskets, day) };
}

function metricsOf(
  { history, goods, productIds, running }: ShopToLearn,
  lists: readonly JudgedList[],
  weights: RankerWeights,
  fresh: Window | undefined,
): ModelMetrics {
  const ranker = plainRuntime.load(weights);
  const popularity = FEATURE_NAMES.indexOf('popularity');
  const judged = (scoresOf: (list: JudgedList) => Float32Array) => judge(lists, productIds.length, scoresOf);
  const own = judged(({ features, count }) => ranker.score(features, count));
  const retrieval = judged(({ features, count }) => retrievalScores(features, count));
  const popular = judged(({ features, count }) =>
    Float32Array.from({ length: count }, (_, c) => features[c * FEATURE_COUNT + popularity] as number),
  );
  const metrics = {
    lists: lists.length,
    ranker: { ...own.figures, overRetrieval: leadOf(own, retrieval) },
    retrieval: retrieval.figures,
    popular: popular.figures,
  };
  if (fresh === undefined || running === undefined) return metrics;
  const before = judgeRunning(running, history, goods, productIds, fresh);
  return {
    ...metrics,
    running: { ...before.figures, version: running.version, lead: leadOf(own, before) },
  };
}

function figuresText({ hitRateAt20, ndcgAt20, ndcgInterval, coverageAt20 }: Figures): string {
  const [low, high] = ndcgInterval;
  const ndcg = `NDCG@20 ${ndcgAt20.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
  return `HR@20 ${hitRateAt20.toFixed(4)}, ${ndcg}, coverage@20 ${coverageAt20.toFixed(3)}`;
}
