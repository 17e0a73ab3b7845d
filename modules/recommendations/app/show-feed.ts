import { AppError, type Clock, type MemberId, type MerchantId, type StoreId } from '#kernel';
import { retrievalScores } from '#ml/recommendation';
import type { MemberState } from '../domain/member-state.ts';
import type { MemberMemory } from './member-memory.ts';
import { personalFeed, type Rank } from './personal-feed.ts';
import type { ShopWindow } from './shop-window.ts';
import type { ShopWindows } from './shop-windows.ts';
import type { StoreShelf } from './store-shelf.ts';

/** The home feed as JSON. Nobody signed in, or nothing that may be known: the store's feed. */
export type ShowFeed = (
  merchantId: MerchantId,
  memberId: MemberId | undefined,
  storeId: StoreId,
  limit: number,
) => Promise<string>;

interface LastFeed {
  readonly store: StoreShelf;
  readonly stamp: string;
  readonly feed: string;
}

/** @param report Told when the personal path fails; the member gets the store's feed instead of an error. */
export function showFeed(
  windows: ShopWindows,
  memory: MemberMemory,
  clock: Clock,
  report: (error: unknown) => void,
): ShowFeed {
  // A state is replaced by every event, so the old feed dies with it.
  const lastFeeds = new WeakMap<MemberState, LastFeed>();
  return async (merchantId, memberId, storeId, limit) => {
    const window = await windows.of(merchantId);
    const store = window.shelves.get(storeId);
    if (store === undefined) throw new AppError('not_found', 'stores.not_found', '没有这家门店', { storeId });
    const now = clock.now();
    try {
      const state = memberId === undefined ? undefined : await memory.stateOf(merchantId, memberId);
      if (state === undefined) return store.storeFeed(limit, now);
      const stamp = `${limit}/${store.stampAt(now)}`;
      const last = lastFeeds.get(state);
      if (last?.store === store && last.stamp === stamp) return last.feed;
      for (const rank of rankings(window)) {
        try {
          const feed = personalFeed(window, store, state, limit, now, rank) ?? store.storeFeed(limit, now);
          lastFeeds.set(state, { store, stamp, feed });
          return feed;
        } catch (error) {
          report(error);
        }
      }
    } catch (error) {
      report(error);
    }
    return store.storeFeed(limit, now);
  };
}

/** The trained ranker first; when there is none, or when it fails, the order of retrieval. */
function rankings({ recommender }: ShopWindow): Rank[] {
  if (recommender === undefined) return [retrievalScores];
  return [(features, count) => recommender.ranker.score(features, count), retrievalScores];
}
