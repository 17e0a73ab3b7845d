import { AppError, type Clock, type MemberId, type MerchantId, type StoreId } from '#kernel';
import type { MemberPreferences, Preferences } from '#modules/members';
import type { MemberState } from '../domain/member-state.ts';
import type { Exposures } from './exposures.ts';
import type { FeedAnswer } from './feed-answer.ts';
import type { AnsweredAs, FeedAnswers } from './feed-answers.ts';
import { likedGoods } from './liked-goods.ts';
import type { MemberMemory } from './member-memory.ts';
import type { MerchandisingRules } from './merchandising.ts';
import { isCold, type PersonalScene, personalList } from './personal-feed.ts';
import { exposedPolicy, type Policies } from './policy.ts';
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
  readonly merchandising: MerchandisingRules;
  readonly exposures: Exposures;
  readonly preferences: MemberPreferences;
  /** Counts what went out. */
  readonly answers: Pick<FeedAnswers, 'note'>;
  readonly clock: Clock;
  /** Told when the personal path fails; the member gets the store's feed instead of an error. */
  readonly report: (error: unknown) => void;
}

interface LastFeed {
  readonly preferences: Preferences;
  readonly store: StoreShelf;
  readonly stamp: string;
  readonly answer: FeedAnswer;
  readonly answered: AnsweredAs;
}

/**
 * Order of retreat: ranker → order of retrieval (the ranker rests or fails) → the store's feed (nothing is
 * known of her, she is held out, or anything else fails). Only a store that does not exist is an error.
 */
export function showFeed(parts: ShowFeedParts): ShowFeed {
  const { windows, memory, policies, merchandising, answers, clock, report } = parts;
  const watch = new RankerWatch(clock, report);
  // A state is replaced by every event, so the old feed dies with it.
  const lastFeeds = new WeakMap<MemberState, LastFeed>();
  return async (merchantId, memberId, storeId, limit) => {
    const window = await windows.of(merchantId);
    const store = window.shelves.get(storeId);
    if (store === undefined) throw new AppError('not_found', 'stores.not_found', '没有这家门店', { storeId });
    const now = clock.now();
    const rules = merchandising.at(merchantId, storeId, now);
    try {
      const state = memberId === undefined ? undefined : await memory.stateOf(merchantId, memberId);
      if (memberId === undefined || state === undefined) {
        answers.note(merchantId, 'store');
        return store.storeFeed(limit, now, window, rules);
      }
      const policy = policies.policyOf(merchantId, memberId);
      const preferences = await parts.preferences.preferencesOf(merchantId, memberId);
      const stamp = `${limit}/${policy.name}/${rules.stamp}/${store.stampAt(now)}`;
      const last = lastFeeds.get(state);
      if (last?.store === store && last.stamp === stamp && last.preferences === preferences) {
        answers.note(merchantId, last.answered);
        return last.answer;
      }
      const liked = likedGoods(preferences, window, window.index);
      const scene = { merchantId, memberId, storeId, window, store, state, policy, rules, watch, limit, now };
      const [answered, answer] = personalAnswer({ ...scene, liked, exposures: parts.exposures });
      answers.note(merchantId, answered);
      lastFeeds.set(state, { preferences, store, stamp, answer, answered });
      return answer;
    } catch (error) {
      report(error);
      answers.note(merchantId, 'store!');
      return store.storeFeed(limit, now, window, rules);
    }
  };
}

function personalAnswer(scene: PersonalScene): readonly [AnsweredAs, FeedAnswer] {
  const { merchantId, memberId, storeId, window, store, policy, rules, exposures, limit, now } = scene;
  const about = { merchantId, memberId, storeId, place: 'home', at: now } as const;
  if (policy.kind === 'holdout') {
    // Who came is noted, or there would be nobody to compare with; her list is everybody's and names no exposure.
    if (!isCold(scene)) exposures.note({ ...about, policy: exposedPolicy(policy, 'store'), rows: [] });
    return ['holdout', store.storeFeed(limit, now, window, rules)];
  }
  const list = personalList(scene);
  if (list === undefined) return ['cold', store.storeFeed(limit, now, window, rules)];
  const exposureId = exposures.note({
    ...about,
    policy: exposedPolicy(policy, list.answered),
    rows: list.entries.flatMap(({ row, reason, propensity, pool, team }, place) => {
      const productId = window.cardOf(row)?.productId;
      if (productId === undefined) return [];
      const shown = { productId, position: place + 1, propensity, pool, reasonCode: reason.code };
      return [team === undefined ? shown : { ...shown, team }];
    }),
  });
  const isRetreat = list.answered === 'retrieval' && policy.kind !== 'retrieval';
  const answer = { body: store.write(list.entries, true, exposureId), etag: undefined };
  return [isRetreat ? 'retrieval!' : 'personal', answer];
}
