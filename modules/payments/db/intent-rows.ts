import type { Fen, MemberId, MerchantId, OrderId, PaymentId } from '#kernel';
import type { PaymentIntent, PaymentState, ProviderName } from '../domain/payment.ts';

export interface IntentRow {
  readonly id: string;
  readonly merchant_id: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly member_id: string;
  readonly provider: ProviderName;
  /** Blind index of the payer's openid; the openid itself in a row from before it was hidden. */
  readonly openid: string;
  readonly amount_fen: number | string;
  readonly description: string;
  readonly out_trade_no: string;
  readonly prepay_id: string | null;
  readonly prepaid_at: number | string | null;
  readonly expires_at: number | string;
  readonly state: PaymentState;
  readonly queries: number;
  readonly subject: PaymentIntent['subject'];
  readonly channel: PaymentIntent['channel'];
  readonly is_shared: number;
}

export const INTENT_COLUMNS = [
  ...['id', 'merchant_id', 'order_id', 'order_number', 'member_id', 'provider', 'openid', 'amount_fen'],
  ...['description', 'out_trade_no', 'prepay_id', 'prepaid_at', 'expires_at', 'state', 'queries', 'subject'],
  ...['channel', 'is_shared'],
] as const;

/** PostgreSQL answers bigint as text inside a transaction. */
export function intentOf(row: IntentRow): PaymentIntent {
  return {
    id: row.id as PaymentId,
    merchantId: row.merchant_id as MerchantId,
    orderId: row.order_id as OrderId,
    orderNumber: row.order_number,
    memberId: row.member_id as MemberId,
    provider: row.provider,
    payer: row.openid,
    amountFen: Number(row.amount_fen) as Fen,
    description: row.description,
    outTradeNo: row.out_trade_no,
    prepayId: row.prepay_id,
    prepaidAt: row.prepaid_at === null ? null : Number(row.prepaid_at),
    expiresAt: Number(row.expires_at),
    state: row.state,
    subject: row.subject,
    channel: row.channel,
    isShared: row.is_shared === 1,
  };
}
