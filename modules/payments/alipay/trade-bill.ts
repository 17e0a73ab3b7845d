import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type EpochMs, type Fen, fen } from '#kernel';
import { BillDamaged, type BillLine } from '../app/bills.ts';
import { fetched } from '../bills/fetched.ts';
import { whole } from '../bills/whole.ts';
import { zipEntry } from '../bills/zip-entry.ts';
import { instantOfBeijing } from '../domain/beijing-time.ts';
import { fenOfYuan } from '../domain/yuan.ts';

/** A zip is read from its end: it has to be here whole. A day with a million lines has about this much. */
const ZIP_BYTES_MAX = 128 * 1024 * 1024;
const FIRST_COLUMN = '支付宝交易号';
const COUNTS = /#交易合计：(\d+)笔，退款合计：(\d+)笔/;
/** `汇总`, the file of sums beside the file of lines, in GBK. */
const SUMS_IN_GBK = Buffer.from([0xbb, 0xe3, 0xd7, 0xdc]);

/** The lines of the zip behind this address: a GBK file with remarks before and behind its table. */
export async function* alipayBillLines(url: string): AsyncGenerator<BillLine> {
  const zip = await bytesOf(fetched(url));
  const decoder = new TextDecoder('gbk');
  const decoded = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  };
  const entry = zipEntry(zip, (name) => name.includes('.csv') && !name.includes(SUMS_IN_GBK));
  const parser = parse({ relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true });
  const rows = pipeline(Readable.from(entry), decoded, parser, () => undefined);
  let columns: ReadonlyMap<string, number> | undefined;
  let counts: string | undefined;
  const seen = { payment: 0, refund: 0 };
  for await (const row of whole(rows as AsyncIterable<string[]>)) {
    const first = row[0] ?? '';
    if (first.startsWith('#')) {
      const [, payments, refunds] = COUNTS.exec(row.join(',')) ?? [];
      if (payments !== undefined) counts = `${payments}/${refunds}`;
    } else if (first === FIRST_COLUMN) columns = new Map(row.map((name, n) => [name, n]));
    else {
      const line = lineOf(columns, row);
      seen[line.kind] += 1;
      yield line;
    }
  }
  if (counts !== `${seen.payment}/${seen.refund}`)
    throw new BillDamaged('the bill has other lines than its own sum says');
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > ZIP_BYTES_MAX) throw new BillDamaged('the zip is too large');
    kept.push(piece);
  }
  return Buffer.concat(kept);
}

function lineOf(columns: ReadonlyMap<string, number> | undefined, row: readonly string[]): BillLine {
  const text = (name: string) => row[columns?.get(name) ?? -1]?.trim() ?? '';
  const isRefund = text('业务类型') === '退款';
  const [outTradeNo, request] = [text('商户订单号'), text('退款批次号/请求号')];
  // What went back by 撤销 was asked for under no number of ours: the payment's own stands there, or none.
  const outRefundNo = !isRefund || request === outTradeNo ? '' : request;
  const amountFen: Fen | undefined = fenOfYuan(text('订单金额（元）').replace(/^-/, ''));
  const at: EpochMs | undefined = instantOfBeijing(text('完成时间'));
  if (amountFen === undefined || at === undefined || outTradeNo === '')
    throw new BillDamaged('a line of the bill has an unexpected shape');
  return {
    ...{ kind: isRefund ? 'refund' : 'payment', outTradeNo, outRefundNo, at },
    ...{ transactionId: text(FIRST_COLUMN), amountFen: fen(amountFen) },
  };
}
