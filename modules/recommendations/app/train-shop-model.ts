import { type Clock, DAY_MS, type EpochMs, type MerchantId, type ProductId } from '#kernel';
import { FEATURE_VERSION } from '#ml/recommendation';
import type { Catalog, ProductCard } from '#modules/catalog';
import { refusalReason } from './figures.ts';
import { goldenRequests } from './golden-requests.ts';
import { goodsOf } from './goods-facts.ts';
import { learn, PARAMETERS } from './learn.ts';
import type { ModelMetrics, ModelStore, StoredModel } from './model-store.ts';
import type { EventLog } from './ports.ts';
import { readTrainingLog, type TrainingLog } from './training-log.ts';
import type { TrainingStages, TrainingStep } from './training-stages.ts';

interface TrainShopModelInput {
  readonly merchantId: MerchantId;
  readonly seed: number;
  /** Nothing from this instant on is learned; all of it when left out. */
  readonly cut?: EpochMs;
  readonly report: (step: TrainingStep) => void;
}

interface TrainingOutcome {
  readonly version: string;
  readonly metrics: ModelMetrics;
  /** Why the version was not published. */
  readonly refusal?: string;
}

export type TrainShopModel = (input: TrainShopModelInput) => Promise<TrainingOutcome>;

/** There is too little to learn from; nothing was changed. */
class NothingToLearn extends Error {
  override readonly name = 'NothingToLearn';
}

const EVENTS_MIN = 200;
/** An unfinished training older than this would publish yesterday's shop: it begins anew. */
const RESUMED_MS_MAX = DAY_MS;

interface Inputs {
  readonly merchantId: MerchantId;
  readonly seed: number;
  readonly cut: EpochMs | null;
  readonly featureVersion: number;
  readonly code: string;
  readonly products: string;
  readonly begunAt: EpochMs;
}

interface Parts {
  readonly log: EventLog;
  readonly catalog: Catalog;
  readonly models: ModelStore;
  readonly stages: TrainingStages;
  readonly clock: Clock;
  /** Commit of the code. */
  readonly code: string;
}

/**
 * Learns from the shop's own log and publishes a version, unless it is worse than what is there. Every stage
 * is kept until the end: a training that was cut off goes on when it is started again.
 */
export function trainShopModel(parts: Parts): TrainShopModel {
  return async (input) => {
    const cards = [...(await parts.catalog.cards(input.merchantId))];
    cards.sort((a, b) => (a.productId < b.productId ? -1 : 1));
    const now = parts.clock.now();
    const inputs: Inputs = {
      ...{ merchantId: input.merchantId, seed: input.seed, cut: input.cut ?? null },
      ...{ featureVersion: FEATURE_VERSION, code: parts.code, begunAt: now },
      products: cards.map(({ productId }) => productId).join(' '),
    };
    const begun = await parts.stages.begin(inputs, (known) => isSame(known, inputs));
    try {
      const outcome = await train(parts, input, cards, begun.cut ?? begun.begunAt);
      await parts.stages.end();
      return outcome;
    } catch (error) {
      // What cannot succeed a second time is not kept for one.
      await (error instanceof NothingToLearn ? parts.stages.end() : parts.stages.pause());
      throw error;
    }
  };
}

function isSame(known: Inputs, inputs: Inputs): boolean {
  const { begunAt: before, ...left } = known;
  const { begunAt: now, ...right } = inputs;
  return JSON.stringify(left) === JSON.stringify(right) && now - before < RESUMED_MS_MAX;
}

async function train(
  parts: Parts,
  { merchantId, seed, report }: TrainShopModelInput,
  cards: readonly ProductCard[],
  until: EpochMs,
): Promise<TrainingOutcome> {
  const productIds = cards.map(({ productId }) => productId);
  const history = await readLog(parts, merchantId, productIds, until, report);
  report({
    text: `${history.events} events of ${history.members} members about ${cards.length} products`,
  });
  if (history.events < EVENTS_MIN)
    throw new NothingToLearn(`Nothing to learn yet: ${history.events} events, ${EVENTS_MIN} are needed`);
  const running = await runningModel(parts.models, report);
  const shop = { history, goods: goodsOf(cards), productIds, running, seed };
  const { ranker, exam, everything } = await learn(shop, parts.stages, report);
  const createdAt = parts.clock.now();
  const version = new Date(createdAt).toISOString().replaceAll(/[:.]/g, '-');
  const { metrics, golden } = exam;
  const facts = {
    ...{ merchantId, createdAt, code: parts.code, dataUntil: history.newestAt, seed },
    ...{ parameters: PARAMETERS, featureVersion: FEATURE_VERSION, metrics },
  };
  const refusal = refusalReason(metrics);
  if (refusal !== undefined) {
    await parts.models.refuse(version, { reason: refusal, facts });
    report({ text: `refused ${version}: ${refusal}` });
    return { version, metrics, refusal };
  }
  const trained = { productIds, behaviour: await everything(), ranker };
  await parts.models.publish(version, { facts, trained, golden: goldenRequests(golden, ranker) });
  report({ text: `published ${version}` });
  return { version, metrics };
}

async function readLog(
  { log, stages }: Parts,
  merchantId: MerchantId,
  productIds: readonly ProductId[],
  until: EpochMs,
  report: (step: TrainingStep) => void,
): Promise<TrainingLog> {
  const rowOf = new Map(productIds.map((productId, row): [ProductId, number] => [productId, row]));
  const shelf = await stages.shelf('log');
  const { result, resumed } = await stages.run('log', async () => {
    const { chunks: _, ...facts } = await readTrainingLog(log, merchantId, rowOf, shelf, until, (events) =>
      report({ text: 'reading the log, events', done: events }),
    );
    return facts;
  });
  if (resumed) report({ text: 'going on with the training that was cut off' });
  return { ...result, chunks: () => shelf.chunks() };
}

/** A version that does not load cannot be compared with, and need not be: nothing answers from it. */
async function runningModel(
  models: ModelStore,
  report: (step: TrainingStep) => void,
): Promise<(StoredModel & { readonly version: string }) | undefined> {
  const version = await models.current();
  if (version === undefined) return undefined;
  try {
    return { ...(await models.load(version)), version };
  } catch (error) {
    report({ text: `${version} is not compared with: ${error instanceof Error ? error.message : error}` });
    return undefined;
  }
}
