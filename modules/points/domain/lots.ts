import type { EpochMs, MemberId } from '#kernel';
import type { LotSource } from './rules.ts';

/** Points that came together, and run out together. */
export interface Lot {
  readonly id: string;
  readonly memberId: MemberId;
  readonly source: LotSource;
  readonly state: 'PENDING' | 'AVAILABLE';
  readonly earned: number;
  readonly remaining: number;
  /** Null while it is pending. */
  readonly expiresAt: EpochMs | null;
}

export interface Part {
  readonly lotId: string;
  readonly amount: number;
}

/** What each lot gives when `amount` is taken in the order of `lots`; undefined when they do not hold so much. */
export function takeInOrder(
  lots: readonly Pick<Lot, 'id' | 'remaining'>[],
  amount: number,
): Part[] | undefined {
  const parts: Part[] = [];
  let left = amount;
  for (const { id, remaining } of lots) {
    if (left === 0) break;
    const taken = Math.min(left, remaining);
    if (taken > 0) parts.push({ lotId: id, amount: taken });
    left -= taken;
  }
  return left === 0 ? parts : undefined;
}

export const totalOf = (lots: readonly Pick<Lot, 'remaining'>[]): number =>
  lots.reduce((sum, { remaining }) => sum + remaining, 0);
