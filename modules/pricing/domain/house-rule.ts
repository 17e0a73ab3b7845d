import { fen } from '#kernel';
import type { ShippingRule } from './shipping-rule.ts';

/** One parcel per store. */
export const SHIPPING_FEN = fen(800);
/** From this much goods at one store on, after discounts, its parcel travels free (包邮). */
export const FREE_SHIPPING_FROM_FEN = fen(9_900);

/** For a group that brings no rules of its own. */
export const HOUSE_RULE: ShippingRule = {
  id: 'house',
  name: '标准配送',
  skuIds: null,
  measure: 'parcel',
  firstUnits: 1,
  firstFen: SHIPPING_FEN,
  additionalUnits: 0,
  additionalFen: fen(0),
  freeFromFen: FREE_SHIPPING_FROM_FEN,
  freeFromPieces: null,
};
