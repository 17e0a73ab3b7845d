import { allocate, type Fen, fen } from '#kernel';
import type { Basket } from './basket.ts';
import type { SpendTier } from './offers.ts';
import type { DiscountSource, NearMiss, QuoteGift, QuoteGiftChoice } from './quote.ts';

/** Pieces of one line that cost the same. */
export interface Part {
  readonly line: number;
  readonly quantity: number;
  /** The exclusive offer that has them: no further promotion or coupon. */
  readonly closedBy: { readonly id: string; readonly name: string } | null;
}

/** What one offer took off, line by line. */
export interface Taken {
  readonly source: DiscountSource;
  readonly label: string;
  /** Which rung or how often: 「满300元减40元」. */
  readonly detail?: string;
  readonly byLine: readonly number[];
  /** Of the steps that price piece by piece: of how many pieces of each line. */
  readonly pieces?: readonly number[];
}

/** What the steps of the pipeline hand on to each other. */
export interface Tally {
  readonly basket: Basket;
  readonly parts: readonly Part[];
  /** What each part costs by now; never negative. */
  readonly nets: readonly number[];
  readonly taken: readonly Taken[];
  readonly gifts: readonly QuoteGift[];
  readonly giftChoices: readonly QuoteGiftChoice[];
  /** Promotions that let goods travel free, with those lines. */
  readonly freeShipping: readonly { readonly promotion: SpendTier; readonly lines: Uint8Array }[];
  readonly nearMisses: readonly NearMiss[];
}

/** `off` per part, as many as there are parts. */
export function takeOff(tally: Tally, what: Omit<Taken, 'byLine'>, off: readonly number[]): Tally {
  const byLine = tally.basket.lines.map(() => 0);
  for (const [at, { line }] of tally.parts.entries()) byLine[line] = (byLine[line] ?? 0) + (off[at] ?? 0);
  const nets = tally.nets.map((net, at) => net - (off[at] ?? 0));
  return { ...tally, nets, taken: [...tally.taken, { ...what, byLine }] };
}

/** `total` over `weights` of the parts `at`, as one amount per part. */
export function spread(
  total: number,
  at: readonly number[],
  weights: readonly number[],
  partCount: number,
): number[] {
  const shares = allocate(fen(total), weights as readonly Fen[]);
  const off: number[] = new Array(partCount).fill(0);
  for (const [n, part] of at.entries()) off[part] = shares[n] ?? 0;
  return off;
}

export function sumOf(at: readonly number[], amounts: readonly number[]): number {
  let sum = 0;
  for (const part of at) sum += amounts[part] ?? 0;
  return sum;
}
