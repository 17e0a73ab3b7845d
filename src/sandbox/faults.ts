/**
 * What may go wrong on purpose, each for the next `times` occasions:
 *
 * - `refuse`: the next API answer is `status` (429 or 500), and nothing was done.
 * - `lose_answer`: the request is carried out, its answer never arrives.
 * - `tamper_answer`: the answer is changed after it was signed.
 * - `delay_answer`: the answer takes `ms` longer.
 * - `drop_notice`, `duplicate_notice` (`copies` more), `delay_notice` (`ms`): to the next notice.
 * - `probe_notice`: the next notice carries a deliberately wrong signature, as the provider does at times.
 * - `notice_before_answer`: the wallet answers only after the merchant was told.
 * - `refund_abnormal`: the next refund gets stuck until it is asked for again.
 */
export const FAULT_KINDS = [
  'refuse',
  'lose_answer',
  'tamper_answer',
  'delay_answer',
  'drop_notice',
  'duplicate_notice',
  'delay_notice',
  'probe_notice',
  'notice_before_answer',
  'refund_abnormal',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly times?: number;
  readonly status?: number;
  readonly ms?: number;
  readonly copies?: number;
}

export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Uses up one occasion of this kind. */
  take(kind: FaultKind): Fault | undefined {
    const entry = this.#waiting.find(({ fault, left }) => fault.kind === kind && left > 0);
    if (entry !== undefined) entry.left -= 1;
    return entry?.fault;
  }

  clear(): void {
    this.#waiting.length = 0;
  }
}
