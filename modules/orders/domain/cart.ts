import type { SkuId, StoreId } from '#kernel';

export const CART_LINES_MAX = 200;

export interface CartLine {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly quantity: number;
}

/** Why a line of the cart cannot be bought now, in the shopper's words; null when it can. */
export function whyNot(line: CartLine, onSale: boolean, available: number): string | null {
  if (!onSale) return '商品已下架';
  if (available === 0) return '该门店暂时无货';
  if (available < line.quantity) return `库存不足，最多可买 ${available} 件`;
  return null;
}
