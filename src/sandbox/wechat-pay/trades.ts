import { type Clock, DAY_MS, type EpochMs, HOUR_MS, invariant, type Random, SECOND_MS } from '#kernel';
import { digits } from '../nonce.ts';
import { orderNotExist, ProviderError, paramError } from './provider-error.ts';

/**
 * States of an order at the provider (`trade_state`). Nothing leads out of CLOSED and REVOKED; USERPAYING and
 * PAYERROR exist for payments by a scanned code only.
 */
export const TRADE_TRANSITIONS = {
  NOTPAY: ['SUCCESS', 'CLOSED'],
  USERPAYING: ['SUCCESS', 'PAYERROR', 'REVOKED'],
  PAYERROR: ['REVOKED'],
  SUCCESS: ['REFUND', 'REVOKED'],
  REFUND: ['REFUND'],
  CLOSED: [],
  REVOKED: [],
} as const satisfies Record<string, readonly string[]>;

export type TradeState = keyof typeof TRADE_TRANSITIONS;

export interface Trade {
  readonly appid: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly description: string;
  readonly notifyUrl: string;
  readonly totalFen: number;
  readonly openid: string;
  readonly expiresAt: EpochMs | null;
  /** Missing = JSAPI; MICROPAY = by a scanned code. */
  readonly tradeType?: 'JSAPI' | 'MICROPAY';
  /** Part of the money may go to others. */
  readonly profitSharing?: boolean;
  prepayId: string;
  prepaidAt: EpochMs;
  state: TradeState;
  transactionId: string | null;
  paidAt: EpochMs | null;
  /** When what had been paid by a code went back. */
  reversedAt?: EpochMs;
}

export type NewTrade = Pick<
  Trade,
  | 'appid'
  | 'mchid'
  | 'outTradeNo'
  | 'description'
  | 'notifyUrl'
  | 'totalFen'
  | 'openid'
  | 'expiresAt'
  | 'profitSharing'
>;

type ScannedTrade = Pick<Trade, 'appid' | 'mchid' | 'outTradeNo' | 'description' | 'totalFen' | 'openid'>;

const PREPAY_TTL_MS = 2 * HOUR_MS;
const DESCRIPTION_BYTES_MAX = 127;
/** How long her phone asks for the password after a scan. */
const PASSWORD_MS = 30 * SECOND_MS;
/** After that a payment by code is refunded instead. */
const REVERSIBLE_MS = DAY_MS;

/** What the provider knows about orders, and the only rules by which it changes. */
export class Trades {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #byNumber = new Map<string, Trade>();
  readonly #byPrepay = new Map<string, Trade>();
  readonly #byTransaction = new Map<string, Trade>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The same order may be prepaid again as long as it is the same order and still open. */
  prepay(wanted: NewTrade): Trade {
    this.#check(wanted);
    const now = this.#clock.now();
    const known = this.#byNumber.get(wanted.outTradeNo);
    if (known !== undefined) {
      if (known.state === 'CLOSED') throw new ProviderError(400, 'ORDER_CLOSED', '订单已关闭');
      if (known.state !== 'NOTPAY') throw new ProviderError(400, 'ORDERPAID', '该订单已支付');
      if (!isSameOrder(known, wanted))
        throw new ProviderError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
    }
    const trade = known ?? {
      ...wanted,
      state: 'NOTPAY',
      transactionId: null,
      paidAt: null,
      prepayId: '',
      prepaidAt: now,
    };
    if (known === undefined || now - known.prepaidAt >= PREPAY_TTL_MS) {
      this.#byPrepay.delete(trade.prepayId);
      trade.prepayId = `wx${digits(this.#random, 34)}`;
      this.#byPrepay.set(trade.prepayId, trade);
      trade.prepaidAt = now;
    }
    this.#byNumber.set(trade.outTradeNo, trade);
    return trade;
  }

  /** The shopper's wallet confirms. */
  pay(prepayId: string): Trade {
    const now = this.#clock.now();
    const trade = this.#byPrepay.get(prepayId);
    if (trade === undefined) throw new ProviderError(404, 'PREPAY_NOT_EXIST', '预支付单不存在');
    if (now - trade.prepaidAt >= PREPAY_TTL_MS)
      throw new ProviderError(400, 'PREPAY_EXPIRED', '预支付单已过期');
    if (trade.state === 'CLOSED') throw new ProviderError(400, 'ORDER_CLOSED', '订单已关闭');
    if (trade.state !== 'NOTPAY') throw new ProviderError(400, 'ORDERPAID', '该订单已支付');
    if (trade.expiresAt !== null && now >= trade.expiresAt)
      throw new ProviderError(400, 'ORDER_EXPIRED', '订单已过支付截止时间');
    return this.#succeed(trade);
  }

  /** The cashier scans her code: small sums pass, for others her phone asks for the password. */
  scan(wanted: ScannedTrade, passes: boolean): Trade {
    const trade: Trade = {
      ...{ ...wanted, notifyUrl: '', expiresAt: null, tradeType: 'MICROPAY' },
      ...{ prepayId: '', prepaidAt: this.#clock.now(), transactionId: null, paidAt: null },
      state: 'USERPAYING',
    };
    this.#check({ ...trade, notifyUrl: 'https://none' });
    this.#byNumber.set(trade.outTradeNo, trade);
    return passes ? this.#succeed(trade) : trade;
  }

  /** She types the password, or refuses. */
  confirm(outTradeNo: string, refuses: boolean): Trade {
    const trade = this.get(outTradeNo);
    if (trade.state !== 'USERPAYING') throw new ProviderError(400, 'ORDERPAID', '订单不在等待输入密码');
    if (!refuses) return this.#succeed(trade);
    this.move(trade, 'PAYERROR');
    return trade;
  }

  /** Ends a payment by code whatever became of it: what was paid goes back at once. */
  reverse(outTradeNo: string): void {
    const trade = this.get(outTradeNo);
    if (trade.state === 'REVOKED') return;
    if (trade.tradeType !== 'MICROPAY')
      throw new ProviderError(400, 'INVALID_REQUEST', '只有付款码支付可以撤销');
    if (trade.state === 'REFUND' || this.#clock.now() - trade.prepaidAt > REVERSIBLE_MS)
      throw new ProviderError(400, 'TRADE_STATE_ERROR', '订单已退款或超过撤销期限');
    this.move(trade, 'REVOKED');
    if (trade.paidAt !== null) trade.reversedAt = this.#clock.now();
  }

  refuseKnown(outTradeNo: string): void {
    if (this.#byNumber.has(outTradeNo)) throw new ProviderError(400, 'OUT_TRADE_NO_USED', '商户订单号重复');
  }

  #succeed(trade: Trade): Trade {
    this.move(trade, 'SUCCESS');
    trade.transactionId = `42000${digits(this.#random, 23)}`;
    this.#byTransaction.set(trade.transactionId, trade);
    trade.paidAt = this.#clock.now();
    return trade;
  }

  close(outTradeNo: string): void {
    const trade = this.get(outTradeNo);
    if (trade.state === 'CLOSED') throw new ProviderError(400, 'ORDER_CLOSED', '订单已关闭');
    if (trade.state !== 'NOTPAY') throw new ProviderError(400, 'ORDERPAID', '该订单已支付，不能关闭');
    this.move(trade, 'CLOSED');
  }

  move(trade: Trade, to: TradeState): void {
    const allowed: readonly TradeState[] = TRADE_TRANSITIONS[trade.state];
    invariant(allowed.includes(to), `a trade never goes from ${trade.state} to ${to}`);
    trade.state = to;
  }

  get(outTradeNo: string): Trade {
    const trade = this.#byNumber.get(outTradeNo);
    if (trade === undefined) throw orderNotExist();
    if (trade.state === 'USERPAYING' && this.#clock.now() - trade.prepaidAt >= PASSWORD_MS)
      this.move(trade, 'PAYERROR');
    return trade;
  }

  getByTransaction(transactionId: string): Trade {
    const trade = this.#byTransaction.get(transactionId);
    if (trade === undefined) throw orderNotExist();
    return trade;
  }

  list(): Trade[] {
    return [...this.#byNumber.values()];
  }

  restore(trades: readonly Trade[]): void {
    for (const kept of trades) {
      const trade = { ...kept };
      this.#byNumber.set(trade.outTradeNo, trade);
      if (trade.prepayId !== '') this.#byPrepay.set(trade.prepayId, trade);
      if (trade.transactionId !== null) this.#byTransaction.set(trade.transactionId, trade);
    }
  }

  #check({ outTradeNo, description, notifyUrl, totalFen, openid, expiresAt }: NewTrade): void {
    if (!/^[0-9A-Za-z_|*-]{6,32}$/.test(outTradeNo)) throw paramError('out_trade_no 应为 6 到 32 个字符');
    const bytes = Buffer.byteLength(description);
    if (bytes < 1 || bytes > DESCRIPTION_BYTES_MAX) throw paramError('description 应为 1 到 127 字节');
    if (!isNotifyUrl(notifyUrl)) throw paramError('notify_url 应为不带参数的 https 地址');
    if (!Number.isSafeInteger(totalFen) || totalFen < 1) throw paramError('amount.total 应为正整数');
    if (openid === '') throw paramError('payer.openid 不能为空');
    if (expiresAt !== null && !(expiresAt > this.#clock.now()))
      throw paramError('time_expire 应晚于当前时间');
  }
}

/** https without a query (the documents' rule); plain http only back to this machine. */
function isNotifyUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.search !== '') return false;
  return url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

function isSameOrder(known: Trade, wanted: NewTrade): boolean {
  return (
    known.totalFen === wanted.totalFen &&
    known.openid === wanted.openid &&
    known.description === wanted.description &&
    known.expiresAt === wanted.expiresAt
  );
}
