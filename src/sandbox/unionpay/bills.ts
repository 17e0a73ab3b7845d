import { deflateSync } from 'node:zlib';
import { businessDay, type Clock, DAY_MS, type Random } from '#kernel';
import { packedBeijing } from '../beijing.ts';
import { billed } from '../bill-entries.ts';
import type { Faults } from '../faults.ts';
import { toGbk } from '../gbk.ts';
import { zipped } from '../zip.ts';
import { AcpRefusal } from './refusal.ts';
import type { AcpTransactions } from './transactions.ts';

interface BillParts {
  readonly account: { readonly merId: string };
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly transactions: AcpTransactions;
}

/** Bytes of the columns of a merchant's detail file (ZM), each behind the next by a blank. */
const WIDTHS = [
  ...[
    3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15,
  ],
  ...[32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 131],
];

/** `fileTransfer.do`, txnType 76: a zip, packed once more and in Base64, inside a signed answer. */
export function settlementFile(parts: BillParts, settleDate: string) {
  const { account, clock, random, faults, transactions } = parts;
  const now = clock.now();
  // MMDD: of this year, or of the last one.
  const year = Number(businessDay(now).slice(0, 4));
  const days = [year, year - 1].map((y) => `${y}-${settleDate.slice(0, 2)}-${settleDate.slice(2)}`);
  const date = days.find((day) => Date.parse(`${day}T00:00:00+08:00`) + DAY_MS <= now);
  if (!/^\d{4}$/.test(settleDate) || date === undefined) throw new AcpRefusal('98', '文件不存在');
  const all = transactions
    .list()
    // What was reversed is not settled.
    .filter(({ doneAt, state }) => doneAt !== null && state !== 'REVERSED' && businessDay(doneAt) === date)
    .map((done) => ({
      ...{ at: done.doneAt ?? 0, transactionId: done.queryId ?? '', amountFen: done.amountFen },
      ...{ outTradeNo: done.orderId, payer: '', description: '' },
      refund: done.kind === 'payment' ? null : { refundId: done.origQryId ?? '', outRefundNo: done.orderId },
    }));
  const isLate = faults.take('bill_not_ready', 'unionpay') !== undefined;
  const noon = Date.parse(`${date}T12:00:00+08:00`);
  const entries = billed(all, 'unionpay', { faults, random, noon });
  if (isLate || entries.length === 0) throw new AcpRefusal('98', '文件不存在');
  const rows = entries.map(({ at, transactionId, outTradeNo, amountFen, refund }) => {
    const amount = String(amountFen).padStart(12, '0');
    const columns: Readonly<Record<number, string>> = {
      ...{ 0: refund === null ? 'S22' : 'S30', 4: packedBeijing(at).slice(4), 6: amount, 9: transactionId },
      ...{ 11: outTradeNo, 19: refund === null ? '01' : '04', 20: '01', 26: refund?.refundId ?? '' },
      27: account.merId,
    };
    return WIDTHS.map((width, n) => (columns[n] ?? '').slice(0, width).padEnd(width)).join(' ');
  });
  const stamp = date.replaceAll('-', '').slice(2);
  const isDamaged = faults.take('bill_wrong_hash', 'unionpay') !== undefined;
  const zip = zipped(
    [{ name: Buffer.from(`INN${stamp}88ZM_${account.merId}`), bytes: toGbk(`${rows.join('\r\n')}\r\n`) }],
    isDamaged,
  );
  return {
    fileName: `${account.merId}_${date.replaceAll('-', '')}.zip`,
    fileContent: deflateSync(zip).toString('base64'),
  };
}
