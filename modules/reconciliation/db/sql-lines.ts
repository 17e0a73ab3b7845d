import { affectedRows, insertRows, type Reads } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';
import type { KeptLine, LineStore } from '../app/ports.ts';

/** Bills can be fetched again for three months; what was found in them stays. */
const KEPT_DAYS = 90;

interface LineRow {
  readonly day: string;
  readonly seq: number;
  readonly kind: KeptLine['kind'];
  readonly number: string;
  readonly transaction_id: string;
  readonly amount_fen: number;
  readonly at: number;
}

const SELECT = 'select day, seq, kind, number, transaction_id, amount_fen, at from reconciliation_lines';

export function sqlLines(reads: Reads): LineStore {
  return {
    async clear(tx, { merchantId, provider, day }) {
      await affectedRows(
        tx,
        'delete from reconciliation_lines where merchant_id = ? and provider = ? and day = ?',
        [merchantId, provider, day],
      );
    },
    async add(tx, { merchantId, provider, day }, lines) {
      await insertRows(tx, {
        table: 'reconciliation_lines',
        columns: [
          ...[
            'merchant_id',
            'provider',
            'day',
            'seq',
            'kind',
            'number',
            'transaction_id',
            'amount_fen',
            'at',
          ],
        ],
        key: ['merchant_id', 'provider', 'day', 'seq'],
        onRepeat: 'overwrite',
        rows: lines.map((line) => [
          ...[merchantId, provider, day, line.seq, line.kind, line.number, line.transactionId],
          ...[line.amountFen, line.at],
        ]),
      });
    },
    async page({ merchantId, provider, day }, afterSeq, limit) {
      const rows = await reads.all<LineRow>(
        `${SELECT} where merchant_id = ? and provider = ? and day = ? and seq > ? order by seq limit ?`,
        [merchantId, provider, day, afterSeq, limit],
      );
      return rows.map(lineOf);
    },
    async byNumber(merchantId, provider, kind, numbers) {
      if (numbers.length === 0) return [];
      const rows = await reads.all<LineRow>(
        `${SELECT} where merchant_id = ? and provider = ? and kind = ?
           and number in (${numbers.map(() => '?').join(', ')}) order by day, seq`,
        [merchantId, provider, kind, ...numbers],
      );
      return rows.map((row) => ({ ...lineOf(row), day: row.day }));
    },
  };
}

function lineOf(row: LineRow): KeptLine {
  return {
    ...{ seq: row.seq, kind: row.kind, number: row.number, transactionId: row.transaction_id },
    ...{ amountFen: row.amount_fen, at: row.at },
  };
}

export const sweepLines: Sweep = {
  name: 'reconciliation_lines',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from reconciliation_lines where (merchant_id, provider, day, seq) in (
         select merchant_id, provider, day, seq from reconciliation_lines where at < ? limit ?)`,
      [now - KEPT_DAYS * DAY_MS, rowsMax],
    ),
};
