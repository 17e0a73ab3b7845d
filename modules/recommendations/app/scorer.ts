import type { Engine, Job } from '#feature';
import { type MerchantId, MINUTE_MS, SECOND_MS } from '#kernel';
import {
  CANDIDATES_MAX,
  FEATURE_COUNT,
  type LoadedRanker,
  openTensorRuntime,
  serveBehaviour,
  type TensorBackend,
  type TensorRuntime,
} from '#ml/recommendation';
import { answersAsTrained } from './golden-requests.ts';
import { DamagedModel, type ModelStore } from './model-store.ts';
import type { ShopWindows } from './shop-windows.ts';

const LOOK_EVERY_MS = 5 * SECOND_MS;
/** Other processes sell too; their events may be delivered elsewhere. */
const RESTOCK_EVERY_MS = 30 * SECOND_MS;
const REFRESH_EVERY_MS = 15 * MINUTE_MS;

export interface ScorerParts {
  readonly windows: ShopWindows;
  readonly models: ModelStore;
  readonly merchantId: MerchantId;
  readonly tensorBackend: TensorBackend;
  readonly report: (error: unknown, facts?: object) => void;
}

/**
 * Keeps the newest good model in use. A version that is damaged or does not load is reported once and left
 * alone; the one in use goes on. Before the first training the feed lives on popularity and newness.
 */
export class Scorer {
  readonly #parts: ScorerParts;
  #runtime: Promise<TensorRuntime> | undefined;
  #ranker: LoadedRanker | undefined;
  #retired: LoadedRanker | undefined;
  #refused: string | undefined;
  #ready = false;

  constructor(parts: ScorerParts) {
    this.#parts = parts;
  }

  /** Takes over the version that `current` names, if it is another one. */
  async look(): Promise<void> {
    const { windows, models, merchantId, tensorBackend, report } = this.#parts;
    const version = await models.current();
    if (version === undefined || version === windows.version || version === this.#refused) return;
    let ranker: LoadedRanker | undefined;
    try {
      const { facts, trained, golden } = await models.load(version);
      if (facts.merchantId !== merchantId) throw new Error(`${version} belongs to ${facts.merchantId}`);
      this.#runtime ??= openTensorRuntime(tensorBackend, { report: (line) => report(new Error(line)) });
      ranker = (await this.#runtime).load(trained.ranker);
      warmUp(ranker);
      if (!answersAsTrained(golden, ranker))
        throw new DamagedModel(`${version} does not answer as it did when it was trained`);
      const behaviour = serveBehaviour(trained.behaviour);
      await windows.use(merchantId, { version, productIds: trained.productIds, behaviour, ranker });
      // A request that began before the swap may still hold the old window: its ranker lives one swap longer.
      this.#retired?.dispose();
      this.#retired = this.#ranker;
      this.#ranker = ranker;
      this.#refused = undefined;
    } catch (error) {
      ranker?.dispose();
      this.#refused = version;
      report(error, { part: 'recommendation model', version });
    }
  }

  engine(): Engine {
    return {
      name: 'scorer',
      start: async () => {
        await this.look();
        await this.#parts.windows.of(this.#parts.merchantId);
        this.#ready = true;
      },
      isReady: () => this.#ready,
      stop: async () => {
        this.#ready = false;
      },
    };
  }

  jobs(): readonly Job[] {
    return [
      { name: 'recommendations.look_for_model', everyMs: LOOK_EVERY_MS, run: () => this.look() },
      {
        name: 'recommendations.restock',
        everyMs: RESTOCK_EVERY_MS,
        run: () => this.#parts.windows.restockAll(),
      },
      {
        name: 'recommendations.refresh',
        everyMs: REFRESH_EVERY_MS,
        run: () => this.#parts.windows.refreshAll(),
      },
    ];
  }
}

/** The first call compiles; and a ranker that gives no numbers is none. */
function warmUp(ranker: LoadedRanker): void {
  const scores = ranker.score(new Float32Array(CANDIDATES_MAX * FEATURE_COUNT), CANDIDATES_MAX);
  if (!scores.every(Number.isFinite)) throw new DamagedModel('the ranker gives no numbers');
}
