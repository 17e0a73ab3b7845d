import { type EpochMs, type MerchantId, type OrderId, type RequestKey, type StoreId, token } from '#kernel';
import type { ScanState } from '../domain/scan.ts';
import type { PaymentProviderName, PaymentRequest } from './payments.ts';

export interface PayCodeRequest extends PaymentRequest {
  readonly storeId: StoreId;
  /** What the scanner read from her wallet. */
  readonly payCode: string;
}

/** What became of the last scan. Open: PAYING and REVERSING. */
export interface ShownScan {
  readonly provider: PaymentProviderName;
  readonly state: ScanState;
  readonly reason: string | null;
  readonly scannedAt: EpochMs;
}

/** Payment by the code in her wallet (付款码, PAY-05). The payment is the same object as online, under `channel` till. */
export interface TillPayments {
  /**
   * Stores the scan, and only then asks the provider. Asked again with the same key or the same code, it tells what became
   * of that scan. An open one is followed by the job `payments.pursue_scans` until it is final.
   *
   * @throws AppError 409 `payments.scan_open`, `payments.code_used`, `payments.already_paid`, `payments.window_over`;
   *   422 `payments.not_a_pay_code`.
   */
  scan(request: PayCodeRequest, key: RequestKey): Promise<ShownScan>;
  scanOf(merchantId: MerchantId, orderId: OrderId): Promise<ShownScan | undefined>;
}

export const TILL_PAYMENTS = token<TillPayments>('TillPayments');
