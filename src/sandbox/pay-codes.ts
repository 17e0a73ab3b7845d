import { type Clock, type EpochMs, MINUTE_MS, type Random } from '#kernel';
import { digits } from './nonce.ts';

/** What happens when the cashier scans: it passes, she is asked for her password, or her money does not suffice. */
export const PAY_CODE_KINDS = ['passes', 'asks', 'poor'] as const;

export type PayCodeKind = (typeof PAY_CODE_KINDS)[number];

/** What happens, and to whom. */
export interface UsedCode {
  readonly kind: PayCodeKind;
  /** How the provider calls her. */
  readonly payer: string;
}

const GOOD_MS = MINUTE_MS;

/** 付款码: a barcode in a shopper's wallet, good for a minute and for one payment. */
export class PayCodes {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #prefix: string;
  readonly #strangerOf: (code: string) => string;
  readonly #codes = new Map<string, UsedCode & { readonly until: EpochMs }>();

  constructor(clock: Clock, random: Random, prefix: string, strangerOf = (code: string) => `oWallet${code}`) {
    this.#clock = clock;
    this.#random = random;
    this.#prefix = prefix;
    this.#strangerOf = strangerOf;
  }

  /** Of somebody’s wallet; without a name of somebody whom nobody has seen before. */
  issue(kind: PayCodeKind, payer?: string): string {
    const code = `${this.#prefix}${digits(this.#random, 16)}`;
    this.#codes.set(code, {
      kind,
      payer: payer ?? this.#strangerOf(code),
      until: this.#clock.now() + GOOD_MS,
    });
    return code;
  }

  /** Undefined = unknown, too old, or used before. */
  use(code: string): UsedCode | undefined {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    return found !== undefined && found.until > this.#clock.now() ? found : undefined;
  }
}
