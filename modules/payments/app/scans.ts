import { type EpochMs, type MerchantId, type OrderId, type PaymentId, type Tx, token } from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import type { Scan } from '../domain/scan.ts';

export interface NewScan {
  readonly intent: PaymentIntent;
  /** Keyed fingerprint of her code: the same code is one scan, however often it is read. */
  readonly codeHash: string;
  readonly scannedAt: EpochMs;
  readonly nextLookAt: EpochMs;
}

/** Scans as rows. Every change is guarded by the state machine and says whether it held. */
export interface Scans {
  /** False when the payment has an open scan, or this code was scanned before. */
  add(tx: Tx, scan: NewScan): Promise<boolean>;
  /** The scan of this code, whichever order it was for. */
  byCode(merchantId: MerchantId, codeHash: string): Promise<Scan | undefined>;
  /** The newest of an order. */
  latest(merchantId: MerchantId, orderId: OrderId): Promise<Scan | undefined>;
  openOf(paymentId: PaymentId): Promise<Scan | undefined>;
  listDue(now: EpochMs, limit: number): Promise<readonly Scan[]>;
  looked(tx: Tx, scan: Scan, nextLookAt: EpochMs): Promise<void>;
  /** The provider has the money. False when it was decided before that there is to be none. */
  paid(tx: Tx, outTradeNo: string, at: EpochMs): Promise<boolean>;
  reversing(tx: Tx, scan: Scan, reason: string): Promise<boolean>;
  notPaid(tx: Tx, scan: Scan, reason: string, at: EpochMs): Promise<boolean>;
}

export const SCANS = token<Scans>('PaymentScans');
