import type { EpochMs } from '#kernel';
import { diversify, featuresOf, reasonsFor, retrievalScores } from '#ml/recommendation';
import type { MemberState } from '../domain/member-state.ts';
import { feedReason } from './feed-reason.ts';
import type { FeedPolicy } from './policy.ts';
import type { RankerWatch } from './ranker-watch.ts';
import type { ShopWindow } from './shop-window.ts';
import { allowedFor, shopperOf } from './shopper-of.ts';
import type { StoreShelf } from './store-shelf.ts';

export interface PersonalScene {
  readonly window: ShopWindow;
  readonly store: StoreShelf;
  readonly state: MemberState;
  readonly policy: FeedPolicy;
  readonly watch: RankerWatch;
  readonly limit: number;
  readonly now: EpochMs;
}

/** Scores of `[count, FEATURE_COUNT]` features. */
type Rank = (features: Float32Array, count: number) => Float32Array;

/**
 * The feed of one member at one store, as JSON. Undefined when nothing is known that could make it hers:
 * then she gets the store's.
 */
export function personalFeed(scene: PersonalScene): string | undefined {
  const { window, store, state, policy, watch, limit, now } = scene;
  const shopper = shopperOf(window, state, now);
  if (shopper.rows.length === 0 && shopper.purchases.length === 0) return undefined;
  const shelf = store.shelfAt(now);
  const list = window.maker.list(shopper, shelf, allowedFor(window, store, state, now));
  if (list.rows.length === 0) return undefined;
  const features = featuresOf(list.signals, list.rows.length, list.context);
  const entriesBy = (rank: Rank) => {
    const scores = rank(features, list.rows.length);
    const chosen = diversify(
      scores,
      list.rows.map((row) => store.groupOf(row)),
      limit,
    );
    const because = reasonsFor(list, chosen, scores, { maker: window.maker, shelf, rank });
    return chosen.map((c, place) => {
      const row = list.rows[c] as number;
      const why = because[place] ?? { kind: 'taste' };
      return { row, reason: feedReason(window, store, state, row, why, now) };
    });
  };
  const ranker = policy.kind === 'retrieval' ? undefined : window.recommender?.ranker;
  const ranked =
    ranker === undefined
      ? undefined
      : watch.try(() => entriesBy((given, count) => ranker.score(given, count)));
  return store.write(ranked ?? entriesBy(retrievalScores), true);
}
