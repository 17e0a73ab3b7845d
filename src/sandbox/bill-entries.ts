import type { EpochMs, Random } from '#kernel';
import type { FaultProvider, Faults } from './faults.ts';
import { digits } from './nonce.ts';

/** One line of a day's bill, whichever provider writes it: money came in, or went back. */
export interface BillEntry {
  readonly at: EpochMs;
  readonly transactionId: string;
  readonly outTradeNo: string;
  readonly amountFen: number;
  readonly payer: string;
  readonly description: string;
  /** Null = a payment; without numbers = a payment by code that was reversed. */
  readonly refund: { readonly refundId: string; readonly outRefundNo: string } | null;
}

const EXTRA_FEN = 1_234;

/** In the order in which they happened, as accidents leave them: a line is lost, made up, or has another amount. */
export function billed(
  entries: readonly BillEntry[],
  provider: FaultProvider,
  { faults, random, noon }: { readonly faults: Faults; readonly random: Random; readonly noon: EpochMs },
): readonly BillEntry[] {
  const lines = entries.toSorted((a, b) => a.at - b.at);
  while (lines.length > 0 && faults.take('bill_line_missing', provider) !== undefined) lines.pop();
  const [first, ...others] = lines;
  if (first !== undefined && faults.take('bill_other_amount', provider) !== undefined)
    lines.splice(0, lines.length, { ...first, amountFen: first.amountFen + 1 }, ...others);
  while (faults.take('bill_line_extra', provider) !== undefined)
    lines.push({
      ...{ at: noon, transactionId: digits(random, 21), outTradeNo: digits(random, 32) },
      ...{ amountFen: EXTRA_FEN, payer: '', description: '未知', refund: null },
    });
  return lines;
}
