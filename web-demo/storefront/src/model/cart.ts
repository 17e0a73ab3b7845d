import type { Cart, CartGroup, CartLine, Choice } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { type Loadable, loadable, loader } from './loadable.ts';

/** One line of an order; more is a matter for the shop's telephone. */
export const LINE_QUANTITY_MAX = 99;

export interface CartState extends Loadable<Cart> {
  /** Lines (`lineName`) whose change is on its way. */
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
    async setQuantity(storeId: string, line: Named, quantity: number): Promise<void> {
      const name = lineName(line);
      if (state.busy.includes(name)) return;
      state.busy = [...state.busy, name];
      try {
        const wanted = Math.min(Math.max(quantity, 0), LINE_QUANTITY_MAX);
        const { skuId, choices = [] } = line;
        const cart = await shop.putCartItem({ storeId, skuId, choices, quantity: wanted });
        await fill(() => Promise.resolve(cart));
      } finally {
        state.busy = state.busy.filter((one) => one !== name);
      }
    },
  };
}

/** `PUT /v1/cart/items` sets a quantity: adding means knowing how many are there already. */
export async function addToCart(
  shop: Pick<Shop, 'cart' | 'putCartItem'>,
  item: { storeId: string; skuId: string; choices?: readonly Choice[]; quantity: number },
): Promise<Cart> {
  const cart = await shop.cart();
  const there = linesOf(cart).find(
    (line) => line.storeId === item.storeId && lineName(line) === lineName(item),
  );
  const quantity = Math.min((there?.quantity ?? 0) + item.quantity, LINE_QUANTITY_MAX);
  return shop.putCartItem({ ...item, quantity });
}

interface Named {
  readonly skuId: string;
  readonly choices?: readonly Choice[];
}

/** The same dish with other choices is another line; the order in which they were tapped does not matter. */
export function lineName({ skuId, choices = [] }: Named): string {
  const chosen = choices
    .filter(({ modifierIds }) => modifierIds.length > 0)
    .map(({ groupId, modifierIds }) => `${groupId}:${[...modifierIds].sort().join('+')}`);
  return [skuId, ...chosen.sort()].join(' ');
}

function linesOf(cart: Cart): (CartLine & { storeId: string })[] {
  return cart.groups.flatMap(({ storeId, lines }) => lines.map((line) => ({ ...line, storeId })));
}

/** Lines (`placeOf`) that she leaves in the cart this time. */
export type LeftOut = ReadonlySet<string>;
const NOTHING: LeftOut = new Set();

/** The same article may lie in the bags of two stores. */
export const placeOf = (storeId: string, line: Named): string => `${storeId} ${lineName(line)}`;

export function goodsFenOf(group: CartGroup, leftOut: LeftOut = NOTHING): number {
  return buyable(group, leftOut).reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0);
}

/** Fewer pieces could be had. The server says so in words only: a guest is told no number. */
export const isShort = ({ reason }: Pick<CartLine, 'reason'>): boolean =>
  reason?.startsWith('库存不足') === true;

/** What would be ordered, line by line; equal texts = nothing has joined or left. */
export function orderedFrom(groups: readonly CartGroup[], leftOut: LeftOut): string {
  const lines = groups.flatMap((group) =>
    buyable(group, leftOut).map((line) => `${placeOf(group.storeId, line)} × ${line.quantity}`),
  );
  return lines.sort().join('\n');
}

/** Lines that can be ordered now, less what she leaves out; the others stay visible with their reason. */
export function buyable(group: CartGroup, leftOut: LeftOut = NOTHING): readonly CartLine[] {
  return group.lines.filter((line) => line.valid && !leftOut.has(placeOf(group.storeId, line)));
}
