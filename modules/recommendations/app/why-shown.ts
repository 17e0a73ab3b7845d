import { AppError, type MemberId, type MerchantId, type ProductId, type StoreId } from '#kernel';
import { type EventKind, eventWeight } from '../domain/event-kind.ts';
import type { MemberState } from '../domain/member-state.ts';
import { REASONS, type Reason } from '../domain/reason.ts';
import { type Evidence, whySentences } from '../domain/why.ts';
import type { Exposures } from './exposures.ts';
import { likedGoods } from './liked-goods.ts';
import { personalList } from './personal-feed.ts';
import { RankerWatch } from './ranker-watch.ts';
import type { ShopWindow } from './shop-window.ts';
import type { ShowFeedParts } from './show-feed.ts';

/** The longest feed: whatever she was shown is in it. */
const LOOKED_THROUGH = 60;
const EVIDENCE_MAX = 2;

export interface WhyShown {
  readonly productId: ProductId;
  readonly title: string;
  /** Whether anything of hers had a part in it. */
  readonly personalised: boolean;
  readonly promoted: boolean;
  readonly reason: string;
  readonly reasonCode: Reason['code'];
  readonly sentences: readonly string[];
}

export type ExplainPlace = (
  merchantId: MerchantId,
  memberId: MemberId | undefined,
  storeId: StoreId,
  productId: ProductId,
) => Promise<WhyShown>;

type Parts = Omit<ShowFeedParts, 'answers'>;

/**
 * «为什么推荐给我» (PRV-11): the reason of a place in her present list, with the acts of hers that it rests
 * on. The list is made as the feed makes it and noted nowhere.
 */
export function explainPlace(parts: Parts): ExplainPlace {
  const { windows, memory, policies, merchandising, preferences, clock, report } = parts;
  const watch = new RankerWatch(clock, report);
  const exposures: Exposures = {
    note: () => '',
    timesShown: (merchantId, productId) => parts.exposures.timesShown(merchantId, productId),
  };
  return async (merchantId, memberId, storeId, productId) => {
    const window = await windows.of(merchantId);
    const store = window.shelves.get(storeId);
    if (store === undefined) throw new AppError('not_found', 'stores.not_found', '没有这家门店', { storeId });
    const row = window.rowOf(productId);
    const card = row === undefined ? undefined : window.cardOf(row);
    if (row === undefined || card === undefined)
      throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
    const now = clock.now();
    const rules = merchandising.at(merchantId, storeId, now);
    const answer = (
      reason: Reason,
      promoted: boolean,
      personalised: boolean,
      evidence: readonly Evidence[],
    ) => ({
      ...{ productId, title: card.title, personalised, promoted },
      reason: reason.text,
      reasonCode: reason.code,
      sentences: whySentences(reason, promoted, evidence),
    });

    const state = memberId === undefined ? undefined : await memory.stateOf(merchantId, memberId);
    if (memberId !== undefined && state !== undefined) {
      const policy = policies.policyOf(merchantId, memberId);
      const chosen = await preferences.preferencesOf(merchantId, memberId);
      const liked = likedGoods(chosen, window, window.index);
      const scene = { merchantId, memberId, storeId, window, store, state, policy, rules, watch, now };
      const list =
        policy.kind === 'holdout'
          ? undefined
          : personalList({ ...scene, liked, exposures, limit: LOOKED_THROUGH });
      const entry = list?.entries.find((candidate) => candidate.row === row);
      if (entry !== undefined)
        return answer(
          entry.reason,
          entry.promoted === true,
          true,
          evidenceFor(entry.reason, productId, state, window),
        );
    }
    const pinned = rules.pins.some((pin) => pin.productId === productId);
    const promoted = rules.isPromoted(productId, card.categoryId);
    return answer(pinned ? REASONS.pinned(promoted) : store.reasonOf(row, now), promoted, false, []);
  };
}

/** Her newest acts on what the reason names: the goods that carry it, or the product itself. */
function evidenceFor(
  { code, about }: Reason,
  productId: ProductId,
  { recent }: MemberState,
  window: ShopWindow,
): Evidence[] {
  const subject = code === 'REPEAT' ? productId : about;
  if (subject === undefined) return [];
  const row = window.rowOf(subject);
  const title = row === undefined ? undefined : window.cardOf(row)?.title;
  if (title === undefined) return [];
  return recent
    .filter((event) => event.productId === subject && counts(event.kind))
    .slice(0, EVIDENCE_MAX)
    .map(({ kind, at }) => ({ kind, title, at }));
}

function counts(kind: EventKind): boolean {
  return eventWeight(kind) > 0;
}
