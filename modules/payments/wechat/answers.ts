import { z } from 'zod';
import type { ProviderRefund } from '../app/provider.ts';
import type { ProviderTransaction } from '../domain/provider-transaction.ts';

/** What we read of the provider's answers; fields that it adds are none of our business. */
export const prepayAnswer = z.object({ prepay_id: z.string().min(1) });

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const transactionAnswer = z
  .object({
    appid: z.string(),
    mchid: z.string(),
    out_trade_no: z.string(),
    trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
    transaction_id: z.string().optional(),
    success_time: instant.optional(),
    payer: z.object({ openid: z.string() }).partial().optional(),
    amount: z.object({ total: z.int(), currency: z.string() }),
  })
  .transform(
    (answer): ProviderTransaction => ({
      outTradeNo: answer.out_trade_no,
      state: answer.trade_state,
      appId: answer.appid,
      mchId: answer.mchid,
      totalFen: answer.amount.total,
      currency: answer.amount.currency,
      openid: answer.payer?.openid ?? null,
      transactionId: answer.transaction_id ?? null,
      paidAt: answer.success_time ?? null,
    }),
  );

export const refundAnswer = z
  .object({
    status: z.enum(['PROCESSING', 'SUCCESS', 'ABNORMAL', 'CLOSED']),
    success_time: instant.optional(),
  })
  .transform(({ status, success_time }): ProviderRefund => ({ status, succeededAt: success_time ?? null }));

export const sealedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string(),
  nonce: z.string(),
  associated_data: z.string().default(''),
});

export const noticeBody = z.object({ event_type: z.string(), resource: sealedResource });

export const certificatesAnswer = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: sealedResource })),
});
