import { DAY_MS, type EpochMs } from '#kernel';
import { type Split, totalOf } from './split.ts';

/** 法释〔2025〕4号: within seven days she may simply have her money back. */
const NO_QUESTIONS_MS = 7 * DAY_MS;
/** WeChat takes refunds of a payment for one year. */
const ORIGINAL_CHANNEL_MS = 365 * DAY_MS;

export interface CashOutQuote {
  readonly refundFen: number;
  /** Leaves the card with it: gifts are no money (privacy-and-law 5.6). */
  readonly forfeitedFen: number;
  /** Nobody has to approve it. */
  readonly isUnconditional: boolean;
  readonly channel: 'original' | 'manual';
}

/**
 * What emptying one recharge pays. What was spent is charged at principal/(principal+gift) and rounded down, in her
 * favour; untouched, that is the whole principal. Never more than what is left, nor than was paid in all together.
 */
export function cashOutQuote(recharge: {
  readonly paid: Split;
  readonly left: Split;
  readonly paidOutFen: number;
  readonly creditedAt: EpochMs;
  readonly at: EpochMs;
  /** False where an earlier system took the money: there is no payment that it could go back to. */
  readonly cameByPayment?: boolean;
}): CashOutQuote {
  const { paid, left, paidOutFen, creditedAt, at, cameByPayment = true } = recharge;
  const spent = totalOf(paid) - totalOf(left);
  const charged = Number((BigInt(spent) * BigInt(paid.principal)) / BigInt(totalOf(paid)));
  const refundFen = Math.max(
    0,
    Math.min(paid.principal - charged, paid.principal - paidOutFen, totalOf(left)),
  );
  const age = at - creditedAt;
  return {
    refundFen,
    forfeitedFen: totalOf(left) - refundFen,
    isUnconditional: spent === 0 && age <= NO_QUESTIONS_MS,
    // A payment is refunded once: what comes back into an emptied recharge later goes by hand.
    channel: cameByPayment && age <= ORIGINAL_CHANNEL_MS && paidOutFen === 0 ? 'original' : 'manual',
  };
}
