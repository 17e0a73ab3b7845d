import {
  type PaymentAtProvider,
  type ProviderAnswer,
  type ProviderAtTill,
  ProviderRefused,
  ProviderUnreachable,
} from '../app/provider.ts';
import { packedBeijingTime } from '../domain/beijing-time.ts';
import type { AcpFields } from './acp-message.ts';

interface UnionpayCalls {
  /** `backTransReq.do`: signed, verified; throws as a provider does. */
  send(fields: AcpFields): Promise<AcpFields>;
  query(payment: PaymentAtProvider): Promise<ProviderAnswer>;
  readonly noticeUrl: string;
  /** Done, or taken on: what became of it has to be asked. */
  isTaken(respCode: string): boolean;
}

const CODE_PAYMENT = { txnType: '01', txnSubType: '06', bizType: '000000', channelType: '08' } as const;
const REVERSAL = { txnType: '99', txnSubType: '01', bizType: '000000', channelType: '08' } as const;
const DONE = '00';
const UNKNOWN_TRANSACTION = '34';

/**
 * 二维码消费 (被扫): the code of her wallet is charged, and 冲正 undoes what got no final word. A reversal has no number
 * of its own: it names the charge by its number and time, so it may be sent again. UnionPay takes it on its own day
 * alone, which begins at 23:00; what is older goes back by a refund.
 */
export function unionpayAtTill({ send, query, noticeUrl, isTaken }: UnionpayCalls): ProviderAtTill {
  const nameOf = ({ outTradeNo, prepayId }: PaymentAtProvider) => ({
    orderId: outTradeNo,
    txnTime: prepayId ?? '',
  });
  return {
    prepayIdAt: packedBeijingTime,
    async charge(intent, { payCode }) {
      const said = await send({
        ...{ ...CODE_PAYMENT, ...nameOf(intent), qrNo: payCode, backUrl: noticeUrl },
        ...{ txnAmt: String(intent.amountFen), currencyCode: '156' },
      });
      if (said['orderId'] !== intent.outTradeNo)
        throw new ProviderUnreachable('the answer is about something else');
      const code = said['respCode'] ?? '';
      if (!isTaken(code)) throw new ProviderRefused(code, said['respMsg'] ?? '');
      // Taken on is not done: UnionPay answers first, and charges her then.
      const outcome = await query(intent);
      if (outcome === 'unknown') return 'asking';
      if (outcome.state === 'CLOSED') throw new ProviderRefused(outcome.reason ?? '', '');
      return outcome.state === 'SUCCESS' ? outcome : 'asking';
    },
    async reverse(payment) {
      const said = await send({ ...REVERSAL, ...nameOf(payment) });
      if (said['orderId'] !== payment.outTradeNo)
        throw new ProviderUnreachable('the answer is about something else');
      if (said['respCode'] === DONE) return 'reversed';
      return said['respCode'] === UNKNOWN_TRANSACTION ? 'unheard' : 'refused';
    },
  };
}
