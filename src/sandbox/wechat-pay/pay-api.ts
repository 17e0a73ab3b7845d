import { X509Certificate } from 'node:crypto';
import { type Clock, DAY_MS, type Random } from '#kernel';
import type { SandboxAccounts } from '../accounts.ts';
import { selfSignedCertificate } from '../certificate.ts';
import type { Faults } from '../faults.ts';
import { jsonAnswer, jsonObject, type WireAnswer, type WireRequest } from '../wire.ts';
import { type Notices, rfc3339 } from './notices.ts';
import { ProviderError, paramError } from './provider-error.ts';
import type { Refund, Refunds } from './refunds.ts';
import { faultOfRequest, nonce, type Signer, seal, signedHeaders } from './signatures.ts';
import type { Trade, Trades } from './trades.ts';

export interface PayApiParts {
  readonly accounts: SandboxAccounts;
  readonly clock: Clock;
  /** Clock of the signatures on answers: SDKs compare it with the machine's own clock. */
  readonly apiClock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly notices: Notices;
  readonly trades: Trades;
  readonly refunds: Refunds;
}

type Answered = { readonly status: number; readonly json?: object };
type Handler = (found: RegExpMatchArray, body: Record<string, unknown>, query: URLSearchParams) => Answered;

/** WeChat Pay API v3 as the merchant sees it: signed requests in, signed answers out. */
export class PayApi {
  readonly #parts: PayApiParts;
  readonly #routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[];
  /** Which of its two keys the provider signs notices and certificate-mode answers with. */
  signsWith: 'public_key' | 'certificate' = 'public_key';
  /** Sends all notices here instead of to the addresses that came with the orders. */
  notifyUrl: string | undefined;

  constructor(parts: PayApiParts) {
    this.#parts = parts;
    this.#routes = [
      ['POST', /^\/v3\/pay\/transactions\/jsapi$/, (_, body) => this.#prepay(body)],
      [
        'GET',
        /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/,
        ([, no = ''], _, query) => this.#query(parts.trades.get(no), query),
      ],
      [
        'GET',
        /^\/v3\/pay\/transactions\/id\/([^/]+)$/,
        ([, id = ''], _, query) => this.#query(parts.trades.getByTransaction(id), query),
      ],
      [
        'POST',
        /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/,
        ([, no = ''], body) => this.#close(no, body),
      ],
      ['GET', /^\/v3\/certificates$/, () => this.#certificates()],
      ['POST', /^\/v3\/refund\/domestic\/refunds$/, (_, body) => this.#refund(body)],
      ['GET', /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, ([, no = '']) => this.#queryRefund(no)],
    ];
  }

  signer(): Signer {
    const { accounts } = this.#parts;
    return this.signsWith === 'public_key'
      ? { keyId: accounts.platformKeyId, privateKeyPem: accounts.platform.privateKeyPem }
      : { keyId: accounts.certificateSerial, privateKeyPem: accounts.certificate.privateKeyPem };
  }

  handle(request: WireRequest): WireAnswer {
    const { faults } = this.#parts;
    const refusal = faults.take('refuse');
    const answered =
      refusal === undefined
        ? this.#answer(request)
        : failure(
            new ProviderError(
              refusal.status ?? 500,
              refusal.status === 429 ? 'FREQUENCY_LIMITED' : 'SYSTEM_ERROR',
              '系统异常，请稍后重试',
            ),
          );
    return this.#signed(request, answered);
  }

  #answer(request: WireRequest): Answered {
    const { accounts, apiClock } = this.#parts;
    const authorization = request.headers['authorization'] ?? '';
    const merchant = {
      mchId: accounts.mchId,
      serial: accounts.merchantSerial,
      publicKeyPem: accounts.merchant.publicKeyPem,
    };
    const fault = faultOfRequest({ ...request, authorization }, merchant, apiClock);
    if (fault !== undefined) return failure(new ProviderError(401, 'SIGN_ERROR', fault));
    const url = new URL(request.path, 'http://sandbox');
    for (const [method, path, handler] of this.#routes) {
      const found = url.pathname.match(path);
      if (method !== request.method || found === null) continue;
      try {
        return handler(found, jsonObject(request.body), url.searchParams);
      } catch (error) {
        if (error instanceof ProviderError) return failure(error);
        throw error;
      }
    }
    return failure(new ProviderError(404, 'RESOURCE_NOT_EXISTS', '接口不存在'));
  }

  /** A merchant that names a key in `Wechatpay-Serial` gets its answer signed with that key. */
  #signed(request: WireRequest, { status, json }: Answered): WireAnswer {
    const { accounts, apiClock, random, faults } = this.#parts;
    const asked = request.headers['wechatpay-serial'];
    const signer =
      asked === accounts.platformKeyId
        ? { keyId: accounts.platformKeyId, privateKeyPem: accounts.platform.privateKeyPem }
        : this.signer();
    const answer = json === undefined ? { status, headers: {}, body: '' } : jsonAnswer(status, json);
    const headers = {
      ...answer.headers,
      'request-id': nonce(random),
      ...signedHeaders(signer, apiClock, random, answer.body),
    };
    const isTampered = faults.take('tamper_answer') !== undefined;
    return { ...answer, headers, body: isTampered ? `${answer.body} ` : answer.body };
  }

  #prepay(body: Record<string, unknown>): Answered {
    const { accounts, trades } = this.#parts;
    if (body['mchid'] !== accounts.mchId || body['appid'] !== accounts.appId)
      throw new ProviderError(400, 'APPID_MCHID_NOT_MATCH', 'appid 和 mch_id 不匹配');
    const amount = field(body, 'amount');
    if (amount['currency'] !== undefined && amount['currency'] !== 'CNY') throw paramError('仅支持人民币');
    const expire = body['time_expire'];
    const expiresAt = typeof expire === 'string' ? Date.parse(expire) : null;
    const trade = trades.prepay({
      appid: accounts.appId,
      mchid: accounts.mchId,
      outTradeNo: text(body, 'out_trade_no'),
      description: text(body, 'description'),
      notifyUrl: text(body, 'notify_url'),
      totalFen: Number(amount['total']),
      openid: text(field(body, 'payer'), 'openid'),
      expiresAt,
    });
    return { status: 200, json: { prepay_id: trade.prepayId } };
  }

  #query(trade: Trade, query: URLSearchParams): Answered {
    if (query.get('mchid') !== trade.mchid) throw paramError('mchid 不正确');
    return { status: 200, json: transaction(trade) };
  }

  #close(outTradeNo: string, body: Record<string, unknown>): Answered {
    if (body['mchid'] !== this.#parts.accounts.mchId) throw paramError('mchid 不正确');
    this.#parts.trades.close(outTradeNo);
    return { status: 204 };
  }

  /** The wallet of a shopper confirms; the notice is on its way from then on. */
  pay(prepayId: string): Trade {
    const { trades, notices } = this.#parts;
    const trade = trades.pay(prepayId);
    notices.post(this.notifyUrl ?? trade.notifyUrl, {
      type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resourceType: 'transaction',
      resource: transaction(trade),
    });
    return trade;
  }

  #certificates(): Answered {
    const { accounts, random, apiClock } = this.#parts;
    const now = apiClock.now();
    const pem = selfSignedCertificate({
      commonName: 'Tongqu sandbox payment platform',
      serialHex: accounts.certificateSerial,
      privateKeyPem: accounts.certificate.privateKeyPem,
      notBefore: new Date(now - DAY_MS),
      notAfter: new Date(now + 365 * DAY_MS),
    });
    const { serialNumber, validFrom, validTo } = new X509Certificate(pem);
    const certificate = {
      serial_no: serialNumber,
      effective_time: rfc3339(Date.parse(validFrom)),
      expire_time: rfc3339(Date.parse(validTo)),
      encrypt_certificate: seal(pem, accounts.apiV3Key, 'certificate', random),
    };
    return { status: 200, json: { data: [certificate] } };
  }

  #refund(body: Record<string, unknown>): Answered {
    const { trades, refunds, faults } = this.#parts;
    const transactionId = body['transaction_id'];
    const trade =
      typeof transactionId === 'string'
        ? trades.getByTransaction(transactionId)
        : trades.get(text(body, 'out_trade_no'));
    const amount = field(body, 'amount');
    const refund = refunds.request(trade, {
      outRefundNo: text(body, 'out_refund_no'),
      amountFen: Number(amount['refund']),
      totalFen: Number(amount['total']),
      notifyUrl: typeof body['notify_url'] === 'string' ? body['notify_url'] : null,
    });
    if (faults.take('refund_abnormal') !== undefined) refund.status = 'ABNORMAL';
    return { status: 200, json: refundAnswer(refund, trade) };
  }

  #queryRefund(outRefundNo: string): Answered {
    const refund = this.#parts.refunds.get(outRefundNo);
    return { status: 200, json: refundAnswer(refund, this.#parts.trades.get(refund.outTradeNo)) };
  }

  settleRefunds(): void {
    const { refunds, trades, notices } = this.#parts;
    for (const refund of refunds.settleDue()) {
      if (refund.notifyUrl === null) continue;
      const { status, ...rest } = refundAnswer(refund, trades.get(refund.outTradeNo));
      notices.post(refund.notifyUrl, {
        type: 'REFUND.SUCCESS',
        summary: '退款成功',
        resourceType: 'refund',
        resource: { ...rest, refund_status: status },
      });
    }
  }
}

function failure({ status, code, message }: ProviderError): Answered {
  return { status, json: { code, message } };
}

function field(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  if (typeof value !== 'object' || value === null) throw paramError(`缺少 ${name}`);
  return value as Record<string, unknown>;
}

function text(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw paramError(`缺少 ${name}`);
  return value;
}

const STATE_SENTENCES = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
};

function transaction(trade: Trade): object {
  const always = {
    appid: trade.appid,
    mchid: trade.mchid,
    out_trade_no: trade.outTradeNo,
    trade_state: trade.state,
    trade_state_desc: STATE_SENTENCES[trade.state],
    amount: { total: trade.totalFen, currency: 'CNY', payer_total: trade.totalFen, payer_currency: 'CNY' },
  };
  if (trade.paidAt === null) return always;
  return {
    ...always,
    transaction_id: trade.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    attach: '',
    success_time: rfc3339(trade.paidAt),
    payer: { openid: trade.openid },
  };
}

function refundAnswer(refund: Refund, trade: Trade) {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: rfc3339(refund.createdAt),
    ...(refund.succeededAt === null ? {} : { success_time: rfc3339(refund.succeededAt) }),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: trade.totalFen,
      refund: refund.amountFen,
      payer_total: trade.totalFen,
      payer_refund: refund.amountFen,
      settlement_total: trade.totalFen,
      settlement_refund: refund.amountFen,
      discount_refund: 0,
      currency: 'CNY',
    },
  };
}
