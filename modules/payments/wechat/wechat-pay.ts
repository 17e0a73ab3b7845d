import { createSign } from 'node:crypto';
import { Decorator, Rsa } from 'wechatpay-axios-plugin';
import type { z } from 'zod';
import { type Clock, type Random, SECOND_MS } from '#kernel';
import type { TradeBill } from '../app/bills.ts';
import type { PhoneParams } from '../app/payments.ts';
import type { PaymentsSettings } from '../app/ports.ts';
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
import type { SharedPayments } from '../app/shared-payments.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import type { ProviderAccount, ProviderTransaction } from '../domain/provider-transaction.ts';
import { signingKey } from '../signing-key.ts';
import { prepayAnswer, refundAnswer, transactionAnswer } from './answers.ts';
import { authorizationFor } from './authorization.ts';
import { NoticeReader } from './notice-reader.ts';
import { PlatformKeys } from './platform-keys.ts';
import { wechatTradeBill } from './trade-bill.ts';
import { wechatAtTill } from './wechat-till.ts';

const ANSWER_MS_MAX = 8 * SECOND_MS;
const DESCRIPTION_BYTES_MAX = 127;
const NONCE_CHARS = 32;
const SHANGHAI_SHIFT_MS = 8 * 3_600 * SECOND_MS;

/**
 * WeChat Pay API v3 for JSAPI payments, through an independent SDK that signs our requests and verifies the
 * provider's answers. It verifies success answers only (refusals of the real gateway may be unsigned), so
 * nothing final is concluded from a refusal: what became of a payment is always asked for.
 */
export class WechatPay implements PaymentProvider<'wechat'> {
  readonly name = 'wechat';
  readonly account: ProviderAccount;
  readonly atTill: ProviderAtTill;
  readonly #settings: PaymentsSettings;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #notices: NoticeReader;
  #client: Decorator | undefined;

  constructor(settings: PaymentsSettings, clock: Clock, random: Random) {
    this.#settings = settings;
    this.#clock = clock;
    this.#random = random;
    this.account = { appId: settings.wechat.appId, mchId: settings.wechat.mchId };
    this.atTill = wechatAtTill({
      ...this.account,
      call: (path, body) => this.#call('POST', path, body),
      describe: ({ description }) => cutToBytes(description, DESCRIPTION_BYTES_MAX),
    });
    const keys = new PlatformKeys(settings.wechat, () => this.#call('GET', '/v3/certificates'), clock);
    this.#notices = new NoticeReader(keys, settings.wechat.apiV3Key, clock);
  }

  async prepay(intent: PaymentIntent, openid: string): Promise<string> {
    const { appId, mchId } = this.#settings.wechat;
    const body = {
      appid: appId,
      mchid: mchId,
      description: cutToBytes(intent.description, DESCRIPTION_BYTES_MAX),
      out_trade_no: intent.outTradeNo,
      time_expire: rfc3339(intent.expiresAt),
      notify_url: this.#settings.noticeUrl('wechat'),
      amount: { total: intent.amountFen, currency: 'CNY' },
      payer: { openid },
      ...(intent.isShared === true ? { settle_info: { profit_sharing: true } } : {}),
    };
    return trusted(prepayAnswer, await this.#call('POST', '/v3/pay/transactions/jsapi', body)).prepay_id;
  }

  paramsFor(_intent: PaymentIntent, prepayId: string): PhoneParams {
    const { appId, privateKeyPem } = this.#settings.wechat;
    const timeStamp = String(Math.floor(this.#clock.now() / SECOND_MS));
    const nonceStr = this.#nonce();
    const prepay = `prepay_id=${prepayId}`;
    const paySign = createSign('RSA-SHA256')
      .update(`${appId}\n${timeStamp}\n${nonceStr}\n${prepay}\n`)
      .sign(signingKey(privateKeyPem), 'base64');
    return { appId, timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign };
  }

  async query({ outTradeNo }: PaymentAtProvider): Promise<ProviderAnswer> {
    const { mchId } = this.#settings.wechat;
    try {
      const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchId}`;
      return trusted(transactionAnswer, await this.#call('GET', path));
    } catch (error) {
      if (error instanceof ProviderRefused && UNKNOWN_ORDER.has(error.code)) return 'unknown';
      throw error;
    }
  }

  async close({ outTradeNo }: PaymentAtProvider): Promise<CloseAnswer> {
    const { mchId } = this.#settings.wechat;
    try {
      await this.#call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: mchId });
      return 'closed';
    } catch (error) {
      if (error instanceof ProviderRefused) return 'refused';
      throw error;
    }
  }

  async refund({
    outTradeNo,
    outRefundNo,
    amountFen,
    totalFen,
    reason,
  }: RefundRequest): Promise<ProviderRefund> {
    const body = {
      out_trade_no: outTradeNo,
      out_refund_no: outRefundNo,
      reason,
      amount: { refund: amountFen, total: totalFen, currency: 'CNY' },
    };
    return trusted(refundAnswer, await this.#call('POST', '/v3/refund/domestic/refunds', body));
  }

  async queryRefund({ outRefundNo }: RefundRequest): Promise<ProviderRefund> {
    return trusted(refundAnswer, await this.#call('GET', `/v3/refund/domestic/refunds/${outRefundNo}`));
  }

  bill(day: string): Promise<TradeBill> {
    const { wechat } = this.#settings;
    return wechatTradeBill(
      {
        call: (path) => this.#call('GET', path),
        authorization: (url) => authorizationFor(wechat, url, this.#nonce()),
      },
      day,
    );
  }

  /** For modules above, which use APIs of the same account that this one has no part in. */
  readonly others: Pick<SharedPayments, 'call' | 'seal'> = {
    call: (method, path, body) => this.#call(method, path, body),
    seal: (plain) => Rsa.encrypt(plain, this.#settings.wechat.platformPublicKeyPem),
  };

  readNotice(message: ProviderMessage): Promise<ProviderTransaction | undefined> {
    return this.#notices.read(message);
  }

  async #call(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const { platformKeyId } = this.#settings.wechat;
    this.#client ??= this.#connect();
    try {
      // Naming the key makes the provider sign with it, also while it moves from certificates to public keys.
      const headers = { 'Wechatpay-Serial': platformKeyId };
      const { data } = await this.#client.v3.request({ method, url: path, data: body, headers });
      return data;
    } catch (error) {
      throw failureOf(error);
    }
  }

  #nonce(): string {
    return Buffer.from(this.#random.bytes(NONCE_CHARS / 2)).toString('hex');
  }

  /** At the first call: the SDK refuses to exist without keys, and a house without payments has none. */
  #connect(): Decorator {
    const { apiUrl, mchId, serial, privateKeyPem, platformKeyId, platformPublicKeyPem } =
      this.#settings.wechat;
    return new Decorator({
      baseURL: apiUrl,
      mchid: mchId,
      serial,
      privateKey: privateKeyPem,
      certs: { [platformKeyId]: platformPublicKeyPem },
      timeout: ANSWER_MS_MAX,
      proxy: false,
    });
  }
}

const UNKNOWN_ORDER: ReadonlySet<string> = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST']);

/** Only a 4xx with a code is the provider's no; everything else, a wrong signature included, tells us nothing. */
function failureOf(error: unknown): Error {
  const { code, message, response } = error as {
    code?: string;
    message?: string;
    response?: { status: number; data?: { code?: unknown; message?: unknown } };
  };
  const refusal = response?.data?.code;
  const isRefusal =
    response !== undefined && response.status >= 400 && response.status < 500 && response.status !== 429;
  if (isRefusal && typeof refusal === 'string')
    return new ProviderRefused(refusal, String(response.data?.message));
  return new ProviderUnreachable(`${code ?? 'no answer'}: ${message ?? ''}`);
}

function trusted<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new ProviderUnreachable('the answer has an unexpected shape');
  return parsed.data;
}

function rfc3339(at: number): string {
  return `${new Date(at + SHANGHAI_SHIFT_MS).toISOString().slice(0, 19)}+08:00`;
}

function cutToBytes(text: string, bytesMax: number): string {
  let cut = '';
  let bytes = 0;
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > bytesMax) break;
    cut += letter;
  }
  return cut;
}
