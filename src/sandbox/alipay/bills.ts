import { businessDay, type Clock, DAY_MS, type EpochMs, HOUR_MS, type Random } from '#kernel';
import { beijingTime } from '../beijing.ts';
import { type BillEntry, billed } from '../bill-entries.ts';
import type { Faults } from '../faults.ts';
import { toGbk } from '../gbk.ts';
import { nonce } from '../nonce.ts';
import { zipped } from '../zip.ts';
import { AlipayRefusal } from './refusal.ts';
import type { AlipayTrades } from './trades.ts';
import { yuanText } from './yuan.ts';

interface BillParts {
  readonly account: { readonly sellerId: string };
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly trades: AlipayTrades;
}

/** A day's bill is ready on the next day at nine; its address is good for 30 s. */
const READY_AFTER_MS = DAY_MS + 9 * HOUR_MS;
const LINK_MS = 30_000;

const HEAD =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

/** `alipay.data.dataservice.bill.downloadurl.query`: the answer names a zip with two GBK files, lines and sums. */
export class AlipayBills {
  readonly #parts: BillParts;
  readonly #files = new Map<string, { readonly bytes: Buffer; readonly until: EpochMs }>();

  constructor(parts: BillParts) {
    this.#parts = parts;
  }

  /** The query of the address under which the bill is fetched. */
  offer(type: unknown, date: unknown): string {
    const { clock, random, faults } = this.#parts;
    const start = Date.parse(`${String(date)}T00:00:00+08:00`);
    if (type !== 'trade' || typeof date !== 'string' || Number.isNaN(start))
      throw new AlipayRefusal('isv.invalid-arguments', '参数无效');
    const isLate = faults.take('bill_not_ready', 'alipay') !== undefined;
    const entries = this.#entriesOf(date);
    if (isLate || clock.now() < start + READY_AFTER_MS || entries.length === 0)
      throw new AlipayRefusal('isp.bill_not_exist', '账单不存在');
    const token = nonce(random, 32);
    this.#files.set(token, { bytes: this.#zip(date, entries), until: clock.now() + LINK_MS });
    return `token=${token}`;
  }

  fetch(token: string): Buffer | undefined {
    const found = this.#files.get(token);
    return found !== undefined && found.until > this.#parts.clock.now() ? found.bytes : undefined;
  }

  #entriesOf(date: string): readonly BillEntry[] {
    const { trades, faults, random } = this.#parts;
    const entries = trades.list().flatMap((trade): BillEntry[] => {
      const { outTradeNo, tradeNo: transactionId, buyerId: payer, subject: description, paidAt } = trade;
      const facts = { outTradeNo, transactionId, payer, description };
      const paid = { ...facts, at: paidAt ?? 0, amountFen: trade.totalFen, refund: null };
      const back = trade.refunds.map(({ outRequestNo, amountFen, at }) => ({
        ...{ ...facts, at, amountFen, refund: { refundId: outRequestNo, outRefundNo: outRequestNo } },
      }));
      return [...(paidAt === null ? [] : [paid]), ...back];
    });
    const ofDay = entries.filter(({ at }) => businessDay(at) === date);
    return billed(ofDay, 'alipay', { faults, random, noon: Date.parse(`${date}T12:00:00+08:00`) });
  }

  #zip(date: string, entries: readonly BillEntry[]): Buffer {
    const { sellerId } = this.#parts.account;
    const lines = entries.map(({ at, transactionId, outTradeNo, payer, description, amountFen, refund }) => {
      const amount = `${refund === null ? '' : '-'}${yuanText(amountFen)}`;
      return [
        ...[`${transactionId}\t`, `${outTradeNo}\t`, refund === null ? '交易' : '退款', description],
        ...[beijingTime(at), beijingTime(at), '', '', '', '', payer, amount, amount],
        ...['0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00'],
        ...[refund === null ? '' : `${refund.outRefundNo}\t`, '0.00', '0.00', ''],
      ].join(',');
    });
    const [paid, back] = [false, true].map((isBack) =>
      entries.filter(({ refund }) => (refund !== null) === isBack),
    ) as [BillEntry[], BillEntry[]];
    const yuanOf = (some: readonly BillEntry[]) =>
      yuanText(some.reduce((sum, { amountFen }) => sum + amountFen, 0));
    const details = [
      ...['#支付宝业务明细查询', `#账号：[${sellerId}0156]`, `#起始日期：[${date} 00:00:00]`],
      ...[
        '#-----------------------------------------业务明细列表----------------------------------------',
        HEAD,
      ],
      ...lines,
      '#-----------------------------------------业务明细列表结束------------------------------------',
      `#交易合计：${paid.length}笔，退款合计：${back.length}笔，订单金额合计：${yuanOf(paid)}元，退款金额合计：-${yuanOf(back)}元`,
    ];
    const name = `${sellerId}0156_${date.replaceAll('-', '')}`;
    const isDamaged = this.#parts.faults.take('bill_wrong_hash', 'alipay') !== undefined;
    const files = [
      { name: toGbk(`${name}_业务明细(汇总).csv`), bytes: toGbk('#支付宝业务汇总查询\r\n') },
      { name: toGbk(`${name}_业务明细.csv`), bytes: toGbk(`${details.join('\r\n')}\r\n`) },
    ];
    return zipped(files, isDamaged);
  }
}
