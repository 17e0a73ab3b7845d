import { type EpochMs, type MemberId, type MerchantId, SeededRandom, type StoreId } from '#kernel';
import {
  type CandidateList,
  featuresOf,
  type LoadedRanker,
  reasonsFor,
  retrievalScores,
  type Shelf,
  type Shopper,
} from '#ml/recommendation';
import type { MemberState } from '../domain/member-state.ts';
import { REASONS, type Reason } from '../domain/reason.ts';
import { unclicked } from '../domain/sightings.ts';
import type { StoreRules } from '../domain/store-rules.ts';
import { type Team, teamDraft } from '../domain/team-draft.ts';
import {
  type ArrangedEntry,
  arrangeFeed,
  type Exploration,
  isFresh,
  SELDOM_SHOWN,
  seedOf,
} from './arrange-feed.ts';
import type { Exposures } from './exposures.ts';
import { feedReason } from './feed-reason.ts';
import type { LikedGoods } from './liked-goods.ts';
import type { FeedPolicy } from './policy.ts';
import type { RankerWatch } from './ranker-watch.ts';
import type { ShopWindow } from './shop-window.ts';
import { allowedFor, shopperOf } from './shopper-of.ts';
import type { FeedEntry, StoreShelf } from './store-shelf.ts';

export interface PersonalScene {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly window: ShopWindow;
  readonly store: StoreShelf;
  readonly state: MemberState;
  readonly policy: FeedPolicy;
  readonly rules: StoreRules;
  /** What she said she likes; undefined when she said nothing. */
  readonly liked: LikedGoods | undefined;
  readonly exposures: Exposures;
  readonly watch: RankerWatch;
  readonly limit: number;
  readonly now: EpochMs;
}

/** One place of a list that was made for one member. */
export interface PersonalEntry extends FeedEntry, Pick<ArrangedEntry, 'propensity' | 'pool'> {
  readonly team: Team | undefined;
}

export interface PersonalList {
  readonly entries: readonly PersonalEntry[];
  /** Who ordered it in the end. */
  readonly answered: 'personal' | 'retrieval';
}

/** Goods that are proposed only to be tried out, and how often one looks for them among all rows. */
const SELDOM_ROWS = 8;
const SELDOM_DRAWS = 40;

/** Scores of `[count, FEATURE_COUNT]` features. */
type Rank = LoadedRanker['score'];

/** The list of one member at one store. Undefined when nothing is known that could make it hers. */
export function personalList(scene: PersonalScene): PersonalList | undefined {
  const { window, store, state, policy, watch, now } = scene;
  const shopper = shopperOf(window, state, now);
  if (saysNothing(shopper) && scene.liked === undefined) return undefined;
  const shelf = store.shelfAt(now);
  const allowed = allowedFor(window, store, state, now);
  const wished = [...(scene.liked?.rows(shelf, allowed) ?? []), ...seldomShown(scene, allowed)];
  const list = window.maker.list({ ...shopper, wished }, shelf, allowed);
  if (list.rows.length === 0) return undefined;
  const features = featuresOf(list.signals, list.rows.length, list.context);
  const orderedBy = (rank: Rank) => entriesBy(rank, features, { ...scene, list, shelf, allowed });
  const ranker = policy.kind === 'retrieval' ? undefined : window.recommender?.ranker;
  const ranked =
    ranker === undefined
      ? undefined
      : watch.try(() => orderedBy((given, count) => numbers(ranker.score(given, count))));
  if (ranked !== undefined) return { entries: ranked, answered: 'personal' };
  return { entries: orderedBy(retrievalScores), answered: 'retrieval' };
}

/** One score that is no number would order the rest by chance. */
function numbers(scores: Float32Array): Float32Array {
  if (!scores.every(Number.isFinite)) throw new RangeError('the ranker gave a score that is no number');
  return scores;
}

/** Whether nothing is known that could make a list hers. */
export function isCold({ window, state, liked, now }: PersonalScene): boolean {
  return liked === undefined && saysNothing(shopperOf(window, state, now));
}

function saysNothing({ rows, purchases }: Shopper): boolean {
  return rows.length === 0 && purchases.length === 0;
}

interface Ordering extends PersonalScene {
  readonly list: CandidateList;
  readonly shelf: Shelf;
  readonly allowed: Uint8Array;
}

function entriesBy(rank: Rank, features: Float32Array, scene: Ordering): PersonalEntry[] {
  const { window, store, state, policy, rules, list, shelf, allowed, limit, now } = scene;
  const { rows } = list;
  const own = rank(features, rows.length);
  const draft =
    policy.kind === 'interleaved'
      ? teamDraft(own, retrievalScores(features, rows.length), new SeededRandom(seedFor(scene)))
      : undefined;
  const { liked } = scene;
  const likings =
    liked === undefined ? undefined : rows.map((row) => liked.of(row, () => store.optionsInStock(row)));
  const scored = {
    ...{ rows, allowed, scores: draft?.scores ?? own },
    ...(likings === undefined ? {} : { liked: Float32Array.from(likings, (liking) => liking?.weight ?? 0) }),
    unclicked: unclicked(state.sightings, now),
  };
  const arranged = arrangeFeed(scored, window, rules, limit, now, exploration(scene));
  const proposed = arranged.flatMap(({ candidate, via }) => (via === 'rank' ? (candidate ?? []) : []));
  const because = reasonsFor(list, proposed, own, { maker: window.maker, shelf, rank });
  const why = new Map(proposed.map((candidate, place) => [candidate, because[place]]));
  const said = (entry: ArrangedEntry): Reason => {
    const { via, row, candidate, promoted } = entry;
    if (via === 'pin') return REASONS.pinned(promoted);
    const wish = candidate === undefined ? undefined : likings?.[candidate]?.wish;
    if (via === 'liked' && wish !== undefined) return REASONS.preference(wish);
    if (via === 'explore') return isFresh(window, row, now) ? REASONS.fresh : REASONS.tryOut;
    const carried = candidate === undefined ? undefined : why.get(candidate);
    return carried === undefined
      ? store.reasonOf(row, now)
      : feedReason(window, store, state, row, carried, now);
  };
  return arranged.map((entry) => {
    const { row, candidate, promoted, propensity, pool } = entry;
    const reason = said(entry);
    const team = candidate === undefined ? undefined : draft?.teams[candidate];
    return { row, reason, promoted, propensity, pool, team };
  });
}

/** A few goods that hardly anybody has seen, so that they can be tried out at all. */
function seldomShown(scene: PersonalScene, allowed: Uint8Array): number[] {
  const { window, policy, exposures, merchantId } = scene;
  if (!policy.exploration) return [];
  const random = new SeededRandom(seedFor(scene));
  const rows = new Set<number>();
  for (let draw = 0; draw < SELDOM_DRAWS && rows.size < SELDOM_ROWS; draw += 1) {
    const row = random.integer(window.rowCount);
    const productId = allowed[row] === 1 ? window.cardOf(row)?.productId : undefined;
    if (productId !== undefined && exposures.timesShown(merchantId, productId) < SELDOM_SHOWN) rows.add(row);
  }
  return [...rows];
}

/** Equal until her next event or the minute's end, like the list itself. */
function seedFor({ memberId, storeId, state, store, now }: PersonalScene): number {
  return seedOf(memberId, storeId, state.recent[0]?.at ?? 0, store.stampAt(now));
}

function exploration(scene: Ordering): Exploration | undefined {
  const { policy, exposures, merchantId } = scene;
  if (!policy.exploration) return undefined;
  return {
    seed: seedFor(scene),
    timesShown: (productId) => exposures.timesShown(merchantId, productId),
  };
}
