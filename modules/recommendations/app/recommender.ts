import type { ProductId } from '#kernel';
import type { BehaviourModel, LoadedRanker, RankerWeights, ServedBehaviour } from '#ml/recommendation';

/** Everything that training produces, as it lies in an artefact. */
export interface TrainedShop {
  /** Row → product. */
  readonly productIds: readonly ProductId[];
  readonly behaviour: BehaviourModel;
  readonly ranker: RankerWeights;
}

/** A trained shop ready to answer. One generation; a newer one replaces it as a whole. */
export interface Recommender {
  readonly version: string;
  readonly productIds: readonly ProductId[];
  readonly behaviour: ServedBehaviour;
  readonly ranker: LoadedRanker;
}
