import { businessDay } from '#kernel';
import type { Ledger } from '#modules/ledger';
import { debtAccount } from '../domain/accounts.ts';
import type { Points } from '../tokens.ts';
import type { PointReads } from './ports.ts';

/** What she has, seen from outside a transaction. */
export function pointsBalance(ledger: Ledger, reads: PointReads): Points['balance'] {
  return async (merchantId, memberId, now) => {
    const [{ usable, pending, next }, debt] = await Promise.all([
      reads.lots(merchantId, memberId, now),
      ledger.balance(merchantId, debtAccount(memberId)),
    ]);
    const [first] = next;
    if (first === undefined) return { usable: usable + debt.balance, pending, nextExpiry: null };
    const sameDay = next.filter(({ expiresAt }) => businessDay(expiresAt) === businessDay(first.expiresAt));
    const points = sameDay.reduce((sum, { remaining }) => sum + remaining, 0);
    return { usable: usable + debt.balance, pending, nextExpiry: { points, expiresAt: first.expiresAt } };
  };
}
