import type { ProviderAtTill } from '../app/provider.ts';
import { ProviderRefused, ProviderUnreachable } from '../app/provider.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import { transactionAnswer } from './answers.ts';

interface Wechat {
  readonly appId: string;
  readonly mchId: string;
  /** Signed, verified; throws as a provider does. */
  call(path: string, body: object): Promise<unknown>;
  describe(intent: PaymentIntent): string;
}

/** She types her password on her phone. */
const ASKING = 'USERPAYING';
const UNHEARD: ReadonlySet<string> = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST']);

/** 付款码支付 of API v3: the till says where it stands, and which code it read. */
export function wechatAtTill({ appId, mchId, call, describe }: Wechat): ProviderAtTill {
  return {
    async charge(intent, { payCode, storeId }) {
      const body = {
        ...{ appid: appId, mchid: mchId, description: describe(intent), out_trade_no: intent.outTradeNo },
        amount: { total: intent.amountFen, currency: 'CNY' },
        payer: { auth_code: payCode },
        scene_info: { store_info: { id: storeId } },
      };
      try {
        const said = transactionAnswer.safeParse(await call('/v3/pay/transactions/codepay', body));
        if (!said.success) throw new ProviderUnreachable('the answer has an unexpected shape');
        return said.data.state === ASKING ? 'asking' : said.data;
      } catch (error) {
        if (error instanceof ProviderRefused && error.code === ASKING) return 'asking';
        throw error;
      }
    },
    async reverse({ outTradeNo }) {
      try {
        await call(`/v3/pay/transactions/out-trade-no/${outTradeNo}/reverse`, { appid: appId, mchid: mchId });
        return 'reversed';
      } catch (error) {
        if (!(error instanceof ProviderRefused)) throw error;
        return UNHEARD.has(error.code) ? 'unheard' : 'refused';
      }
    },
  };
}
