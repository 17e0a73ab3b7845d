export {
  type Basket,
  type BasketLog,
  basketLogOf,
  basketsBefore,
  type OwnBasket,
  ownBasketsBefore,
  rowsOfBasket,
} from './basket-log.ts';
export { type BasketFacts, basketFacts, basketSums } from './basket-signals.ts';
export { basketTable, basketTableBuild } from './basket-table.ts';
export { BestRows } from './best-rows.ts';
export { CANDIDATES_MAX, type CandidateList, CandidateMaker } from './candidates.ts';
export { chooseDiverse, type DiverseParts, relevanceOf } from './choose-diverse.ts';
export { FEATURE_COUNT, FEATURE_NAMES, FEATURE_VERSION, featuresOf, retrievalScores } from './features.ts';
export { VECTOR_DIM } from './index-memory.ts';
export { ItemIndex } from './item-index.ts';
export { encodeUser, trainLogBilinear } from './log-bilinear.ts';
export { meanRanker } from './mean-ranker.ts';
export { mergeBest, type PartitionAnswer } from './merge-best.ts';
export { type BehaviourModel, fitBehaviour, type ServedBehaviour, serveBehaviour } from './model.ts';
export {
  chanceOfPurchase,
  corrected,
  fitNextPurchase,
  type Habit,
  medianWaitDays,
  type NextPurchaseModel,
  type ObservedHabit,
} from './next-purchase.ts';
export { ownPurchases } from './own-purchases.ts';
export {
  entryOf,
  forwardTable,
  nextTable,
  type PairTable,
  togetherTable,
  twoStepTable,
} from './pair-table.ts';
export { popularityWindows } from './popularity-windows.ts';
export { type LoadedRanker, plainRuntime, type RankerWeights, type TensorRuntime } from './ranker.ts';
export { type Because, reasonsFor } from './reasons.ts';
export { type SegmentedLog, type SequenceLog, type Sequences, sequencesOf } from './sequences.ts';
export { SessionNeighbours } from './session-neighbours.ts';
export {
  arrangeShelf,
  freshnessOf,
  HISTORY_ROWS_MAX,
  type Shelf,
  type Shopper,
  without,
} from './shopper.ts';
export { cosine, SIGNAL, SIGNAL_COUNT } from './signals.ts';
export { plainSoftmax, type SoftmaxMath, tensorSoftmax } from './softmax-math.ts';
export { openTensorRuntime, openTrainingRuntime, type TensorBackend } from './tensor-runtime.ts';
export { timelineOf, timeOf } from './timeline.ts';
export { type LabelledList, trainRanker } from './train-ranker.ts';
