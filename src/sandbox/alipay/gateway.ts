import { type Clock, HOUR_MS, type Random } from '#kernel';
import { beijingTime, fromBeijing } from '../beijing.ts';
import type { Faults } from '../faults.ts';
import { PayCodes } from '../pay-codes.ts';
import { jsonAnswer, jsonObject, textAnswer, type WireAnswer, type WireRequest } from '../wire.ts';
import type { AlipaySide } from './account.ts';
import { AlipayBills } from './bills.ts';

import type { AlipayNotices } from './notices.ts';
import { AlipayRefusal } from './refusal.ts';
import { isRequestGenuine, type Params, signText } from './signatures.ts';
import { type AlipayOffer, type AlipayTrade, type AlipayTrades, isUserId, refundedFen } from './trades.ts';
import { fenOf, yuanText } from './yuan.ts';

interface GatewayParts {
  readonly account: AlipaySide;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly trades: AlipayTrades;
  readonly notices: AlipayNotices;
}

type Content = Readonly<Record<string, unknown>>;
type Method = (content: Content, params: Params) => Content;

/** Without `time_expire` a trade stays open this long (the longest that the documents allow is 15 days). */
const OPEN_MS = 2 * HOUR_MS;
const BUYER = '2088102100000109';

/** `POST /gateway.do` of Alipay OpenAPI 1.0: signed parameters in, a signed piece of JSON out. */
export class AlipayGateway {
  readonly #parts: GatewayParts;
  readonly #methods: Readonly<Record<string, Method>>;
  readonly payCodes: PayCodes;
  readonly #bills: AlipayBills;
  /** Where this API is reached: addresses of files begin with it. */
  publicUrl = 'http://sandbox';
  /** Sends all notices here instead of to the addresses that came with the trades. */
  notifyUrl: string | undefined;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.payCodes = new PayCodes(parts.clock, parts.random, '28', (code) => `2088${code.slice(-12)}`);
    this.#bills = new AlipayBills(parts);
    const { trades } = parts;
    this.#methods = {
      'alipay.trade.precreate': (content, params) => {
        const offer = this.#offerOf(content, params);
        return { out_trade_no: offer.outTradeNo, qr_code: trades.offer(offer) };
      },
      'alipay.trade.create': (content, params) => this.#create(content, params),
      'alipay.trade.pay': (content, params) => this.#payByCode(content, params),
      'alipay.trade.cancel': (content) => this.#cancel(content),
      'alipay.trade.query': (content) => shown(this.#tradeOf(content)),
      'alipay.trade.close': (content) => {
        const trade = trades.close(String(content['out_trade_no']));
        return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo };
      },
      'alipay.trade.refund': (content) => this.#refund(content),
      'alipay.data.dataservice.bill.downloadurl.query': ({ bill_type: type, bill_date: date }) => ({
        bill_download_url: `${this.publicUrl}/gateway.do/bill?${this.#bills.offer(type, date)}`,
      }),
      'alipay.trade.fastpay.refund.query': (content) => this.#queryRefund(content),
    };
  }

  handle(request: WireRequest): WireAnswer {
    const { faults } = this.#parts;
    if (request.path.startsWith('/gateway.do/bill?')) return this.#file(request.path);
    const refusal = faults.take('refuse', 'alipay');
    if (refusal !== undefined && refusal.status !== 429)
      return textAnswer(refusal.status ?? 500, 'Internal Server Error');
    const url = new URL(request.path, 'http://sandbox');
    const params = Object.fromEntries([...url.searchParams, ...new URLSearchParams(request.body)]);
    const method = params['method'] ?? '';
    if (refusal !== undefined)
      return this.#signed(
        method,
        failure(new AlipayRefusal('isv.app-call-limited', '调用频次超限', '40005')),
      );
    return this.#signed(method, this.#answer(method, params));
  }

  /** Fetched by whoever has the address, for half a minute. */
  #file(path: string): WireAnswer {
    const bytes = this.#bills.fetch(new URL(path, 'http://sandbox').searchParams.get('token') ?? '');
    if (bytes === undefined) return textAnswer(404, 'expired');
    return { ...textAnswer(200, '', 'application/zip'), bytes };
  }

  /** She scans the QR code and confirms; the notice is on its way from then on. */
  pay(qrCode: string): AlipayTrade {
    const trade = this.#parts.trades.scan(qrCode, BUYER);
    return this.#paid(trade);
  }

  /** She types the password that her code asked for. */
  confirm(outTradeNo: string): AlipayTrade {
    return this.#paid(this.#parts.trades.get(outTradeNo));
  }

  passTime(): void {
    for (const trade of this.#parts.trades.passTime()) this.#tell(trade);
  }

  #answer(method: string, params: Params): Content {
    const { account } = this.#parts;
    try {
      if (params['app_id'] !== account.appId)
        throw new AlipayRefusal('isv.invalid-app-id', '无效的AppID参数', '40002');
      if (params['sign_type'] !== 'RSA2' || !isRequestGenuine(params, account.app.publicKeyPem))
        throw new AlipayRefusal('isv.invalid-signature', '无效签名', '40002');
      const run = this.#methods[method];
      if (run === undefined) throw new AlipayRefusal('isv.invalid-method', '不存在的方法名', '40002');
      return { code: '10000', msg: 'Success', ...run(jsonObject(params['biz_content'] ?? ''), params) };
    } catch (error) {
      if (error instanceof AlipayRefusal) return failure(error);
      throw error;
    }
  }

  /** What is signed are the bytes of the inner object, as they stand in the answer. */
  #signed(method: string, content: Content): WireAnswer {
    const { account, faults } = this.#parts;
    const text = JSON.stringify(content);
    const sign = signText(text, account.platform.privateKeyPem);
    const sent =
      faults.take('tamper_answer', 'alipay') === undefined ? text : text.replace('"msg":"', '"msg":"x');
    const name = `${method.replaceAll('.', '_')}_response`;
    return { ...jsonAnswer(200, {}), body: `{"${name}":${sent},"sign":"${sign}"}` };
  }

  #create(content: Content, params: Params): Content {
    const buyer = content['buyer_id'] ?? content['buyer_open_id'];
    if (typeof buyer !== 'string' || buyer === '')
      throw new AlipayRefusal('ACQ.INVALID_PARAMETER', '买家不能为空');
    const trade = this.#parts.trades.create(this.#offerOf(content, params), buyer);
    return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo };
  }

  /** 付款码: the cashier scans her code. Small sums pass; otherwise she is asked for her password (10003). */
  #payByCode(content: Content, params: Params): Content {
    const number = String(content['out_trade_no']);
    if (this.#parts.trades.list().some(({ outTradeNo }) => outTradeNo === number))
      throw new AlipayRefusal('ACQ.TRADE_HAS_SUCCESS', '交易号重复');
    const code = this.payCodes.use(String(content['auth_code']));
    if (code === undefined) throw new AlipayRefusal('ACQ.PAYMENT_AUTH_CODE_INVALID', '支付授权码无效');
    if (code.kind === 'poor') throw new AlipayRefusal('ACQ.BUYER_BALANCE_NOT_ENOUGH', '余额不足');
    const trade = this.#parts.trades.create(this.#offerOf(content, params), code.payer);
    if (code.kind === 'asks') return { ...shown(trade), code: '10003', msg: 'order success pay inprocess' };
    return shown(this.#paid(trade));
  }

  /** 撤销: what was not paid is closed, what was paid goes back at once. Of a number that is not known there is nothing to undo. */
  #cancel(content: Content): Content {
    const { trades } = this.#parts;
    const outTradeNo = String(content['out_trade_no']);
    const trade = trades.list().find((each) => each.outTradeNo === outTradeNo);
    const answer = { out_trade_no: outTradeNo, retry_flag: 'N' };
    if (trade === undefined) return answer;
    const action = trades.cancel(trade);
    if (action !== undefined) this.#tell(trade);
    return { ...answer, trade_no: trade.tradeNo, ...(action === undefined ? {} : { action }) };
  }

  #refund(content: Content): Content {
    const trade = this.#tradeOf(content);
    const isStuck = this.#parts.faults.take('refund_abnormal', 'alipay') !== undefined;
    const amountFen = fenOf(content['refund_amount']);
    const number = String(content['out_request_no'] ?? trade.outTradeNo);
    const moved = !isStuck && this.#parts.trades.refund(trade, number, amountFen);
    if (moved) this.#tell(trade);
    return {
      ...{ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, buyer_logon_id: '186****0109' },
      ...{ fund_change: moved ? 'Y' : 'N', refund_fee: yuanText(refundedFen(trade)) },
    };
  }

  #queryRefund(content: Content): Content {
    const trade = this.#tradeOf(content);
    const found = trade.refunds.find(({ outRequestNo }) => outRequestNo === content['out_request_no']);
    // A refund that Alipay does not know has no status, and no error either.
    if (found === undefined) return {};
    return {
      ...{ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, out_request_no: found.outRequestNo },
      ...{ total_amount: yuanText(trade.totalFen), refund_amount: yuanText(found.amountFen) },
      ...{ refund_status: 'REFUND_SUCCESS', gmt_refund_pay: beijingTime(found.at) },
    };
  }

  #paid(trade: AlipayTrade): AlipayTrade {
    this.#parts.trades.pay(trade);
    this.#tell(trade);
    return trade;
  }

  #tell(trade: AlipayTrade): void {
    const url = this.notifyUrl ?? trade.notifyUrl;
    if (url !== null) this.#parts.notices.post(url, trade);
  }

  #tradeOf(content: Content): AlipayTrade {
    const { trades } = this.#parts;
    const number = content['out_trade_no'];
    if (typeof number === 'string') return trades.get(number);
    const found = trades.list().find(({ tradeNo }) => tradeNo === content['trade_no']);
    if (found === undefined) throw new AlipayRefusal('ACQ.TRADE_NOT_EXIST', '交易不存在');
    return found;
  }

  #offerOf(content: Content, params: Params): AlipayOffer {
    const expire = content['time_expire'];
    return {
      outTradeNo: String(content['out_trade_no']),
      totalFen: fenOf(content['total_amount']),
      subject: String(content['subject'] ?? ''),
      notifyUrl: params['notify_url'] ?? null,
      expiresAt: typeof expire === 'string' ? fromBeijing(expire) : this.#parts.clock.now() + OPEN_MS,
    };
  }
}

function shown(trade: AlipayTrade): Content {
  return {
    ...{ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, trade_status: trade.state },
    total_amount: yuanText(trade.totalFen),
    ...(isUserId(trade.buyerId) ? { buyer_user_id: trade.buyerId } : { buyer_open_id: trade.buyerId }),
    ...(trade.paidAt === null ? {} : { send_pay_date: beijingTime(trade.paidAt) }),
  };
}

function failure({ code, subCode, message }: AlipayRefusal): Content {
  const sentences: Readonly<Record<string, string>> = {
    40002: 'Invalid Arguments',
    40004: 'Business Failed',
    40005: 'Call Limited',
  };
  return { code, msg: sentences[code] ?? 'Failed', sub_code: subCode, sub_msg: message };
}
