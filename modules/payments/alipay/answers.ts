import { z } from 'zod';

/** What we read of Alipay's answers, in the SDK's spelling; fields that it adds are none of our business. */
export const answerHead = z.object({
  code: z.string(),
  msg: z.string(),
  subCode: z.string().optional(),
  subMsg: z.string().optional(),
});

export const precreateAnswer = z.object({ qrCode: z.string().min(1).max(1_024) });

export const queryAnswer = z.object({
  outTradeNo: z.string(),
  tradeNo: z.string().min(1),
  tradeStatus: z.enum(['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED']),
  totalAmount: z.string(),
  sendPayDate: z.string().optional(),
  /** Apps that are given open ids are told no user ids. */
  ...{ buyerUserId: z.string().max(64).optional(), buyerOpenId: z.string().max(128).optional() },
});

export const payAnswer = z.object({ outTradeNo: z.string(), tradeNo: z.string().min(1) });

/** Of a number that it does not know, Alipay says that it is cancelled, and names no trade. */
export const cancelAnswer = z.object({
  tradeNo: z.string().optional(),
  retryFlag: z.enum(['Y', 'N']).optional(),
});

export const refundAnswer = z.object({ fundChange: z.enum(['Y', 'N']) });

export const refundQueryAnswer = z.object({
  refundStatus: z.string().optional(),
  gmtRefundPay: z.string().optional(),
});

export const billAnswer = z.object({ billDownloadUrl: z.url() });
