import type { EpochMs } from '#kernel';
import type { PaymentIntent } from './payment.ts';

/** What the provider says about one payment, from a notice or from a query. */
export interface ProviderTransaction {
  readonly outTradeNo: string;
  readonly state: 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR';
  /** Empty where the provider knows no apps. */
  readonly appId: string;
  /** Who gets the money: merchant number, seller id. */
  readonly mchId: string;
  readonly totalFen: number;
  readonly currency: string;
  /** These three exist once money was taken. */
  readonly openid: string | null;
  readonly transactionId: string | null;
  readonly paidAt: EpochMs | null;
  /** Why nothing came of it, in the provider's own word; missing = it gives none. */
  readonly reason?: string;
}

export interface ProviderAccount {
  readonly appId: string;
  readonly mchId: string;
}

/** A refunded payment was a payment: the notice of it may have been lost before. */
export function isMoneyTaken({ state }: ProviderTransaction): boolean {
  return state === 'SUCCESS' || state === 'REFUND';
}

/** Nothing of it is left to be sent back. WeChat says REFUND of a part as well. */
export function isAllBack({ provider }: PaymentIntent, { state }: ProviderTransaction): boolean {
  return state === 'CLOSED' || state === 'REVOKED' || (state === 'REFUND' && provider === 'alipay');
}

/**
 * Names the fields in which the provider's word differs from what we asked for (PAY-01 … 03). A signature proves
 * who speaks, not that the right amount was paid by the right person to the right merchant.
 */
export function differences(
  intent: PaymentIntent,
  account: ProviderAccount,
  said: ProviderTransaction,
  /** Blind index of `said.openid`. */
  payer: string | null,
): string[] {
  const pairs: readonly (readonly [name: string, asked: unknown, said: unknown])[] = [
    ['outTradeNo', intent.outTradeNo, said.outTradeNo],
    ['amount', intent.amountFen, said.totalFen],
    ['currency', 'CNY', said.currency],
    ['mchId', account.mchId, said.mchId],
    ['appId', account.appId, said.appId],
    // The others take the money of whoever is at the page, and a till that of whoever shows a code.
    ...(intent.provider === 'wechat' && intent.channel === 'online'
      ? [['openid', intent.payer, payer] as const]
      : []),
  ];
  return pairs.filter(([, asked, given]) => asked !== given).map(([name]) => name);
}
