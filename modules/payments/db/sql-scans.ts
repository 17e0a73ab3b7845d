import { affectedRows, type Reads } from '#db';
import type { EpochMs, MerchantId, OrderId, PaymentId, Tx } from '#kernel';
import type { NewScan, Scans } from '../app/scans.ts';
import type { ProviderName } from '../domain/payment.ts';
import { type Scan, type ScanState, scanStatesBefore } from '../domain/scan.ts';
import { INTENT_COLUMNS, type IntentRow, intentOf } from './intent-rows.ts';

interface ScanRow extends IntentRow {
  readonly scan_number: string;
  readonly scan_provider: ProviderName;
  readonly scan_prepay_id: string | null;
  readonly scan_state: ScanState;
  readonly scan_reason: string | null;
  readonly scan_at: number | string;
}

const SELECT = `select ${INTENT_COLUMNS.map((column) => `i.${column}`).join(', ')},
  s.out_trade_no as scan_number, s.provider as scan_provider, s.prepay_id as scan_prepay_id, s.state as scan_state, s.reason as scan_reason,
  s.scanned_at as scan_at from payment_scans s join payment_intents i on i.id = s.payment_id`;

export class SqlScans implements Scans {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  async add(tx: Tx, { intent, codeHash, scannedAt, nextLookAt }: NewScan): Promise<boolean> {
    const added = await affectedRows(
      tx,
      `insert into payment_scans (out_trade_no, merchant_id, payment_id, order_id, provider, code_hash, state, scanned_at,
        looks, next_look_at, prepay_id) values (?, ?, ?, ?, ?, ?, 'PAYING', ?, 0, ?, ?) on conflict do nothing`,
      [
        ...[intent.outTradeNo, intent.merchantId, intent.id, intent.orderId, intent.provider],
        ...[codeHash, scannedAt, nextLookAt, intent.prepayId],
      ],
    );
    return added === 1;
  }

  byCode(merchantId: MerchantId, codeHash: string): Promise<Scan | undefined> {
    return this.#one('where s.merchant_id = ? and s.code_hash = ?', [merchantId, codeHash]);
  }

  latest(merchantId: MerchantId, orderId: OrderId): Promise<Scan | undefined> {
    return this.#one(
      'where s.merchant_id = ? and s.order_id = ? order by s.scanned_at desc, s.out_trade_no desc limit 1',
      [merchantId, orderId],
    );
  }

  openOf(paymentId: PaymentId): Promise<Scan | undefined> {
    return this.#one("where s.payment_id = ? and s.state in ('PAYING', 'REVERSING')", [paymentId]);
  }

  async listDue(now: EpochMs, limit: number): Promise<readonly Scan[]> {
    const rows = await this.#reads.all<ScanRow>(
      `${SELECT} where s.state in ('PAYING', 'REVERSING') and s.next_look_at <= ? order by s.next_look_at limit ?`,
      [now, limit],
    );
    return rows.map(scanOf);
  }

  async looked(tx: Tx, { outTradeNo }: Scan, nextLookAt: EpochMs): Promise<void> {
    await affectedRows(
      tx,
      'update payment_scans set looks = looks + 1, next_look_at = ? where out_trade_no = ?',
      [nextLookAt, outTradeNo],
    );
  }

  async paid(tx: Tx, outTradeNo: string, at: EpochMs): Promise<boolean> {
    return move(tx, outTradeNo, 'PAID', null, at);
  }

  async reversing(tx: Tx, { outTradeNo }: Scan, reason: string): Promise<boolean> {
    return move(tx, outTradeNo, 'REVERSING', reason, null);
  }

  async notPaid(tx: Tx, { outTradeNo }: Scan, reason: string, at: EpochMs): Promise<boolean> {
    return move(tx, outTradeNo, 'NOT_PAID', reason, at);
  }

  async #one(where: string, values: readonly unknown[]): Promise<Scan | undefined> {
    const [row] = await this.#reads.all<ScanRow>(`${SELECT} ${where}`, values);
    return row === undefined ? undefined : scanOf(row);
  }
}

/** The names of the states come from the state machine, never from outside. The first reason is the one that counts. */
async function move(
  tx: Tx,
  outTradeNo: string,
  to: ScanState,
  reason: string | null,
  endedAt: EpochMs | null,
): Promise<boolean> {
  const from = scanStatesBefore(to)
    .map((state) => `'${state}'`)
    .join(', ');
  const changed = await affectedRows(
    tx,
    `update payment_scans set state = ?, reason = coalesce(reason, ?), ended_at = ?
     where out_trade_no = ? and state in (${from})`,
    [to, reason, endedAt, outTradeNo],
  );
  return changed === 1;
}

function scanOf(row: ScanRow): Scan {
  const intent = intentOf(row);
  return {
    // A number that was given up lies no longer with its intent.
    intent: {
      ...{ ...intent, outTradeNo: row.scan_number, provider: row.scan_provider },
      prepayId: row.scan_prepay_id,
    },
    ...{ outTradeNo: row.scan_number, provider: row.scan_provider },
    ...{ state: row.scan_state, reason: row.scan_reason, scannedAt: Number(row.scan_at) },
  };
}
