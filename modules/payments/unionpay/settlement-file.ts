import { inflateSync } from 'node:zlib';
import { DAY_MS, fen } from '#kernel';
import { BillDamaged, type BillLine } from '../app/bills.ts';
import { whole } from '../bills/whole.ts';
import { zipEntry } from '../bills/zip-entry.ts';
import { instantOfBeijing } from '../domain/beijing-time.ts';

/**
 * Bytes of the columns of a merchant's detail file (`INN…ZM_<merchant>`), each behind the next by a blank. Names are
 * GBK; what is read here is digits and letters.
 */
const WIDTHS = [
  ...[
    3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15,
  ],
  ...[32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 131],
];
const COLUMN = { sentAt: 4, amount: 6, queryId: 9, orderId: 11, txnType: 19, origQueryId: 26 } as const;
const ZIP_BYTES_MAX = 128 * 1024 * 1024;
const PAYMENT = '01';
/** Refund, and the undoing of a payment on its own day. */
const BACK: ReadonlySet<string> = new Set(['04', '31']);

/** The lines of a settlement day, out of `fileContent`: Base64 of a zip that was packed once more. */
export async function* settlementLines(fileContent: string, day: string): AsyncGenerator<BillLine> {
  const zip = unpacked(fileContent);
  const bytes = zipEntry(zip, (name) => name.toString('latin1').includes('ZM_'));
  for await (const row of rowsOf(whole(bytes))) {
    const line = row.trim() === '' ? undefined : lineOf(row, day);
    if (line !== undefined) yield line;
  }
}

async function* rowsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of bytes) {
    const rows = (rest + piece.toString('latin1')).split(/\r?\n/);
    rest = rows.pop() ?? '';
    yield* rows;
  }
  yield rest;
}

function unpacked(fileContent: string): Buffer {
  try {
    return inflateSync(Buffer.from(fileContent, 'base64'), { maxOutputLength: ZIP_BYTES_MAX });
  } catch (error) {
    throw new BillDamaged((error as Error).message);
  }
}

/** Undefined for what is neither a payment nor money that goes back. */
function lineOf(row: string, day: string): BillLine | undefined {
  const text = (column: number) => {
    const from = WIDTHS.slice(0, column).reduce((sum, width) => sum + width + 1, 0);
    return row.slice(from, from + (WIDTHS[column] ?? 0)).trim();
  };
  const type = text(COLUMN.txnType);
  if (type !== PAYMENT && !BACK.has(type)) return undefined;
  const isRefund = type !== PAYMENT;
  const [amount, number, at] = [text(COLUMN.amount), text(COLUMN.orderId), sentAt(text(COLUMN.sentAt), day)];
  if (!/^\d{1,12}$/.test(amount) || number === '' || at === undefined)
    throw new BillDamaged('a line of the file has an unexpected shape');
  return {
    ...{ kind: isRefund ? 'refund' : 'payment', outTradeNo: isRefund ? '' : number, at },
    ...{ outRefundNo: isRefund ? number : '', amountFen: fen(Number(amount)) },
    transactionId: text(isRefund ? COLUMN.origQueryId : COLUMN.queryId),
  };
}

/** `MMDDhhmmss`, of the year of the settlement day, or of the one before it. */
function sentAt(text: string, day: string): number | undefined {
  const year = Number(day.slice(0, 4));
  const at = instantOfBeijing(`${year}${text}`);
  const latest = Date.parse(`${day}T00:00:00+08:00`) + 2 * DAY_MS;
  return at !== undefined && at > latest ? instantOfBeijing(`${year - 1}${text}`) : at;
}
