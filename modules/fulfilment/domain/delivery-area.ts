import type { Fen } from '#kernel';
import type { Point } from './destination.ts';

export const CORNERS_MIN = 3;
export const CORNERS_MAX = 200;
export const RADIUS_METRES_MAX = 100_000;

/** 配送范围 (FUL-02): how far one store brings its goods. GCJ-02 throughout, as addresses and stores are. */
export interface DeliveryArea {
  readonly shape:
    | { readonly kind: 'radius'; readonly metres: number }
    | { readonly kind: 'polygon'; readonly corners: readonly Point[] };
  /** Of an address without a point this is asked instead: 武汉市. */
  readonly city: string;
  /** Goods after discounts, before freight (起送价). */
  readonly minOrderFen: Fen;
}

export interface AreaVerdict {
  readonly inside: boolean;
  readonly judgedBy: 'point' | 'city';
}
