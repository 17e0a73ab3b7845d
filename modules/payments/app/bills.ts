import { type EpochMs, type Fen, token } from '#kernel';
import type { ProviderName } from '../domain/payment.ts';

/** One line of a provider's bill: money that came in, or went back. */
export interface BillLine {
  readonly kind: 'payment' | 'refund';
  /** Our number of the payment; empty for refunds of UnionPay, which name it by `transactionId` alone. */
  readonly outTradeNo: string;
  /** Our number of the refund, as far as the provider's column is wide; empty for a payment, and for its reversal. */
  readonly outRefundNo: string;
  /** The provider's own number of the payment. */
  readonly transactionId: string;
  readonly amountFen: Fen;
  readonly at: EpochMs;
}

/**
 * `lines` are read while they arrive; only when the iteration has ended without a throw was the bill whole and genuine.
 * `isCertain` false: this provider says the same of a bill that is not written yet.
 */
export type TradeBill =
  | { readonly state: 'not_ready' }
  | { readonly state: 'none'; readonly isCertain: boolean }
  | { readonly state: 'ready'; readonly lines: AsyncIterable<BillLine> };

/** What came is not the bill that was announced: another hash, a broken zip, other sums than its own. Ask again. */
export class BillDamaged extends Error {
  override readonly name = 'BillDamaged';
}

/** The bills of the providers that this shop has an account at (PAY-06). */
export interface TradeBills {
  readonly offered: readonly ProviderName[];
  /**
   * @param day Business day, `2026-11-21`.
   * @throws ProviderUnreachable, ProviderRefused; the iteration also `BillDamaged`.
   */
  open(provider: ProviderName, day: string): Promise<TradeBill>;
}

export const TRADE_BILLS = token<TradeBills>('TradeBills');
