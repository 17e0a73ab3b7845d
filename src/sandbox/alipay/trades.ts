import { type Clock, DAY_MS, type EpochMs, invariant, type Random } from '#kernel';
import { digits, nonce } from '../nonce.ts';
import { AlipayRefusal } from './refusal.ts';

/** `trade_status`. A trade that is refunded whole is closed; one that is too old to be refunded is finished. */
export const ALIPAY_TRANSITIONS = {
  WAIT_BUYER_PAY: ['TRADE_SUCCESS', 'TRADE_CLOSED'],
  TRADE_SUCCESS: ['TRADE_CLOSED', 'TRADE_FINISHED'],
  TRADE_CLOSED: [],
  TRADE_FINISHED: [],
} as const satisfies Record<string, readonly string[]>;

export type AlipayTradeState = keyof typeof ALIPAY_TRANSITIONS;

export interface AlipayTrade {
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly totalFen: number;
  readonly subject: string;
  readonly buyerId: string;
  readonly notifyUrl: string | null;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  state: AlipayTradeState;
  paidAt: EpochMs | null;
  readonly refunds: AlipayRefund[];
}

export interface AlipayRefund {
  readonly outRequestNo: string;
  readonly amountFen: number;
  readonly at: EpochMs;
}

export type AlipayOffer = Pick<
  AlipayTrade,
  'outTradeNo' | 'totalFen' | 'subject' | 'notifyUrl' | 'expiresAt'
>;

const REFUNDABLE_MS = 365 * DAY_MS;
/** After that a trade is refunded instead. */
const CANCELLABLE_MS = DAY_MS;

/** What Alipay knows about trades and QR codes, and the only rules by which it changes. */
export class AlipayTrades {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #trades = new Map<string, AlipayTrade>();
  /** QR codes that nobody has scanned yet: there is no trade behind them. */
  readonly #offers = new Map<string, AlipayOffer>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A QR code for an order. Again for the same order: another code for the same thing. */
  offer(wanted: AlipayOffer): string {
    this.#check(wanted);
    for (const known of this.#offers.values())
      if (known.outTradeNo === wanted.outTradeNo) refuseOtherContent(known, wanted);
    const qrCode = `https://qr.alipay.com/bax0${nonce(this.#random, 20)}`;
    this.#offers.set(qrCode, wanted);
    return qrCode;
  }

  create(wanted: AlipayOffer, buyerId: string): AlipayTrade {
    this.#check(wanted);
    const known = this.#trades.get(wanted.outTradeNo);
    if (known !== undefined) return known;
    const trade: AlipayTrade = {
      ...wanted,
      tradeNo: `20261121220014${digits(this.#random, 14)}`,
      buyerId,
      createdAt: this.#clock.now(),
      state: 'WAIT_BUYER_PAY',
      paidAt: null,
      refunds: [],
    };
    this.#trades.set(trade.outTradeNo, trade);
    return trade;
  }

  /** She scans the code: only now there is a trade. */
  scan(qrCode: string, buyerId: string): AlipayTrade {
    const offer = this.#offers.get(qrCode);
    if (offer === undefined) throw new AlipayRefusal('ACQ.TRADE_NOT_EXIST', '二维码不存在');
    return this.#trades.get(offer.outTradeNo) ?? this.create(offer, buyerId);
  }

  pay(trade: AlipayTrade): void {
    if (trade.state === 'TRADE_CLOSED') throw new AlipayRefusal('ACQ.TRADE_HAS_CLOSE', '交易已经关闭');
    if (trade.state !== 'WAIT_BUYER_PAY') throw new AlipayRefusal('ACQ.TRADE_HAS_SUCCESS', '交易已被支付');
    if (this.#clock.now() >= trade.expiresAt) throw new AlipayRefusal('ACQ.TRADE_HAS_CLOSE', '交易已超时');
    this.move(trade, 'TRADE_SUCCESS');
    trade.paidAt = this.#clock.now();
  }

  close(outTradeNo: string): AlipayTrade {
    const trade = this.get(outTradeNo);
    if (trade.state !== 'WAIT_BUYER_PAY') throw new AlipayRefusal('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
    this.move(trade, 'TRADE_CLOSED');
    return trade;
  }

  /** What it took: the trade was closed, or its money went back. Undefined = it had ended before. */
  cancel(trade: AlipayTrade): 'close' | 'refund' | undefined {
    if (trade.state === 'WAIT_BUYER_PAY') {
      this.move(trade, 'TRADE_CLOSED');
      return 'close';
    }
    if (trade.state !== 'TRADE_SUCCESS') return undefined;
    if (this.#clock.now() - trade.createdAt > CANCELLABLE_MS)
      throw new AlipayRefusal('ACQ.TRADE_CANCEL_TIME_OUT', '超过撤销时间范围');
    // Asked for without a request number: then the payment's own is taken.
    this.refund(trade, trade.outTradeNo, trade.totalFen - refundedFen(trade));
    return 'refund';
  }

  /** True when money moved; the same request number moves it once. */
  refund(trade: AlipayTrade, outRequestNo: string, amountFen: number): boolean {
    const known = trade.refunds.find((refund) => refund.outRequestNo === outRequestNo);
    if (known !== undefined) {
      if (known.amountFen !== amountFen)
        throw new AlipayRefusal('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求');
      return false;
    }
    if (trade.state === 'TRADE_FINISHED') throw new AlipayRefusal('ACQ.TRADE_HAS_FINISHED', '交易已完结');
    if (trade.state !== 'TRADE_SUCCESS') throw new AlipayRefusal('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
    const left = trade.totalFen - refundedFen(trade);
    if (!(amountFen >= 1 && amountFen <= left))
      throw new AlipayRefusal('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限');
    trade.refunds.push({ outRequestNo, amountFen, at: this.#clock.now() });
    if (amountFen === left) this.move(trade, 'TRADE_CLOSED');
    return true;
  }

  /** What time alone changes; returns the trades that ended. */
  passTime(): AlipayTrade[] {
    const now = this.#clock.now();
    for (const [code, { expiresAt }] of this.#offers) if (expiresAt <= now) this.#offers.delete(code);
    const ended: AlipayTrade[] = [];
    for (const trade of this.#trades.values()) {
      if (trade.state === 'WAIT_BUYER_PAY' && trade.expiresAt <= now) this.move(trade, 'TRADE_CLOSED');
      else if (trade.state === 'TRADE_SUCCESS' && (trade.paidAt ?? now) + REFUNDABLE_MS <= now)
        this.move(trade, 'TRADE_FINISHED');
      else continue;
      ended.push(trade);
    }
    return ended;
  }

  move(trade: AlipayTrade, to: AlipayTradeState): void {
    const allowed: readonly AlipayTradeState[] = ALIPAY_TRANSITIONS[trade.state];
    invariant(allowed.includes(to), `an Alipay trade never goes from ${trade.state} to ${to}`);
    trade.state = to;
  }

  get(outTradeNo: string): AlipayTrade {
    const trade = this.#trades.get(outTradeNo);
    if (trade === undefined) throw new AlipayRefusal('ACQ.TRADE_NOT_EXIST', '交易不存在');
    return trade;
  }

  list(): AlipayTrade[] {
    return [...this.#trades.values()];
  }

  offers(): (readonly [qrCode: string, offer: AlipayOffer])[] {
    return [...this.#offers];
  }

  restore(trades: readonly AlipayTrade[], offers: readonly (readonly [string, AlipayOffer])[]): void {
    for (const trade of trades) this.#trades.set(trade.outTradeNo, { ...trade, refunds: [...trade.refunds] });
    for (const [code, offer] of offers) this.#offers.set(code, offer);
  }

  #check(wanted: AlipayOffer): void {
    const { outTradeNo, totalFen, subject, expiresAt } = wanted;
    const isRight =
      /^\w{1,64}$/.test(outTradeNo) &&
      Number.isSafeInteger(totalFen) &&
      totalFen >= 1 &&
      subject.length >= 1 &&
      subject.length <= 256 &&
      expiresAt > this.#clock.now();
    if (!isRight) throw new AlipayRefusal('ACQ.INVALID_PARAMETER', '参数无效');
    const trade = this.#trades.get(outTradeNo);
    if (trade === undefined) return;
    if (trade.state === 'TRADE_CLOSED') throw new AlipayRefusal('ACQ.TRADE_HAS_CLOSE', '交易已经关闭');
    if (trade.state !== 'WAIT_BUYER_PAY') throw new AlipayRefusal('ACQ.TRADE_HAS_SUCCESS', '交易已被支付');
    refuseOtherContent(trade, wanted);
  }
}

/** One for all apps; anything else is an open id, of one app alone. An app is told either of them. */
export function isUserId(buyerId: string): boolean {
  return /^2088\d{12}$/.test(buyerId);
}

export function refundedFen({ refunds }: AlipayTrade): number {
  return refunds.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function refuseOtherContent(known: AlipayOffer, wanted: AlipayOffer): void {
  if (known.totalFen !== wanted.totalFen || known.subject !== wanted.subject)
    throw new AlipayRefusal('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改');
}
