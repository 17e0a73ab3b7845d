import { invariant } from './errors.ts';

declare const brand: unique symbol;

/** Whole fen (1/100 yuan). Always a safe integer; fractions of a fen do not exist past this file. */
export type Fen = number & { readonly [brand]: 'Fen' };

/** Rate in basis points: 10 000 bps = 100 %. A 九折 price keeps 9 000 bps. */
export type Bps = number & { readonly [brand]: 'Bps' };

export const ZERO_FEN = 0 as Fen;
const BPS_ONE = 10_000;

export function fen(value: number): Fen {
  invariant(Number.isSafeInteger(value), 'money must be a whole, safe number of fen');
  return value as Fen;
}

export function bps(value: number): Bps {
  invariant(Number.isInteger(value) && value >= 0 && value <= BPS_ONE, 'rate must be within 0..10000 bps');
  return value as Bps;
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

/** `amount x rate`, rounded half up to whole fen. */
export function takeRate(amount: Fen, rate: Bps): Fen {
  invariant(amount >= 0, 'rates apply to non-negative amounts');
  return fen(Number((BigInt(amount) * BigInt(rate) + BigInt(BPS_ONE / 2)) / BigInt(BPS_ONE)));
}

/**
 * Splits `total` over `weights` by largest remainder; the shares always add up to `total`.
 *
 * Ties go to the earlier line, which keeps receipts reproducible. No share exceeds its weight as long
 * as `total <= sum(weights)`, so a line can never be discounted below zero.
 */
export function allocate(total: Fen, weights: readonly Fen[]): Fen[] {
  const weightSum = sumFen(weights);
  invariant(total >= 0 && weights.every((weight) => weight >= 0), 'allocate takes non-negative amounts');
  if (total === 0) return weights.map(() => ZERO_FEN);
  invariant(weightSum > 0, 'cannot spread a positive amount over zero weight');

  // The product overflows 2^53 for big baskets; bigint division is exact and this is not a hot path.
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = products.map((product) => Number(product / BigInt(weightSum)));
  const remainders = products.map((product) => product % BigInt(weightSum));
  const order = weights.map((_, line) => line);
  order.sort((a, b) => descending(remainders[a] ?? 0n, remainders[b] ?? 0n) || a - b);

  let left = total - shares.reduce((sum, share) => sum + share, 0);
  invariant(left >= 0 && left < weights.length, 'largest remainder leaves fewer fen than lines');
  for (const line of order) {
    if (left === 0) break;
    shares[line] = (shares[line] ?? 0) + 1;
    left -= 1;
  }
  return shares.map(fen);
}

function descending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
