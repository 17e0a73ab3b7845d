import { type Clock, HOUR_MS, MINUTE_MS, type Random } from '#kernel';
import { beijingTime } from '../beijing.ts';
import type { Faults } from '../faults.ts';
import { nonce } from '../nonce.ts';
import { type Notice, NoticeQueue } from '../notice-queue.ts';
import type { Transport } from '../wire.ts';
import type { AlipaySide } from './account.ts';
import { signNotice } from './signatures.ts';
import { type AlipayTrade, isUserId, refundedFen } from './trades.ts';
import { yuanText } from './yuan.ts';

/** From the documents: eight notices in 25 hours. */
const PAUSES_MS: readonly number[] = [
  ...[2 * MINUTE_MS, 10 * MINUTE_MS, 10 * MINUTE_MS],
  ...[HOUR_MS, 2 * HOUR_MS, 6 * HOUR_MS, 15 * HOUR_MS],
];

interface Parts {
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Transport;
  readonly faults: Faults;
  readonly account: AlipaySide;
}

/** `trade_status_sync` notices; only the seven letters `success` end them. */
export class AlipayNotices {
  readonly #parts: Parts;
  readonly #queue: NoticeQueue;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new NoticeQueue({
      ...parts,
      provider: 'alipay',
      pausesMs: PAUSES_MS,
      isAccepted: ({ text }) => text === 'success',
      dress: (body, isProbe) => ({
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: isProbe ? body.replace(/(^|&)sign=[^&]{8}/, '$1sign=AAAAAAAA') : body,
      }),
    });
  }

  post(url: string, trade: AlipayTrade): Notice[] {
    const { clock, random, faults, account } = this.#parts;
    const now = clock.now() + (faults.take('skew_clock', 'alipay')?.ms ?? 0);
    const back = refundedFen(trade);
    const params = {
      ...{ notify_time: beijingTime(now), notify_type: 'trade_status_sync', notify_id: nonce(random) },
      ...{ app_id: account.appId, charset: 'utf-8', version: '1.0', sign_type: 'RSA2' },
      ...{ trade_no: trade.tradeNo, out_trade_no: trade.outTradeNo, trade_status: trade.state },
      ...{ total_amount: yuanText(trade.totalFen), receipt_amount: yuanText(trade.totalFen) },
      ...(isUserId(trade.buyerId) ? { buyer_id: trade.buyerId } : { buyer_open_id: trade.buyerId }),
      ...{ seller_id: account.sellerId, subject: trade.subject },
      gmt_create: beijingTime(trade.createdAt),
      ...(trade.paidAt === null ? {} : { gmt_payment: beijingTime(trade.paidAt) }),
      ...(back === 0 ? {} : { refund_fee: yuanText(back), gmt_refund: `${beijingTime(now)}.000` }),
    };
    const body = new URLSearchParams(signNotice(params, account.platform.privateKeyPem)).toString();
    return this.#queue.post(url, body);
  }

  deliverDue(): Promise<number> {
    return this.#queue.deliverDue();
  }

  list(): readonly Notice[] {
    return this.#queue.list();
  }
}
