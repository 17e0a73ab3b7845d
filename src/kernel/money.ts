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
  return fen(wholeQuotient(amount, rate, BPS_ONE, BPS_ONE / 2));
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

  const shares: Fen[] = [];
  const remainders: number[] = [];
  let left: number = total;
  for (const weight of weights) {
    const share = wholeQuotient(total, weight, weightSum);
    shares.push(share as Fen);
    remainders.push(remainderOf(total, weight, weightSum));
    left -= share;
  }
  if (left === 0) return shares;
  invariant(left > 0 && left < weights.length, 'largest remainder leaves fewer fen than lines');
  const order = [...remainders.keys()];
  order.sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const line of order.slice(0, left)) shares[line] = ((shares[line] ?? 0) + 1) as Fen;
  return shares;
}

/**
 * `(a x b + plus) / by`, rounded down, for whole numbers that are not negative. A product beyond 2^53 takes the exact
 * way over bigint, which costs ten times as much; pricing a basket spreads thousands of amounts.
 */
function wholeQuotient(a: number, b: number, by: number, plus = 0): number {
  const product = a * b + plus;
  if (product <= Number.MAX_SAFE_INTEGER) return (product - (product % by)) / by;
  return Number((BigInt(a) * BigInt(b) + BigInt(plus)) / BigInt(by));
}

function remainderOf(a: number, b: number, by: number): number {
  const product = a * b;
  return product <= Number.MAX_SAFE_INTEGER ? product % by : Number((BigInt(a) * BigInt(b)) % BigInt(by));
}
