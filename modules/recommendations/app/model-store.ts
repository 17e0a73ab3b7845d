import type { EpochMs, MerchantId } from '#kernel';
import type { TrainedShop } from './recommender.ts';

/** Where trained shops are kept, by version. */
export interface ModelStore {
  /** Name of the version to answer from; undefined before the first training. */
  current(): Promise<string | undefined>;
  /** Throws `DamagedModel` when a byte is not as it was written. */
  load(version: string): Promise<StoredModel>;
  /** Complete or not at all; `current` names it afterwards. The last three versions are kept. */
  publish(version: string, model: StoredModel): Promise<void>;
}

export interface StoredModel {
  readonly facts: ModelFacts;
  readonly trained: TrainedShop;
}

export interface ModelFacts {
  readonly merchantId: MerchantId;
  readonly createdAt: EpochMs;
  /** Time of the newest event that it learned from. */
  readonly dataUntil: EpochMs;
  readonly seed: number;
  readonly featureVersion: number;
  /** On the newest part of the log, with everything fitted before it. */
  readonly metrics: ModelMetrics;
}

export interface ModelMetrics {
  readonly lists: number;
  readonly ranker: Figures;
  /** The order without a ranker. */
  readonly retrieval: Figures;
  readonly popular: Figures;
}

/** Share of moments whose next product stood among the first 20, and its discounted gain. */
export interface Figures {
  readonly hitRateAt20: number;
  readonly ndcgAt20: number;
}

export class DamagedModel extends Error {
  override readonly name = 'DamagedModel';
}
