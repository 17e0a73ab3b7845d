export type { EventImport, EventsImported, ImportedEvent } from './app/event-import.ts';
export type { ModelMetrics } from './app/model-store.ts';
export type { TrainShopModel, TrainShopModelInput } from './app/train-shop-model.ts';
export { EVENT_KINDS, type EventKind } from './domain/event-kind.ts';
export { recommendationsFeature } from './recommendations.module.ts';
export {
  EVENT_IMPORT,
  RECOMMENDATION_SETTINGS,
  type RecommendationSettings,
  TRAIN_SHOP_MODEL,
} from './tokens.ts';
