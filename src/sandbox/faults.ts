/**
 * What may go wrong on purpose, each for the next `times` occasions, at one provider or at whichever comes first:
 *
 * - `refuse`: the next API answer is `status` (429 or 500), and nothing was done; with WeChat Pay's `code`, if one is given.
 * - `lose_answer`: the request is carried out, its answer never arrives (a time-out after success).
 * - `tamper_answer`: the answer is changed after it was signed.
 * - `delay_answer`: the answer takes `ms` longer.
 * - `drop_notice`, `duplicate_notice` (`copies` more), `delay_notice` (`ms`): to the next notice.
 * - `reorder_notices`: the next notice leaves only after the one behind it.
 * - `probe_notice`: the next notice carries a deliberately wrong signature, as a provider does at times.
 * - `notice_before_answer`: the wallet answers only after the merchant was told.
 * - `refund_abnormal`: the next refund gets stuck until it is asked for again.
 * - `skew_clock`: the provider's clock is `ms` off in the next message that it stamps.
 * - `bill_not_ready`, `bill_wrong_hash`, `bill_line_missing`, `bill_line_extra`, `bill_other_amount`: to the next bill.
 * - `sharing_stuck`: the next request for profit sharing stays under way; `receiver_closed`: its receiver gets nothing.
 */
export const FAULT_KINDS = [
  'refuse',
  'lose_answer',
  'tamper_answer',
  'delay_answer',
  'drop_notice',
  'duplicate_notice',
  'delay_notice',
  'reorder_notices',
  'probe_notice',
  'notice_before_answer',
  'refund_abnormal',
  'skew_clock',
  'bill_not_ready',
  'bill_wrong_hash',
  'bill_line_missing',
  'bill_line_extra',
  'bill_other_amount',
  'sharing_stuck',
  'receiver_closed',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Whose faults: the payment providers, and everything else that the sandbox plays. */
export const FAULT_PROVIDERS = ['wechat', 'alipay', 'unionpay', 'other'] as const;

export type FaultProvider = (typeof FAULT_PROVIDERS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Missing = whoever comes first. */
  readonly provider?: FaultProvider;
  readonly times?: number;
  readonly status?: number;
  readonly code?: string;
  readonly ms?: number;
  readonly copies?: number;
}

export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Uses up one occasion of this kind. */
  take(kind: FaultKind, at: FaultProvider = 'wechat'): Fault | undefined {
    const entry = this.#waiting.find(
      ({ fault, left }) =>
        fault.kind === kind && left > 0 && (fault.provider === undefined || fault.provider === at),
    );
    if (entry !== undefined) entry.left -= 1;
    return entry?.fault;
  }

  clear(): void {
    this.#waiting.length = 0;
  }
}
