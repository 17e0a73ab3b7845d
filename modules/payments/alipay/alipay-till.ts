import type { z } from 'zod';
import { type ProviderAtTill, ProviderRefused } from '../app/provider.ts';
import { spacedBeijingTime } from '../domain/beijing-time.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import { yuanOf } from '../domain/yuan.ts';
import { cancelAnswer, payAnswer } from './answers.ts';

interface AlipayCalls {
  /** Signed, verified; throws as a provider does, also where the payment is under way (10003). */
  call<Schema extends z.ZodType>(schema: Schema, method: string, content: object): Promise<z.output<Schema>>;
  query(intent: PaymentIntent): ReturnType<ProviderAtTill['charge']>;
  subjectOf(intent: PaymentIntent): string;
}

/** 当面付 条码支付: `trade.pay` with the code of her wallet, `trade.cancel` for what got no final word. */
export function alipayAtTill({ call, query, subjectOf }: AlipayCalls): ProviderAtTill {
  return {
    async charge(intent, { payCode, storeId }) {
      await call(payAnswer, 'alipay.trade.pay', {
        ...{ out_trade_no: intent.outTradeNo, scene: 'bar_code', auth_code: payCode, store_id: storeId },
        ...{ total_amount: yuanOf(intent.amountFen), subject: subjectOf(intent) },
        time_expire: spacedBeijingTime(intent.expiresAt),
      });
      // The answer does not name the instant in every case; the query does, and is signed as well.
      return query(intent);
    },
    async reverse({ outTradeNo }) {
      try {
        const { tradeNo, retryFlag } = await call(cancelAnswer, 'alipay.trade.cancel', {
          out_trade_no: outTradeNo,
        });
        if (retryFlag === 'Y') return 'refused';
        return tradeNo === undefined || tradeNo === '' ? 'unheard' : 'reversed';
      } catch (error) {
        if (!(error instanceof ProviderRefused)) throw error;
        return error.code === 'ACQ.TRADE_NOT_EXIST' ? 'unheard' : 'refused';
      }
    },
  };
}
