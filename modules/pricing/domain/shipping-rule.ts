import type { Fen, SkuId } from '#kernel';

/**
 * What bringing some goods of one store costs (运费模板), already settled for the address: region, distance and
 * refusals are decided by whoever knows where it goes. A group's rules add up (FUL-03).
 */
export interface ShippingRule {
  readonly id: string;
  readonly name: string;
  /** The goods that it carries; null = all that no other rule of the group names. */
  readonly skuIds: readonly SkuId[] | null;
  /** What is counted: pieces, grams or cubic centimetres; `parcel` costs `firstFen` whatever is in it. */
  readonly measure: 'parcel' | 'pieces' | 'weight' | 'volume';
  /** The first fee covers this many, every started `additionalUnits` beyond costs `additionalFen`. */
  readonly firstUnits: number;
  readonly firstFen: Fen;
  readonly additionalUnits: number;
  readonly additionalFen: Fen;
  /** Travels free from this much goods on, after promotions and coupons; null = never. */
  readonly freeFromFen: Fen | null;
  /** Travels free from this many pieces on; null = never. */
  readonly freeFromPieces: number | null;
}
