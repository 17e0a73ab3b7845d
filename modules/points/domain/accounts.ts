import type { MemberId } from '#kernel';

interface PointsAccount {
  readonly unit: 'points';
  readonly kind: string;
  readonly owner: string;
  readonly mayOwe?: boolean;
}

/** Can be spent: the sum of her lots that are AVAILABLE. */
export const usableAccount = (memberId: MemberId): PointsAccount => ({
  ...{ unit: 'points', kind: 'points.usable', owner: memberId },
});
/** Waits for the end of the return window: the sum of her lots that are PENDING. */
export const pendingAccount = (memberId: MemberId): PointsAccount => ({
  ...{ unit: 'points', kind: 'points.pending', owner: memberId },
});
/** What she owes since a refund took back more than she had; below zero or 0. While she owes she has nothing usable. */
export const debtAccount = (memberId: MemberId): PointsAccount => ({
  ...{ unit: 'points', kind: 'points.debt', owner: memberId, mayOwe: true },
});

/** The shop's side: what it gave out, what was spent, what ran out or was given up. */
export type ShopSide = 'points.issued' | 'points.spent' | 'points.expired';
export const shopAccount = (kind: ShopSide, owner: string): PointsAccount => ({
  ...{ unit: 'points', kind, owner, mayOwe: true },
});
