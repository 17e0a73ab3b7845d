import type { EpochMs } from '#kernel';
import type { Because } from '#ml/recommendation';
import type { MemberState } from '../domain/member-state.ts';
import { REASONS, type Reason } from '../domain/reason.ts';
import type { ShopWindow } from './shop-window.ts';
import type { StoreShelf } from './store-shelf.ts';

/** Why `row` stands in this member's list, in words. */
export function feedReason(
  window: ShopWindow,
  store: StoreShelf,
  state: MemberState,
  row: number,
  because: Because,
  now: EpochMs,
): Reason {
  switch (because.kind) {
    case 'after':
    case 'similar': {
      const met = window.cardOf(because.row);
      if (met === undefined) return REASONS.forYou;
      const { title, productId: about } = met;
      if (because.kind === 'similar') return { ...REASONS.similar(title), about };
      const kind = state.recent.find(({ productId }) => window.rowOf(productId) === because.row)?.kind;
      return { ...REASONS.after(title, kind ?? 'view'), about };
    }
    case 'repeat': {
      const productId = window.cardOf(row)?.productId;
      const bought = productId === undefined ? undefined : state.bought.get(productId);
      return bought === undefined ? REASONS.seen : REASONS.bought(bought.times);
    }
    case 'popular':
      return store.isPopularHere(row, now) ? REASONS.storePopular : REASONS.popular;
    case 'new':
      return REASONS.fresh;
    case 'taste':
      return REASONS.forYou;
  }
}
