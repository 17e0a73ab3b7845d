export type { ImportedEvent } from './app/event-import.ts';
export type { PastFeed } from './app/feed-history-import.ts';
export type { MemberInsights } from './app/member-insights.ts';
export type { OwnTraces } from './app/own-traces.ts';
export { EVENT_KINDS, type EventKind } from './domain/event-kind.ts';
export { recommendationsFeature } from './recommendations.module.ts';
export {
  EVENT_IMPORT,
  FEED_HISTORY_IMPORT,
  MEMBER_INSIGHTS,
  OWN_TRACES,
  PAST_PURCHASES,
  RECOMMENDATION_SETTINGS,
  TRAIN_SHOP_MODEL,
} from './tokens.ts';
