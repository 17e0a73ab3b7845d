export type { ImportedEvent } from './app/event-import.ts';
export type { EventKind } from './domain/event-kind.ts';
export { recommendationsFeature } from './recommendations.module.ts';
export { EVENT_IMPORT, RECOMMENDATION_SETTINGS, TRAIN_SHOP_MODEL } from './tokens.ts';
