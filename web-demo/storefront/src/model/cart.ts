import type { Cart, CartGroup, CartLine } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { type Loadable, loadable, loader } from './loadable.ts';

/** One line of an order; more is a matter for the shop's telephone. */
export const LINE_QUANTITY_MAX = 99;

export interface CartState extends Loadable<Cart> {
  /** SKU ids whose change is on its way. */
  busy: string[];
}

export function newCartState(): CartState {
  return { ...loadable<Cart>({ groups: [] }), busy: [] };
}

export function createCart(shop: Pick<Shop, 'cart' | 'putCartItem'>, state: CartState) {
  const fill = loader(state);

  return {
    load: () => fill(() => shop.cart()),
    /** Zero removes the line. The page shows what the server answers, never a guess. */
    async setQuantity(storeId: string, skuId: string, quantity: number): Promise<void> {
      if (state.busy.includes(skuId)) return;
      state.busy = [...state.busy, skuId];
      try {
        const wanted = Math.min(Math.max(quantity, 0), LINE_QUANTITY_MAX);
        const cart = await shop.putCartItem({ storeId, skuId, quantity: wanted });
        await fill(() => Promise.resolve(cart));
      } finally {
        state.busy = state.busy.filter((id) => id !== skuId);
      }
    },
  };
}

/** `PUT /v1/cart/items` sets a quantity: adding means knowing how many are there already. */
export async function addToCart(
  shop: Pick<Shop, 'cart' | 'putCartItem'>,
  item: { storeId: string; skuId: string; quantity: number },
): Promise<Cart> {
  const cart = await shop.cart();
  const there = linesOf(cart).find((line) => line.storeId === item.storeId && line.skuId === item.skuId);
  const quantity = Math.min((there?.quantity ?? 0) + item.quantity, LINE_QUANTITY_MAX);
  return shop.putCartItem({ ...item, quantity });
}

function linesOf(cart: Cart): (CartLine & { storeId: string })[] {
  return cart.groups.flatMap(({ storeId, lines }) => lines.map((line) => ({ ...line, storeId })));
}

export function goodsFenOf(group: CartGroup): number {
  return buyable(group).reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0);
}

/** Lines that can be ordered now; the others stay visible with their reason. */
export function buyable(group: CartGroup): readonly CartLine[] {
  return group.lines.filter(({ valid }) => valid);
}
