import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { businessDay, type Clock, DAY_MS, type EpochMs, HOUR_MS, type Random } from '#kernel';
import type { SandboxAccounts } from '../accounts.ts';
import { beijingTime } from '../beijing.ts';
import { type BillEntry, billed } from '../bill-entries.ts';
import type { Faults } from '../faults.ts';
import { nonce } from '../nonce.ts';
import type { PayRoute } from './handler.ts';
import { ProviderError, paramError } from './provider-error.ts';
import type { Refunds } from './refunds.ts';
import type { Trades } from './trades.ts';

interface BillParts {
  readonly accounts: SandboxAccounts;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly trades: Trades;
  readonly refunds: Refunds;
}

/** A day's bill is ready on the next day at ten. */
const READY_AFTER_MS = DAY_MS + 10 * HOUR_MS;
const LINK_MS = 5 * 60_000;

const TRADE_HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const TRADE_SUMMARY_HEAD =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const FLOW_HEAD =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const FLOW_SUMMARY_HEAD = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

/** Trade bill and fund-flow bill: the answer names a file with its SHA-1; the file is fetched by a signed request. */
export function billRoutes(parts: BillParts, publicUrl: () => string): readonly PayRoute[] {
  const files = new Map<string, { readonly file: string | Buffer; readonly until: EpochMs }>();

  /** What is hashed is the bill as it is read, packed or not. */
  const link = (text: string, query: URLSearchParams) => {
    const token = nonce(parts.random, 32);
    const file = query.get('tar_type') === 'GZIP' ? gzipSync(text) : text;
    files.set(token, { file, until: parts.clock.now() + LINK_MS });
    const isWrong = parts.faults.take('bill_wrong_hash', 'wechat') !== undefined;
    const hash = createHash('sha1')
      .update(isWrong ? `${text} ` : text)
      .digest('hex');
    const url = `${publicUrl()}/v3/billdownload/file?token=${token}`;
    return { status: 200, json: { hash_type: 'SHA1', hash_value: hash, download_url: url } };
  };

  function day(query: URLSearchParams): string {
    const date = query.get('bill_date') ?? '';
    const start = Date.parse(`${date}T00:00:00+08:00`);
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(start)) throw paramError('bill_date 格式不正确');
    const isLate = parts.faults.take('bill_not_ready', 'wechat') !== undefined;
    if (isLate || parts.clock.now() < start + READY_AFTER_MS)
      throw new ProviderError(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试');
    return date;
  }

  return [
    ['GET', /^\/v3\/bill\/tradebill$/, (_, _body, query) => link(tradeBill(parts, day(query)), query)],
    ['GET', /^\/v3\/bill\/fundflowbill$/, (_, _body, query) => link(flowBill(parts, day(query)), query)],
    [
      'GET',
      /^\/v3\/billdownload\/file$/,
      (_, _body, query) => {
        const found = files.get(query.get('token') ?? '');
        if (found === undefined || found.until <= parts.clock.now())
          throw new ProviderError(400, 'INVALID_REQUEST', '下载链接无效或已过期');
        return { status: 200, file: found.file };
      },
    ],
  ];
}

/** What happened on this day, in the order in which it happened. */
function happenedOn({ trades, refunds, faults, random }: BillParts, date: string): readonly BillEntry[] {
  const factsOf = (outTradeNo: string) => {
    const { transactionId, openid: payer, description } = trades.get(outTradeNo);
    return { outTradeNo, transactionId: transactionId ?? '', payer, description };
  };
  const paid = trades
    .list()
    .filter(({ paidAt }) => paidAt !== null && businessDay(paidAt) === date)
    .map(({ outTradeNo, paidAt, totalFen }) => ({
      ...{ ...factsOf(outTradeNo), at: paidAt ?? 0, amountFen: totalFen, refund: null },
    }));
  const back = refunds
    .list()
    .filter(({ succeededAt }) => succeededAt !== null && businessDay(succeededAt) === date)
    .map(({ outTradeNo, succeededAt, amountFen, refundId, outRefundNo }) => ({
      ...{ ...factsOf(outTradeNo), at: succeededAt ?? 0, amountFen, refund: { refundId, outRefundNo } },
    }));
  const reversed = trades
    .list()
    .filter(({ reversedAt }) => reversedAt !== undefined && businessDay(reversedAt) === date)
    .map(({ outTradeNo, reversedAt, totalFen }) => ({
      ...{ ...factsOf(outTradeNo), at: reversedAt ?? 0, amountFen: totalFen },
      refund: { refundId: '', outRefundNo: '' },
    }));
  const noon = Date.parse(`${date}T12:00:00+08:00`);
  const all = billed([...paid, ...back, ...reversed], 'wechat', { faults, random, noon });
  if (all.length === 0) throw new ProviderError(400, 'NO_STATEMENT_EXIST', '账单不存在');
  return all;
}

function tradeBill(parts: BillParts, date: string): string {
  const { appId, mchId } = parts.accounts;
  const all = happenedOn(parts, date);
  const types = new Map(parts.trades.list().map(({ outTradeNo, tradeType }) => [outTradeNo, tradeType]));
  const lines = all.map(({ at, transactionId, outTradeNo, payer, description, amountFen, refund }) => {
    const [paidFen, backFen] = refund === null ? [amountFen, 0] : [0, amountFen];
    const state = refund === null ? 'SUCCESS' : refund.outRefundNo === '' ? 'REVOKED' : 'REFUND';
    return row([
      ...[beijingTime(at), appId, mchId, '0', '', transactionId, outTradeNo],
      ...[payer, types.get(outTradeNo) ?? 'JSAPI', state, 'OTHERS'],
      ...['CNY', yuan(paidFen), '0.00', refund?.refundId || '0'],
      ...[refund?.outRefundNo || '0', yuan(backFen), '0.00'],
      ...[refund === null ? '' : 'ORIGINAL', refund === null ? '' : 'SUCCESS', description, '', '0.00000'],
      ...['0.00%', yuan(paidFen), yuan(backFen), ''],
    ]);
  });
  const received = yuan(sumOf(all.filter(({ refund }) => refund === null)));
  const returned = yuan(sumOf(all.filter(({ refund }) => refund !== null)));
  const summary = [String(all.length), received, returned, '0.00', '0.00000', received, returned];
  return file([TRADE_HEAD, ...lines, TRADE_SUMMARY_HEAD, row(summary)]);
}

function flowBill(parts: BillParts, date: string): string {
  const all = happenedOn(parts, date);
  let balance = 0;
  const lines = all.map(({ at, transactionId, outTradeNo, amountFen, refund }) => {
    balance += refund === null ? amountFen : -amountFen;
    const name = refund === null ? '交易' : '退款';
    return row([
      ...[beijingTime(at), refund?.refundId || transactionId, transactionId],
      ...[name, name, refund === null ? '收入' : '支出', yuan(amountFen), yuan(balance), 'system', ''],
      refund?.outRefundNo || outTradeNo,
    ]);
  });
  const paid = all.filter(({ refund }) => refund === null);
  const back = all.filter(({ refund }) => refund !== null);
  const summary = [all.length, paid.length, yuan(sumOf(paid)), back.length, yuan(sumOf(back))];
  return file([FLOW_HEAD, ...lines, FLOW_SUMMARY_HEAD, row(summary.map(String))]);
}

const sumOf = (entries: readonly BillEntry[]) => entries.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Each value behind a backtick, so that a spreadsheet keeps long numbers as they are. */
const row = (values: readonly string[]) => values.map((value) => `\`${value}`).join(',');
const file = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const text = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}
