import { AppError, type Clock, type MemberId, type MerchantId, type StoreId } from '#kernel';
import type { MemberState } from '../domain/member-state.ts';
import type { FeedAnswer } from './feed-answer.ts';
import type { MemberMemory } from './member-memory.ts';
import { personalFeed } from './personal-feed.ts';
import type { Policies } from './policy.ts';
import { RankerWatch } from './ranker-watch.ts';
import type { ShopWindows } from './shop-windows.ts';
import type { StoreShelf } from './store-shelf.ts';

/** The home feed as JSON. Nobody signed in, or nothing that may be known: the store's feed. */
export type ShowFeed = (
  merchantId: MerchantId,
  memberId: MemberId | undefined,
  storeId: StoreId,
  limit: number,
) => Promise<FeedAnswer>;

export interface ShowFeedParts {
  readonly windows: ShopWindows;
  readonly memory: MemberMemory;
  readonly policies: Policies;
  readonly clock: Clock;
  /** Told when the personal path fails; the member gets the store's feed instead of an error. */
  readonly report: (error: unknown) => void;
}

interface LastFeed {
  readonly store: StoreShelf;
  readonly stamp: string;
  readonly answer: FeedAnswer;
}

/**
 * Order of retreat: ranker → order of retrieval (the ranker rests or fails) → the store's feed (nothing is
 * known of her, she is held out, or anything else fails). Only a store that does not exist is an error.
 */
export function showFeed({ windows, memory, policies, clock, report }: ShowFeedParts): ShowFeed {
  const watch = new RankerWatch(clock, report);
  // A state is replaced by every event, so the old feed dies with it.
  const lastFeeds = new WeakMap<MemberState, LastFeed>();
  return async (merchantId, memberId, storeId, limit) => {
    const window = await windows.of(merchantId);
    const store = window.shelves.get(storeId);
    if (store === undefined) throw new AppError('not_found', 'stores.not_found', '没有这家门店', { storeId });
    const now = clock.now();
    try {
      const state = memberId === undefined ? undefined : await memory.stateOf(merchantId, memberId);
      if (memberId === undefined || state === undefined) return store.storeFeed(limit, now);
      const policy = policies.policyOf(merchantId, memberId);
      if (policy.kind === 'holdout') return store.storeFeed(limit, now);
      const stamp = `${limit}/${policy.name}/${store.stampAt(now)}`;
      const last = lastFeeds.get(state);
      if (last?.store === store && last.stamp === stamp) return last.answer;
      const body = personalFeed({ window, store, state, policy, watch, limit, now });
      const answer = body === undefined ? store.storeFeed(limit, now) : { body, etag: undefined };
      lastFeeds.set(state, { store, stamp, answer });
      return answer;
    } catch (error) {
      report(error);
      return store.storeFeed(limit, now);
    }
  };
}
