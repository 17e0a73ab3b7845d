import type { Clock, EpochMs, MerchantId, ProductId } from '#kernel';
import {
  FEATURE_COUNT,
  FEATURE_NAMES,
  FEATURE_VERSION,
  fitBehaviour,
  openTrainingRuntime,
  plainRuntime,
  retrievalScores,
  sequencesOf,
  serveBehaviour,
  trainLogBilinear,
  trainRanker,
} from '#ml/recommendation';
import type { Catalog, ProductCard } from '#modules/catalog';
import { type GoodsFacts, type JudgedList, labelledLists, teachable } from './labelled-lists.ts';
import type { Figures, ModelMetrics, ModelStore } from './model-store.ts';
import type { EventLog } from './ports.ts';
import type { TrainedShop } from './recommender.ts';
import { cutAt, readTrainingLog, rowsBefore, type TrainingLog } from './training-log.ts';

interface TrainShopModelInput {
  readonly merchantId: MerchantId;
  readonly seed: number;
  readonly report: (line: string) => void;
}

export type TrainShopModel = (
  input: TrainShopModelInput,
) => Promise<{ version: string; metrics: ModelMetrics }>;

/** The newest parts of the log, by share of events: 80..92 % teach the ranker, the rest judges everything. */
const RANKER_FROM = 0.8;
const JUDGE_FROM = 0.92;
const EVENTS_MIN = 200;

const BILINEAR = { epochs: 4, positionsPerEpochMax: 40_000, negatives: 128 } as const;
const RANKER = { hidden: 32, epochs: 10 } as const;
const TEACHING = { perMemberMax: 4, listsMax: 4_000 } as const;
const JUDGING = { perMemberMax: 1, listsMax: 1_500 } as const;
const LIST_PLACES = 20;

/**
 * Learns from the shop's own log and publishes a version. Three fits, so that nothing is judged by what it
 * has seen: one before the ranker's lessons, one before the judgement, one of everything for the artefact.
 */
export function trainShopModel(
  log: EventLog,
  catalog: Catalog,
  models: ModelStore,
  clock: Clock,
): TrainShopModel {
  return async ({ merchantId, seed, report }) => {
    const cards = [...(await catalog.cards(merchantId))].sort((a, b) => (a.productId < b.productId ? -1 : 1));
    const productIds = cards.map(({ productId }) => productId);
    const rowOf = new Map(productIds.map((productId, row): [ProductId, number] => [productId, row]));
    const history = await readTrainingLog(log, merchantId, rowOf);
    report(`${history.events} events of ${history.members.length} members about ${cards.length} products`);
    if (history.events < EVENTS_MIN)
      throw new Error(`Nothing to learn yet: ${history.events} events, ${EVENTS_MIN} are needed`);
    const { trained, metrics } = await learn(history, goodsOf(cards), productIds, seed, report);
    const createdAt = clock.now();
    const version = new Date(createdAt).toISOString().replaceAll(/[:.]/g, '-');
    const facts = {
      merchantId,
      createdAt,
      dataUntil: cutAt(history, 1),
      seed,
      featureVersion: FEATURE_VERSION,
      metrics,
    };
    await models.publish(version, { facts, trained });
    report(`published ${version}`);
    return { version, metrics };
  };
}

async function learn(
  history: TrainingLog,
  goods: GoodsFacts,
  productIds: readonly ProductId[],
  seed: number,
  report: (line: string) => void,
): Promise<{ trained: TrainedShop; metrics: ModelMetrics }> {
  const [lessonsFrom, judgeFrom] = [cutAt(history, RANKER_FROM), cutAt(history, JUDGE_FROM)];
  const behaviourBefore = (until: EpochMs, name: string) => {
    const sequences = sequencesOf(productIds.length, rowsBefore(history, until));
    const bilinear = trainLogBilinear(sequences, {
      seed,
      ...BILINEAR,
      report: (epoch, loss) =>
        report(`${name}: vectors, epoch ${epoch} of ${BILINEAR.epochs}, loss ${loss.toFixed(3)}`),
    });
    return fitBehaviour(sequences, bilinear);
  };

  const before = serveBehaviour(behaviourBefore(lessonsFrom, 'before the lessons'));
  const lessons = teachable(
    labelledLists(history, before, goods, { from: lessonsFrom, until: judgeFrom, ...TEACHING }),
  );
  report(`ranker: ${lessons.length} lists`);
  const tf = await openTrainingRuntime();
  const ranker = trainRanker(tf, lessons, {
    seed,
    ...RANKER,
    report: (epoch, loss) => report(`ranker: epoch ${epoch} of ${RANKER.epochs}, loss ${loss.toFixed(3)}`),
  });

  const judged = serveBehaviour(behaviourBefore(judgeFrom, 'before the judgement'));
  const exam = labelledLists(history, judged, goods, {
    from: judgeFrom,
    until: Number.POSITIVE_INFINITY,
    ...JUDGING,
  });
  const loaded = plainRuntime.load(ranker);
  const popularity = FEATURE_NAMES.indexOf('popularity');
  const metrics: ModelMetrics = {
    lists: exam.length,
    ranker: figuresOf(exam, ({ features, count }) => loaded.score(features, count)),
    retrieval: figuresOf(exam, ({ features, count }) => retrievalScores(features, count)),
    popular: figuresOf(exam, ({ features, count }) =>
      Float32Array.from({ length: count }, (_, c) => features[c * FEATURE_COUNT + popularity] as number),
    ),
  };
  for (const name of ['popular', 'retrieval', 'ranker'] as const)
    report(
      `${name}: HR@20 ${metrics[name].hitRateAt20.toFixed(4)}, NDCG@20 ${metrics[name].ndcgAt20.toFixed(4)}`,
    );
  const behaviour = behaviourBefore(Number.POSITIVE_INFINITY, 'everything');
  return { trained: { productIds, behaviour, ranker }, metrics };
}

function goodsOf(cards: readonly ProductCard[]): GoodsFacts {
  const names = [...new Set(cards.map(({ categoryId }) => categoryId))].sort();
  return {
    groups: Int32Array.from(cards, ({ categoryId }) => names.indexOf(categoryId)),
    groupCount: names.length,
    listedAt: Float64Array.from(cards, ({ listedAt }) => listedAt),
  };
}

/** Ties take the middle of their places; a label that nothing proposed is a miss. */
function figuresOf(lists: readonly JudgedList[], scoresOf: (list: JudgedList) => Float32Array): Figures {
  let hits = 0;
  let gain = 0;
  for (const list of lists) {
    if (list.label === undefined) continue;
    const scores = scoresOf(list);
    const own = scores[list.label] as number;
    let before = 0;
    let equal = 0;
    for (const score of scores) {
      if (score > own) before += 1;
      else if (score === own) equal += 1;
    }
    const rank = before + (equal + 1) / 2;
    if (rank > LIST_PLACES) continue;
    hits += 1;
    gain += 1 / Math.log2(rank + 1);
  }
  const count = Math.max(1, lists.length);
  return { hitRateAt20: hits / count, ndcgAt20: gain / count };
}
