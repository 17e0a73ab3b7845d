import type { Fen, SkuId, StoreId } from '#kernel';
import type { Choice } from './choices.ts';

export const CART_LINES_MAX = 200;

export interface CartLine {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly quantity: number;
  /** In one order (`inOneOrder`); the same dish with other choices is another line. */
  readonly choices: readonly Choice[];
}

/** With the price at which it was put there; null where nobody wrote it down. */
export interface SeenLine extends CartLine {
  readonly seenPriceFen: Fen | null;
}

/** What the catalogue says of an article that cannot be had at a store now. */
const REFUSALS = {
  off_shelf: '商品已下架',
  not_at_store: '该门店不售此商品',
  not_now: '现在不是供应时段',
  sold_out_today: '今日已估清',
} as const;

/** Why a line of the cart cannot be bought now, in the shopper's words; null when it can. */
export function whyNot(
  line: Pick<CartLine, 'quantity'>,
  refusal: keyof typeof REFUSALS | null,
  available: number,
): string | null {
  if (refusal !== null) return REFUSALS[refusal];
  if (available === 0) return '该门店暂时无货';
  if (available < line.quantity) return `库存不足，最多可买 ${available} 件`;
  return null;
}
