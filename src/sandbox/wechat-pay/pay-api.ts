import type { Clock, Random } from '#kernel';
import type { SandboxAccounts } from '../accounts.ts';
import type { Faults } from '../faults.ts';
import { nonce } from '../nonce.ts';
import { PayCodes } from '../pay-codes.ts';
import { jsonAnswer, jsonObject, textAnswer, type WireAnswer, type WireRequest } from '../wire.ts';
import { refundAnswer, transaction } from './answers.ts';
import { billRoutes } from './bills.ts';
import { codePayRoutes } from './code-pay.ts';
import { type Answered, failure, field, type PayRoute, text } from './handler.ts';
import type { Notices } from './notices.ts';
import { PlatformCertificates } from './platform-certificates.ts';
import { ProfitSharing } from './profit-sharing.ts';
import { ProviderError, paramError } from './provider-error.ts';
import type { Refunds } from './refunds.ts';
import { faultOfRequest, type Signer, signedHeaders } from './signatures.ts';
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

/** WeChat Pay API v3 as the merchant sees it: signed requests in, signed answers out. */
export class PayApi {
  readonly #parts: PayApiParts;
  readonly #routes: readonly PayRoute[];
  readonly #certificates: PlatformCertificates;
  readonly payCodes: PayCodes;
  readonly sharing: ProfitSharing;
  /** Which of its two keys the provider signs notices and certificate-mode answers with. */
  signsWith: 'public_key' | 'certificate' = 'public_key';
  /** Sends all notices here instead of to the addresses that came with the orders. */
  notifyUrl: string | undefined;
  /** Where this API is reached: addresses of files begin with it. */
  publicUrl = 'http://sandbox';

  constructor(parts: PayApiParts) {
    this.#parts = parts;
    this.#certificates = new PlatformCertificates(parts);
    this.payCodes = new PayCodes(parts.clock, parts.random, '13');
    this.sharing = new ProfitSharing(parts);
    this.#routes = [
      ...codePayRoutes(parts, this.payCodes),
      ...billRoutes(parts, () => this.publicUrl),
      ...this.sharing.routes(),
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
      ['GET', /^\/v3\/certificates$/, () => ({ status: 200, json: this.#certificates.answer() })],
      ['POST', /^\/v3\/refund\/domestic\/refunds$/, (_, body) => this.#refund(body)],
      ['GET', /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, ([, no = '']) => this.#queryRefund(no)],
    ];
  }

  signer(): Signer {
    const { accounts } = this.#parts;
    return this.signsWith === 'public_key'
      ? { keyId: accounts.platformKeyId, privateKeyPem: accounts.platform.privateKeyPem }
      : this.#certificates.signer();
  }

  /** From now on certificate-mode messages are signed with a new one; the old one stays good beside it. */
  rotateCertificate(): void {
    this.#certificates.rotate();
  }

  handle(request: WireRequest): WireAnswer {
    const { faults } = this.#parts;
    const refusal = faults.take('refuse', 'wechat');
    const answered =
      refusal === undefined
        ? this.#answer(request)
        : failure(
            new ProviderError(
              refusal.status ?? 500,
              refusal.code ?? (refusal.status === 429 ? 'FREQUENCY_LIMITED' : 'SYSTEM_ERROR'),
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
  #signed(request: WireRequest, { status, json, file }: Answered): WireAnswer {
    if (typeof file === 'string') return textAnswer(status, file);
    if (file !== undefined) return { ...textAnswer(status, '', 'application/gzip'), bytes: file };
    const { accounts, apiClock, random, faults } = this.#parts;
    const asked = request.headers['wechatpay-serial'];
    const signer =
      asked === accounts.platformKeyId
        ? { keyId: accounts.platformKeyId, privateKeyPem: accounts.platform.privateKeyPem }
        : this.signer();
    const answer = json === undefined ? { status, headers: {}, body: '' } : jsonAnswer(status, json);
    const skewMs = faults.take('skew_clock', 'wechat')?.ms ?? 0;
    const headers = {
      ...answer.headers,
      'request-id': nonce(random),
      ...signedHeaders(signer, { now: () => apiClock.now() + skewMs }, random, answer.body),
    };
    const isTampered = faults.take('tamper_answer', 'wechat') !== undefined;
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
      profitSharing: isShared(body),
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
    const trade = this.#parts.trades.pay(prepayId);
    this.#tell(trade);
    return trade;
  }

  /** She types the password that her code asked for, or does not. Nobody is told: the till asks. */
  confirmCode(outTradeNo: string, refuses: boolean): Trade {
    return this.#parts.trades.confirm(outTradeNo, refuses);
  }

  #tell(trade: Trade): void {
    this.#parts.notices.post(this.notifyUrl ?? trade.notifyUrl, {
      type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resourceType: 'transaction',
      resource: transaction(trade),
    });
  }

  #refund(body: Record<string, unknown>): Answered {
    const { trades, refunds, faults } = this.#parts;
    const transactionId = body['transaction_id'];
    const trade =
      typeof transactionId === 'string'
        ? trades.getByTransaction(transactionId)
        : trades.get(text(body, 'out_trade_no'));
    const amount = field(body, 'amount');
    this.sharing.refuseWhatIsShared(trade, Number(amount['refund']));
    const refund = refunds.request(trade, {
      outRefundNo: text(body, 'out_refund_no'),
      amountFen: Number(amount['refund']),
      totalFen: Number(amount['total']),
      notifyUrl: typeof body['notify_url'] === 'string' ? body['notify_url'] : null,
    });
    if (faults.take('refund_abnormal', 'wechat') !== undefined) refund.status = 'ABNORMAL';
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

/** `settle_info.profit_sharing`: only such a payment can be shared later. */
function isShared(body: Record<string, unknown>): boolean {
  const settle = body['settle_info'];
  return (settle as { profit_sharing?: unknown } | undefined)?.profit_sharing === true;
}
