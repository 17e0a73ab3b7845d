import { type Clock, fen, SECOND_MS } from '#kernel';
import type { TradeBill } from '../app/bills.ts';
import type { PaymentParams } from '../app/payments.ts';
import type { UnionpayAccount } from '../app/ports.ts';
import {
  type CloseAnswer,
  NoticeRejected,
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
import { instantOfBeijing, packedBeijingTime } from '../domain/beijing-time.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import type { ProviderAccount, ProviderTransaction } from '../domain/provider-transaction.ts';
import { type AcpFields, acpAnswer, acpForm, isSignedBy, signAcp } from './acp-message.ts';
import { settlementLines } from './settlement-file.ts';
import { traceInstant } from './trace-instant.ts';
import { trustedKey } from './trusted-key.ts';
import { unionpayAtTill } from './unionpay-till.ts';

const ANSWER_MS_MAX = 8 * SECOND_MS;
const CHINESE_YUAN = '156';
const PAYMENT = { txnType: '01', txnSubType: '01', bizType: '000201' } as const;
const REFUND = { txnType: '04', txnSubType: '00', bizType: '000201' } as const;
const FILE = { txnType: '76', txnSubType: '01', bizType: '000000', fileType: '00' } as const;
const QUESTION = { txnType: '00', txnSubType: '00', bizType: '000000' } as const;

/** A6: paid, with a reservation that is none of the merchant's business. */
const DONE: ReadonlySet<string> = new Set(['00', 'A6']);
/** Nobody knows yet. */
const UNDER_WAY: ReadonlySet<string> = new Set(['01', '03', '04', '05', '06']);
/** 交易失败. Of a code that is the end; of a refund UnionPay wants to be asked (95516). */
const FAILED = '01';
const UNKNOWN_TRANSACTION = '34';
/** 已超过最大查询次数或操作过于频繁 */
const ASKED_TOO_OFTEN = '37';
const REPEATED_TRANSACTION = '12';
const NO_SUCH_FILE = '98';

/**
 * UnionPay acp 5.1.0 on node:crypto: there is no kept SDK. She pays on UnionPay's own page, which our page opens by
 * sending a signed form; a payment that is open there cannot be closed, it expires (`payTimeout`).
 */
export class Unionpay implements PaymentProvider<'unionpay'> {
  readonly name = 'unionpay';
  readonly account: ProviderAccount;
  readonly atTill: ProviderAtTill;
  readonly #settings: UnionpayAccount;
  readonly #urls: { readonly notice: string; readonly back: string };
  readonly #clock: Clock;

  constructor(
    settings: UnionpayAccount,
    urls: { readonly notice: string; readonly back: string },
    clock: Clock,
  ) {
    this.#settings = settings;
    this.#urls = urls;
    this.#clock = clock;
    this.account = { appId: '', mchId: settings.merId };
    this.atTill = unionpayAtTill({
      send: (fields) => this.#post('backTransReq.do', fields),
      query: (payment) => this.query(payment),
      noticeUrl: urls.notice,
      isTaken: (code) => DONE.has(code) || (UNDER_WAY.has(code) && code !== FAILED),
    });
  }

  /** UnionPay knows a payment by our number and this time, which is therefore the same for ever. */
  async prepay({ prepayId }: PaymentIntent): Promise<string> {
    return prepayId ?? packedBeijingTime(this.#clock.now());
  }

  paramsFor(intent: PaymentIntent, txnTime: string): PaymentParams['unionpay'] {
    const fields = this.#signed({
      ...{ ...PAYMENT, channelType: '08', orderId: intent.outTradeNo, txnTime },
      ...{ txnAmt: String(intent.amountFen), currencyCode: CHINESE_YUAN },
      ...{ frontUrl: this.#urls.back, backUrl: this.#urls.notice },
      payTimeout: packedBeijingTime(intent.expiresAt),
    });
    return { url: `${this.#settings.gatewayUrl}/frontTransReq.do`, fields };
  }

  async query({ outTradeNo, prepayId, channel }: PaymentAtProvider): Promise<ProviderAnswer> {
    // Its page was never opened.
    if (prepayId === null) return 'unknown';
    const isByCode = channel === 'till';
    const said = await this.#ask(outTradeNo, prepayId, isByCode ? ASKED_TOO_OFTEN : undefined);
    if (said['respCode'] === UNKNOWN_TRANSACTION) return 'unknown';
    // As good as no word yet: who waits too long for one reverses.
    if (said['respCode'] === ASKED_TOO_OFTEN) return this.#noWordYet(outTradeNo);
    const outcome = said['origRespCode'] ?? '';
    if (DONE.has(outcome)) return transactionOf(said, 'SUCCESS');
    // On its page she may try another card; a code is charged once.
    if (isByCode && (outcome === FAILED || !UNDER_WAY.has(outcome)))
      return { ...transactionOf(said, 'CLOSED'), reason: outcome };
    return transactionOf(said, UNDER_WAY.has(outcome) ? 'USERPAYING' : 'PAYERROR');
  }

  async close({ prepayId }: PaymentAtProvider): Promise<CloseAnswer> {
    return prepayId === null ? 'refused' : 'expires';
  }

  async refund(request: RefundRequest): Promise<ProviderRefund> {
    const said = await this.#post('backTransReq.do', {
      ...{ ...REFUND, channelType: '08', orderId: request.outRefundNo, origQryId: request.transactionId },
      ...{ txnTime: packedBeijingTime(request.requestedAt), txnAmt: String(request.amountFen) },
      backUrl: this.#urls.notice,
    });
    const code = said['respCode'] ?? '';
    // Taken on is not done. Repeated: what this number and time are has to be asked; another time only after a no there.
    if (DONE.has(code) || UNDER_WAY.has(code) || code === REPEATED_TRANSACTION)
      return { status: 'PROCESSING', succeededAt: null };
    throw new ProviderRefused(code, said['respMsg'] ?? '');
  }

  async queryRefund({ outRefundNo, requestedAt }: RefundRequest): Promise<ProviderRefund> {
    const said = await this.#ask(outRefundNo, packedBeijingTime(requestedAt));
    if (said['respCode'] === UNKNOWN_TRANSACTION) return { status: 'ABNORMAL', succeededAt: null };
    const outcome = said['origRespCode'] ?? '';
    if (DONE.has(outcome)) return { status: 'SUCCESS', succeededAt: traceInstant(said) ?? null };
    return { status: UNDER_WAY.has(outcome) ? 'PROCESSING' : 'CLOSED', succeededAt: null };
  }

  async bill(day: string): Promise<TradeBill> {
    const txnTime = packedBeijingTime(this.#clock.now());
    const asked = { ...FILE, settleDate: day.slice(5).replace('-', ''), txnTime };
    const said = await this.#post('fileTransfer.do', asked, this.#filesUrl());
    if (said['respCode'] === NO_SUCH_FILE) return { state: 'none', isCertain: false };
    const content = said['fileContent'];
    if (!DONE.has(said['respCode'] ?? '') || content === undefined)
      throw new ProviderUnreachable(`fileTransfer.do: ${said['respCode']}`);
    return { state: 'ready', lines: settlementLines(content, day) };
  }

  async readNotice({ body }: ProviderMessage): Promise<ProviderTransaction | undefined> {
    const fields = acpForm(body.toString('utf8'));
    if (fields === undefined) throw new NoticeRejected('the notice has an unexpected shape');
    if (!this.#isGenuine(fields)) throw new NoticeRejected('the certificate or the signature is wrong');
    // Refunds are asked about; a payment that failed may be tried again.
    if (fields['txnType'] !== PAYMENT.txnType || !DONE.has(fields['respCode'] ?? '')) return undefined;
    try {
      return transactionOf(fields, 'SUCCESS');
    } catch {
      throw new NoticeRejected('the transaction has an unexpected shape');
    }
  }

  async #ask(orderId: string, txnTime: string, alsoSays?: string): Promise<AcpFields> {
    const said = await this.#post('queryTrans.do', { ...QUESTION, orderId, txnTime });
    const code = said['respCode'] ?? '';
    if (!DONE.has(code) && code !== UNKNOWN_TRANSACTION && code !== alsoSays)
      throw new ProviderUnreachable(`queryTrans.do: ${code}`);
    if (said['orderId'] !== orderId) throw new ProviderUnreachable('the answer is about something else');
    return said;
  }

  #noWordYet(outTradeNo: string): ProviderTransaction {
    return {
      ...{ ...this.account, outTradeNo, state: 'USERPAYING', totalFen: 0, currency: 'CNY' },
      ...{ openid: null, transactionId: null, paidAt: null },
    };
  }

  /** `gateway.95516.com` pays, `filedownload.95516.com` hands out files, at its root. */
  #filesUrl(): string | undefined {
    const { protocol, hostname } = new URL(this.#settings.gatewayUrl);
    if (!hostname.startsWith('gateway.')) return undefined;
    return `${protocol}//${hostname.replace('gateway.', 'filedownload.')}/`;
  }

  async #post(
    path: string,
    fields: AcpFields,
    url = `${this.#settings.gatewayUrl}/${path}`,
  ): Promise<AcpFields> {
    const text = await this.#send(url, this.#signed(fields));
    const said = acpAnswer(text);
    if (said === undefined || !this.#isGenuine(said))
      throw new ProviderUnreachable('the answer is not signed by UnionPay');
    if (said['merId'] !== this.#settings.merId)
      throw new ProviderUnreachable('the answer is for another merchant');
    return said;
  }

  async #send(url: string, fields: AcpFields): Promise<string> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return await answer.text();
    } catch (error) {
      throw new ProviderUnreachable((error as Error).message);
    }
  }

  #signed(fields: AcpFields): AcpFields {
    const { merId, certId, privateKeyPem } = this.#settings;
    const head = { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', certId, accessType: '0', merId };
    return signAcp({ ...head, ...fields }, privateKeyPem);
  }

  #isGenuine(fields: AcpFields): boolean {
    if (fields['version'] !== '5.1.0' || fields['signMethod'] !== '01') return false;
    const key = trustedKey(this.#settings, fields['signPubKeyCert'] ?? '', this.#clock.now());
    return key !== undefined && isSignedBy(fields, key);
  }
}

function transactionOf(said: AcpFields, state: ProviderTransaction['state']): ProviderTransaction {
  const { orderId, merId, txnAmt, currencyCode, queryId } = said;
  if (orderId === undefined || merId === undefined || !/^\d{1,12}$/.test(txnAmt ?? ''))
    throw new ProviderUnreachable('the answer has an unexpected shape');
  const paidAt = traceInstant(said) ?? instantOfBeijing(said['txnTime'] ?? '');
  if (state === 'SUCCESS' && (!queryId || paidAt === undefined))
    throw new ProviderUnreachable('a paid transaction has a number and a time');
  return {
    ...{ outTradeNo: orderId, state, appId: '', mchId: merId, totalFen: fen(Number(txnAmt)) },
    currency: currencyCode === CHINESE_YUAN ? 'CNY' : (currencyCode ?? ''),
    ...{ openid: null, transactionId: queryId ?? null, paidAt: paidAt ?? null },
  };
}
