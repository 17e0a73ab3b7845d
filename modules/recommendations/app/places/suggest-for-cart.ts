import type { MemberId, MerchantId, StoreId } from '#kernel';
import type { Carts } from '#modules/orders';
import { PLACE_REASONS } from '../../domain/place-reason.ts';
import type { FeedAnswer } from '../feed-answer.ts';
import type { MemberMemory } from '../member-memory.ts';
import { goesWith } from './goes-with.ts';
import { avoidedBy } from './not-again.ts';
import type { ShopPlaces } from './shop-places.ts';
import type { StoreLists } from './store-lists.ts';

/**
 * What goes with what lies in her cart, in stock at the store. With personalisation off her cart is no input
 * either: she gets the store's hot list, the same bytes as everybody who has it off.
 */
export type SuggestForCart = (
  merchantId: MerchantId,
  memberId: MemberId,
  storeId: StoreId,
  limit: number,
) => Promise<FeedAnswer>;

export function suggestForCart(
  places: ShopPlaces,
  carts: Carts,
  memory: MemberMemory,
  lists: StoreLists,
): SuggestForCart {
  return async (merchantId, memberId, storeId, limit) => {
    const state = await memory.stateOf(merchantId, memberId);
    if (state === undefined) return lists.hotRow(merchantId, storeId, limit);
    const scene = await places.scene(merchantId, storeId);
    const { facts, store } = scene;
    const lines = await carts.lines(merchantId, memberId);
    const own = [...new Set(lines.flatMap(({ skuId }) => facts.rowOfSku.get(skuId) ?? []))];
    const avoided = avoidedBy(scene, state, true);
    const mayShow = (row: number) => scene.mayShow(row) && !avoided.has(row);
    const ranked = goesWith(scene, own, mayShow, limit, (row) =>
      PLACE_REASONS.boughtWithTitle(facts.goods[row]?.card.title ?? ''),
    );
    return { body: store.write(ranked, true), etag: undefined };
  };
}
