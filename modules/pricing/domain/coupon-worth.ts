import { bps, fen, takeRate } from '#kernel';
import type { ReadyCoupon } from './coupon-check.ts';
import { type Part, sumOf } from './tally.ts';

const WHOLE_BPS = 10_000;

/** What a coupon takes off the goods, and by which weights it is spread over the parts of its scope. */
export interface GoodsOff {
  readonly offFen: number;
  readonly weights: readonly number[];
}

/**
 * Never more when goods cost less: the search rests on that.
 *
 * A percent coupon multiplies what is left after everything before it: 七折 on goods that are 40 % off costs 42 %,
 * nothing adds up to free. Its discount is rounded half up once, for the order.
 */
export function goodsOff(
  { offer, at }: ReadyCoupon,
  nets: readonly number[],
  parts: readonly Part[],
): GoodsOff {
  switch (offer.kind) {
    case 'threshold': {
      const weights = at.map((part) => nets[part] ?? 0);
      return { offFen: Math.min(offer.offFen, sumOf(at, nets)), weights };
    }
    case 'percent': {
      const weights =
        offer.piecesMax === null
          ? at.map((part) => nets[part] ?? 0)
          : dearestPieces(at, nets, parts, offer.piecesMax);
      const goodsFen = weights.reduce((sum, weight) => sum + weight, 0);
      const offFen = takeRate(fen(goodsFen), bps(WHOLE_BPS - offer.payBps));
      return { offFen: Math.min(offFen, offer.capFen ?? offFen), weights };
    }
    default:
      return { offFen: 0, weights: [] };
  }
}

/**
 * No less than `goodsOff`, without looking for the dearest pieces: at most what it took off `before`, when goods cost
 * more. The search asks this for every coupon that is left.
 */
export function goodsOffAtMost({ offer, at }: ReadyCoupon, before: number, nets: readonly number[]): number {
  if (offer.kind !== 'percent') return Math.min(before, sumOf(at, nets));
  const offFen = takeRate(fen(sumOf(at, nets)), bps(WHOLE_BPS - offer.payBps));
  return Math.min(before, offFen);
}

/** What a shipping coupon takes off the fees of the groups that its goods travel with. */
export function shippingOff({ offer, groups }: ReadyCoupon, fees: readonly number[]): GoodsOff {
  const weights = groups.map((group) => fees[group] ?? 0);
  if (offer.kind !== 'shipping') return { offFen: 0, weights };
  const feeFen = weights.reduce((sum, weight) => sum + weight, 0);
  return { offFen: Math.min(offer.offFen ?? feeFen, feeFen), weights };
}

/** What the dearest pieces cost now, by part; a part of which only some count is cut in proportion, rounded down. */
function dearestPieces(
  at: readonly number[],
  nets: readonly number[],
  parts: readonly Part[],
  piecesMax: number,
): number[] {
  const pieces = (n: number) => parts[at[n] ?? 0]?.quantity ?? 1;
  const net = (n: number) => nets[at[n] ?? 0] ?? 0;
  const byPrice = [...at.keys()].sort((a, b) => net(b) * pieces(a) - net(a) * pieces(b) || a - b);
  const weights: number[] = new Array(at.length).fill(0);
  let left = piecesMax;
  for (const n of byPrice) {
    const counted = Math.min(left, pieces(n));
    weights[n] = Math.floor((net(n) * counted) / pieces(n));
    left -= counted;
    if (left === 0) break;
  }
  return weights;
}
