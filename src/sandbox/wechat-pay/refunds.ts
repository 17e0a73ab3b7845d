import { type Clock, DAY_MS, type EpochMs, type Random, SECOND_MS } from '#kernel';
import { ProviderError, paramError } from './provider-error.ts';
import type { Trade, Trades } from './trades.ts';

type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL';

export interface Refund {
  readonly refundId: string;
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly amountFen: number;
  readonly createdAt: EpochMs;
  readonly notifyUrl: string | null;
  status: RefundStatus;
  succeededAt: EpochMs | null;
}

/** Back to a balance it takes seconds; to a bank card days. The wallet of the sandbox is a balance. */
const REFUND_TAKES_MS = 2 * SECOND_MS;
const REFUNDS_PER_TRADE_MAX = 50;
const REFUND_WINDOW_MS = 365 * DAY_MS;

export class Refunds {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #trades: Trades;
  readonly #byNumber = new Map<string, Refund>();

  constructor(clock: Clock, random: Random, trades: Trades) {
    this.#clock = clock;
    this.#random = random;
    this.#trades = trades;
  }

  /** Accepted is not refunded: the answer says PROCESSING, and time or a query tells the rest. */
  request(
    trade: Trade,
    wanted: { outRefundNo: string; amountFen: number; totalFen: number; notifyUrl: string | null },
  ): Refund {
    const { outRefundNo, amountFen, totalFen, notifyUrl } = wanted;
    if (!/^[0-9A-Za-z_|*@-]{1,64}$/.test(outRefundNo)) throw paramError('out_refund_no 应为 1 到 64 个字符');
    const known = this.#byNumber.get(outRefundNo);
    if (known !== undefined) return this.#again(known, trade, amountFen);
    if (trade.paidAt === null) throw new ProviderError(400, 'INVALID_REQUEST', '订单未支付，不能退款');
    if (trade.state === 'REVOKED') throw new ProviderError(400, 'INVALID_REQUEST', '订单已撤销，不能退款');
    const now = this.#clock.now();
    if (now - trade.paidAt > REFUND_WINDOW_MS)
      throw new ProviderError(400, 'INVALID_REQUEST', '订单已超过一年');
    if (totalFen !== trade.totalFen) throw paramError('amount.total 与原订单不符');
    const others = this.of(trade.outTradeNo);
    if (others.length >= REFUNDS_PER_TRADE_MAX)
      throw new ProviderError(400, 'INVALID_REQUEST', '退款次数已达上限');
    const refunded = others.reduce((sum, refund) => sum + refund.amountFen, 0);
    if (!Number.isSafeInteger(amountFen) || amountFen < 1 || refunded + amountFen > trade.totalFen)
      throw new ProviderError(400, 'INVALID_REQUEST', '退款金额大于可退金额');
    const refund: Refund = {
      refundId: `50${Array.from({ length: 26 }, () => this.#random.integer(10)).join('')}`,
      outRefundNo,
      outTradeNo: trade.outTradeNo,
      amountFen,
      createdAt: now,
      notifyUrl,
      status: 'PROCESSING',
      succeededAt: null,
    };
    this.#byNumber.set(outRefundNo, refund);
    this.#trades.move(trade, 'REFUND');
    return refund;
  }

  /** Retried with the same number: the same refund, and a failed one starts again. */
  #again(refund: Refund, trade: Trade, amountFen: number): Refund {
    if (refund.outTradeNo !== trade.outTradeNo || refund.amountFen !== amountFen)
      throw new ProviderError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
    if (refund.status === 'ABNORMAL') refund.status = 'PROCESSING';
    return refund;
  }

  /** Lets the money of due refunds arrive; returns those. */
  settleDue(): Refund[] {
    const now = this.#clock.now();
    const due = this.list().filter(
      ({ status, createdAt }) => status === 'PROCESSING' && createdAt + REFUND_TAKES_MS <= now,
    );
    for (const refund of due) {
      refund.status = 'SUCCESS';
      refund.succeededAt = now;
    }
    return due;
  }

  get(outRefundNo: string): Refund {
    const refund = this.#byNumber.get(outRefundNo);
    if (refund === undefined) throw new ProviderError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return refund;
  }

  of(outTradeNo: string): Refund[] {
    return this.list().filter((refund) => refund.outTradeNo === outTradeNo);
  }

  list(): Refund[] {
    return [...this.#byNumber.values()];
  }

  restore(refunds: readonly Refund[]): void {
    for (const refund of refunds) this.#byNumber.set(refund.outRefundNo, { ...refund });
  }
}
