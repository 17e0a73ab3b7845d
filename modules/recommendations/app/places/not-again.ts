import type { ProductId } from '#kernel';
import { DURABLE_REST_MS, type MemberState, restingProducts } from '../../domain/member-state.ts';
import type { PlaceScene } from './shop-places.ts';

/**
 * Rows that must not be offered to this member now: hidden, in the cart, durable and just bought.
 *
 * @param instead Also whatever she would buy instead of a durable thing that she has just bought: whoever has
 * new glasses wants a case, not other glasses. On a page where she compares glasses they stay.
 */
export function avoidedBy(scene: PlaceScene, state: MemberState, instead: boolean): ReadonlySet<number> {
  const { window, facts, now } = scene;
  const isDurable = (productId: ProductId) => facts.goods[window.rowOf(productId) ?? -1]?.durable === true;
  const avoided = new Set<number>();
  for (const productId of restingProducts(state, now, isDurable)) {
    const row = window.rowOf(productId);
    if (row !== undefined) avoided.add(row);
  }
  if (!instead) return avoided;
  for (const [productId, { lastAt }] of state.bought) {
    const bought = window.rowOf(productId);
    if (bought === undefined || now - lastAt >= DURABLE_REST_MS || !isDurable(productId)) continue;
    for (const [row, goods] of facts.goods.entries())
      if (goods !== undefined && scene.isInsteadOf(bought, row)) avoided.add(row);
  }
  return avoided;
}
