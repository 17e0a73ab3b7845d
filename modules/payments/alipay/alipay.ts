import { AlipaySdk } from 'alipay-sdk';
import type { z } from 'zod';
import { SECOND_MS } from '#kernel';
import type { TradeBill } from '../app/bills.ts';
import type { PaymentParams } from '../app/payments.ts';
import type { AlipayAccount } from '../app/ports.ts';
import {
  type CloseAnswer,
  type PaymentAtProvider,
  type PaymentProvider,
  type ProviderAnswer,
  type ProviderAtTill,
  type ProviderMessage,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnreachable,
  type RefundRequest,
} from '../app/provider.ts';
import { instantOfBeijing, spacedBeijingTime } from '../domain/beijing-time.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import type { ProviderAccount, ProviderTransaction } from '../domain/provider-transaction.ts';
import { fenOfYuan, yuanOf } from '../domain/yuan.ts';
import { alipayAtTill } from './alipay-till.ts';
import {
  answerHead,
  billAnswer,
  precreateAnswer,
  queryAnswer,
  refundAnswer,
  refundQueryAnswer,
} from './answers.ts';
import { readAlipayNotice } from './notice.ts';
import { alipayBillLines } from './trade-bill.ts';

const ANSWER_MS_MAX = 8 * SECOND_MS;
const SUBJECT_CHARS_MAX = 128;
const REASON_CHARS_MAX = 128;
const DONE = '10000';
/** The provider understood and said no (`Business Failed`); every other code says nothing about the payment. */
const REFUSED = '40004';
const TRADE_NOT_EXIST = 'ACQ.TRADE_NOT_EXIST';

/**
 * Alipay OpenAPI through the official SDK, which signs our requests and verifies the answers. She pays by a QR code
 * (precreate): a phone opens it in Alipay, a desktop shows it. Alipay has a trade only once she scanned it.
 */
export class Alipay implements PaymentProvider<'alipay'> {
  readonly name = 'alipay';
  readonly account: ProviderAccount;
  readonly atTill: ProviderAtTill;
  readonly #settings: AlipayAccount;
  readonly #noticeUrl: string;
  #client: AlipaySdk | undefined;

  constructor(settings: AlipayAccount, noticeUrl: string) {
    this.#settings = settings;
    this.#noticeUrl = noticeUrl;
    this.account = { appId: settings.appId, mchId: settings.sellerId };
    this.atTill = alipayAtTill({
      call: (schema, method, content) => this.#call(schema, method, { ...content }),
      query: async (intent) => {
        const said = await this.query(intent);
        return said === 'unknown' || said.state === 'NOTPAY' ? 'asking' : said;
      },
      subjectOf: ({ description }) => description.slice(0, SUBJECT_CHARS_MAX),
    });
  }

  async prepay(intent: PaymentIntent): Promise<string> {
    const bizContent = {
      out_trade_no: intent.outTradeNo,
      total_amount: yuanOf(intent.amountFen),
      subject: intent.description.slice(0, SUBJECT_CHARS_MAX),
      time_expire: spacedBeijingTime(intent.expiresAt),
    };
    return (await this.#call(precreateAnswer, 'alipay.trade.precreate', bizContent)).qrCode;
  }

  paramsFor(_intent: PaymentIntent, qrCode: string): PaymentParams['alipay'] {
    return { qrCode };
  }

  async query({ outTradeNo }: PaymentAtProvider): Promise<ProviderAnswer> {
    try {
      const said = await this.#call(queryAnswer, 'alipay.trade.query', { out_trade_no: outTradeNo });
      return this.#transactionOf(outTradeNo, said);
    } catch (error) {
      if (error instanceof ProviderRefused && error.code === TRADE_NOT_EXIST) return 'unknown';
      throw error;
    }
  }

  async close({ outTradeNo, prepayId }: PaymentAtProvider): Promise<CloseAnswer> {
    try {
      await this.#call(answerHead, 'alipay.trade.close', { out_trade_no: outTradeNo });
      return 'closed';
    } catch (error) {
      if (!(error instanceof ProviderRefused)) throw error;
      // Not scanned yet, so there is nothing to close; whoever scans the code before it expires can pay.
      return error.code === TRADE_NOT_EXIST && prepayId !== null ? 'expires' : 'refused';
    }
  }

  async refund({ outTradeNo, outRefundNo, amountFen, reason }: RefundRequest): Promise<ProviderRefund> {
    const said = await this.#call(refundAnswer, 'alipay.trade.refund', {
      out_trade_no: outTradeNo,
      refund_amount: yuanOf(amountFen),
      out_request_no: outRefundNo,
      refund_reason: reason.slice(0, REASON_CHARS_MAX),
    });
    // N: nothing moved with this request; it was moved by an earlier one, or will be.
    return { status: said.fundChange === 'Y' ? 'SUCCESS' : 'PROCESSING', succeededAt: null };
  }

  async queryRefund({ outTradeNo, outRefundNo }: RefundRequest): Promise<ProviderRefund> {
    const said = await this.#call(refundQueryAnswer, 'alipay.trade.fastpay.refund.query', {
      out_trade_no: outTradeNo,
      out_request_no: outRefundNo,
      query_options: ['gmt_refund_pay'],
    });
    // Without a status Alipay knows no such refund: it is asked for again, under the same number.
    if (said.refundStatus === undefined) return { status: 'ABNORMAL', succeededAt: null };
    const succeededAt = instantOfBeijing(said.gmtRefundPay ?? '') ?? null;
    return said.refundStatus === 'REFUND_SUCCESS'
      ? { status: 'SUCCESS', succeededAt }
      : { status: 'PROCESSING', succeededAt: null };
  }

  async bill(day: string): Promise<TradeBill> {
    try {
      const asked = { bill_type: 'trade', bill_date: day };
      const method = 'alipay.data.dataservice.bill.downloadurl.query';
      const { billDownloadUrl } = await this.#call(billAnswer, method, asked);
      return { state: 'ready', lines: alipayBillLines(billDownloadUrl) };
    } catch (error) {
      // Alipay says the same of a day without trades and of a bill that is not written yet.
      if (error instanceof ProviderRefused && error.code === 'isp.bill_not_exist')
        return { state: 'none', isCertain: false };
      throw error;
    }
  }

  async readNotice({ body }: ProviderMessage): Promise<ProviderTransaction | undefined> {
    return readAlipayNotice(body.toString('utf8'), this.#settings.alipayPublicKeyPem);
  }

  #transactionOf(asked: string, said: z.output<typeof queryAnswer>): ProviderTransaction {
    const totalFen = fenOfYuan(said.totalAmount);
    const paidAt = instantOfBeijing(said.sendPayDate ?? '') ?? null;
    if (totalFen === undefined || said.outTradeNo !== asked)
      throw new ProviderUnreachable('the answer is about something else');
    const states = {
      WAIT_BUYER_PAY: 'NOTPAY',
      TRADE_SUCCESS: 'SUCCESS',
      TRADE_FINISHED: 'SUCCESS',
      // Closed after it was paid: all of it went back.
      TRADE_CLOSED: paidAt === null ? 'CLOSED' : 'REFUND',
    } as const;
    return {
      // The answer is signed and to a question of our app: it names neither app nor seller.
      ...{ ...this.account, outTradeNo: said.outTradeNo, state: states[said.tradeStatus], totalFen },
      openid: paidAt === null ? null : said.buyerUserId || said.buyerOpenId || null,
      ...{ currency: 'CNY', transactionId: said.tradeNo, paidAt },
    };
  }

  async #call<Schema extends z.ZodType>(
    schema: Schema,
    method: string,
    bizContent: Record<string, unknown>,
  ): Promise<z.output<Schema>> {
    this.#client ??= new AlipaySdk({
      appId: this.#settings.appId,
      keyType: 'PKCS8',
      privateKey: this.#settings.privateKeyPem,
      alipayPublicKey: this.#settings.alipayPublicKeyPem,
      gateway: this.#settings.gatewayUrl,
      timeout: ANSWER_MS_MAX,
    });
    const parameters = { notifyUrl: this.#noticeUrl, bizContent };
    const said: unknown = await this.#client
      .exec(method, parameters, { validateSign: true })
      // No answer, no JSON, or a wrong signature: nothing is known.
      .catch((error: Error) => {
        throw new ProviderUnreachable(error.message.slice(0, 200));
      });
    const head = answerHead.safeParse(said);
    if (!head.success) throw new ProviderUnreachable('the answer has an unexpected shape');
    const { code, msg, subCode = '', subMsg } = head.data;
    if (code === REFUSED && subCode !== 'ACQ.SYSTEM_ERROR') throw new ProviderRefused(subCode, subMsg ?? msg);
    const parsed = schema.safeParse(said);
    if (code !== DONE || !parsed.success) throw new ProviderUnreachable(`${code}: ${subCode}`);
    return parsed.data;
  }
}
