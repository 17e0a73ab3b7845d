import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { fen } from '#kernel';
import { BillDamaged, type BillLine, type TradeBill } from '../app/bills.ts';
import { ProviderRefused, ProviderUnreachable } from '../app/provider.ts';
import { fetched } from '../bills/fetched.ts';
import { whole } from '../bills/whole.ts';
import { instantOfBeijing } from '../domain/beijing-time.ts';
import { fenOfYuan } from '../domain/yuan.ts';

const billAnswer = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-f]{40}$/i),
  download_url: z.url(),
});

const FIRST_COLUMN = '交易时间';
const FIRST_OF_SUMS = '总交易单数';

interface BillCalls {
  call(path: string): Promise<unknown>;
  /** `Authorization` for this address: files are fetched by a signed request, though not signed themselves. */
  authorization(url: string): string;
}

/** `GET /v3/bill/tradebill`: the address of a packed file, and the SHA-1 of what is inside. */
export async function wechatTradeBill({ call, authorization }: BillCalls, day: string): Promise<TradeBill> {
  try {
    const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`;
    const answer = billAnswer.safeParse(await call(path));
    if (!answer.success) throw new ProviderUnreachable('the answer has an unexpected shape');
    const { download_url: url, hash_value: sha1 } = answer.data;
    const packed = fetched(url, { authorization: authorization(url), accept: 'application/octet-stream' });
    return { state: 'ready', lines: linesOf(packed, sha1.toLowerCase()) };
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    if (error.code === 'STATEMENT_CREATING') return { state: 'not_ready' };
    if (error.code === 'NO_STATEMENT_EXIST') return { state: 'none', isCertain: true };
    throw error;
  }
}

async function* linesOf(packed: AsyncIterable<Buffer>, sha1: string): AsyncGenerator<BillLine> {
  const hash = createHash('sha1');
  const hashed = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  };
  // Every value stands behind a backtick: a comma without one belongs to the value (a title may have one).
  const parser = parse({ delimiter: ',`', quote: false, relax_column_count: true, skip_empty_lines: true });
  const rows = pipeline(Readable.from(packed), createGunzip(), hashed, parser, () => undefined);
  let columns: ReadonlyMap<string, number> | undefined;
  let sums: readonly string[] | undefined;
  let lines = 0;
  for await (const row of whole(rows as AsyncIterable<string[]>)) {
    const first = (row[0] ?? '').replace('\uFEFF', '');
    if (first.startsWith(FIRST_COLUMN)) columns = columnsOf(first);
    else if (first.startsWith(FIRST_OF_SUMS)) sums = [];
    else if (sums !== undefined) sums = row;
    else {
      lines += 1;
      const line = lineOf(columns, row);
      if (line !== undefined) yield line;
    }
  }
  if (hash.digest('hex') !== sha1) throw new BillDamaged('the hash of the bill is another one');
  if (sums?.[0]?.replace('`', '') !== String(lines))
    throw new BillDamaged('the bill has other lines than its own sum says');
}

function columnsOf(head: string): ReadonlyMap<string, number> {
  return new Map(
    head
      .replace('\uFEFF', '')
      .split(',')
      .map((name, n) => [name, n]),
  );
}

function lineOf(
  columns: ReadonlyMap<string, number> | undefined,
  row: readonly string[],
): BillLine | undefined {
  const text = (name: string) => row[columns?.get(name) ?? -1]?.replace(/^`/, '').trim() ?? '';
  // Paid by a scanned code and taken back: a line behind that of the payment, without the number of a refund.
  const isReversal = text('交易状态') === 'REVOKED';
  const isRefund = isReversal || text('交易状态') === 'REFUND';
  // What was asked for, not what is settled: a voucher of the provider is paid by the provider.
  const amountFen = fenOfYuan(text(isRefund ? '申请退款金额' : '订单金额'));
  // Taken back before it was paid: nothing moved.
  if (isReversal && amountFen === 0) return undefined;
  const at = instantOfBeijing(text('交易时间'));
  if (amountFen === undefined || at === undefined || text('商户订单号') === '')
    throw new BillDamaged('a line of the bill has an unexpected shape');
  return {
    ...{ kind: isRefund ? 'refund' : 'payment', outTradeNo: text('商户订单号'), at },
    ...{ outRefundNo: isRefund && !isReversal ? text('商户退款单号') : '' },
    transactionId: text('微信订单号'),
    amountFen: fen(amountFen),
  };
}
