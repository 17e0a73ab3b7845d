import type { Engine, Job } from '#feature';
import { type MerchantId, SECOND_MS } from '#kernel';
import { openTensorRuntime, serveBehaviour, type TensorRuntime } from '#ml/recommendation';
import type { ModelStore } from './model-store.ts';
import type { ShopWindows } from './shop-windows.ts';

const LOOK_EVERY_MS = 5 * SECOND_MS;
/** Other processes sell too; their stock events may be delivered elsewhere. */
const REFRESH_EVERY_MS = 60 * SECOND_MS;

export interface ScorerParts {
  readonly windows: ShopWindows;
  readonly models: ModelStore;
  readonly merchantId: MerchantId;
  readonly report: (error: unknown, facts?: object) => void;
}

/**
 * Keeps the newest good model in use. A version that is damaged or does not load is reported once and left
 * alone; the one in use goes on. Before the first training the feed lives on popularity and newness.
 */
export class Scorer {
  readonly #parts: ScorerParts;
  #runtime: Promise<TensorRuntime> | undefined;
  #refused: string | undefined;
  #ready = false;

  constructor(parts: ScorerParts) {
    this.#parts = parts;
  }

  /** Takes over the version that `current` names, if it is another one. */
  async look(): Promise<void> {
    const { windows, models, merchantId, report } = this.#parts;
    const version = await models.current();
    if (version === undefined || version === windows.version || version === this.#refused) return;
    try {
      const { facts, trained } = await models.load(version);
      if (facts.merchantId !== merchantId) throw new Error(`${version} belongs to ${facts.merchantId}`);
      this.#runtime ??= openTensorRuntime();
      const ranker = (await this.#runtime).load(trained.ranker);
      const behaviour = serveBehaviour(trained.behaviour);
      await windows.use(merchantId, { version, productIds: trained.productIds, behaviour, ranker });
      this.#refused = undefined;
    } catch (error) {
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
        name: 'recommendations.refresh',
        everyMs: REFRESH_EVERY_MS,
        run: () => this.#parts.windows.refreshAll(),
      },
    ];
  }
}
