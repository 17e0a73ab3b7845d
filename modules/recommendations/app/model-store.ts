import type { EpochMs, MerchantId } from '#kernel';
import type { GoldenRequests } from './golden-requests.ts';
import type { TrainedShop } from './recommender.ts';

/** Where trained shops are kept, by version. Versions sort by time. */
export interface ModelStore {
  /** Name of the version to answer from; undefined before the first training. */
  current(): Promise<string | undefined>;
  /** Throws `DamagedModel` when a byte is not as it was written. */
  load(version: string): Promise<StoredModel>;
  /** Complete or not at all; `current` names it afterwards. The last three versions and the pinned one are kept. */
  publish(version: string, model: StoredModel): Promise<void>;
  /** Writes down why a version was not published. The last ten refusals are kept. */
  refuse(version: string, refusal: Refusal): Promise<void>;
  /** What could be answered from, newest first. */
  versions(): Promise<readonly KeptModel[]>;
  /** Newest first. */
  refusals(): Promise<readonly (Refusal & { readonly version: string })[]>;
  /**
   * Makes a kept version the one to answer from, and pins it: no cleaning deletes it. Throws `DamagedModel`
   * when it is not as it was written, and changes nothing then.
   */
  activate(version: string): Promise<void>;
}

export interface StoredModel {
  readonly facts: ModelFacts;
  readonly trained: TrainedShop;
  readonly golden: GoldenRequests;
}

export interface KeptModel {
  readonly version: string;
  readonly facts: ModelFacts;
  readonly bytes: number;
  readonly isCurrent: boolean;
  readonly isPinned: boolean;
}

export interface Refusal {
  readonly reason: string;
  readonly facts: ModelFacts;
}

export interface ModelFacts {
  readonly merchantId: MerchantId;
  readonly createdAt: EpochMs;
  /** Commit of the code that trained it. */
  readonly code: string;
  /** Time of the newest event that it learned from. */
  readonly dataUntil: EpochMs;
  readonly seed: number;
  readonly parameters: Readonly<Record<string, number>>;
  readonly featureVersion: number;
  /** On the newest part of the log, with everything fitted before it. */
  readonly metrics: ModelMetrics;
}

export interface ModelMetrics {
  /** Moments that were judged, one a member. */
  readonly lists: number;
  readonly ranker: Figures & { readonly overRetrieval: Lead };
  /** The order without a ranker. */
  readonly retrieval: Figures;
  readonly popular: Figures;
  /** The version that was in use and the new one's lead over it; only when enough moments are newer than it. */
  readonly running?: Figures & { readonly version: string; readonly lead: Lead };
}

/** Difference in NDCG@20 on the same moments; the interval is paired. */
export interface Lead {
  readonly ndcgAt20: number;
  readonly interval: readonly [number, number];
}

/** Over the first 20 of each list; intervals are 95 %, by bootstrap over the moments. */
export interface Figures {
  /** Share of moments whose next product stood among them. */
  readonly hitRateAt20: number;
  readonly ndcgAt20: number;
  readonly ndcgInterval: readonly [number, number];
  /** Share of all goods that stood in any of the lists. */
  readonly coverageAt20: number;
}

export class DamagedModel extends Error {
  override readonly name = 'DamagedModel';
}
