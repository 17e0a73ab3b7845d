import { type MerchantId, token } from '#kernel';
import type { TensorBackend } from '#ml/recommendation';
import type { EventImport } from './app/event-import.ts';
import type { FeedHistoryImport } from './app/feed-history-import.ts';
import type { MemberInsights } from './app/member-insights.ts';
import type { OwnTraces } from './app/own-traces.ts';
import type { PastPurchases } from './app/past-purchases.ts';
import type { TrainShopModel } from './app/train-shop-model.ts';

/** For the modules above that group members. */
export const MEMBER_INSIGHTS = token<MemberInsights>('MemberInsights');
/** For whoever shows a member her favourites and what she looked at. */
export const OWN_TRACES = token<OwnTraces>('OwnTraces');
export const EVENT_IMPORT = token<EventImport>('EventImport');
export const PAST_PURCHASES = token<PastPurchases>('PastPurchases');
export const FEED_HISTORY_IMPORT = token<FeedHistoryImport>('FeedHistoryImport');
export const TRAIN_SHOP_MODEL = token<TrainShopModel>('TrainShopModel');
export const RECOMMENDATION_SETTINGS = token<RecommendationSettings>('RecommendationSettings');

export interface RecommendationSettings {
  /** The merchant whose model lies in `modelFolder`. */
  readonly merchantId: MerchantId;
  readonly modelFolder: string;
  /** Commit of the code, kept with what it trained. */
  readonly code: string;
  /** Members out of a thousand who keep the store's feed for good, so that the feed's worth can be measured. */
  readonly holdoutPermille: number;
  /** Where the ranker's arithmetic happens. */
  readonly tensorBackend: TensorBackend;
  readonly report: (error: unknown, facts?: object) => void;
}
