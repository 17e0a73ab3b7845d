import type { EpochMs, Fen, MemberId, MerchantId, OrderId } from '#kernel';

export const TITLE_CHARS_MAX = 100;
export const NUMBER = /^\d{8,20}$/;
export const FILE_URL_CHARS_MAX = 300;

/** The life of an invoice (ORD-09). What was issued is never changed: a red letter takes it back, whole or in part. */
export const INVOICE_TRANSITIONS = {
  REQUESTED: ['ISSUED', 'REJECTED', 'CANCELLED'],
  ISSUED: ['REVERSED'],
  REVERSED: [],
  REJECTED: [],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>;

export type InvoiceState = keyof typeof INVOICE_TRANSITIONS;
export const INVOICE_STATES = Object.keys(INVOICE_TRANSITIONS) as InvoiceState[];

export function statesBefore(to: InvoiceState): InvoiceState[] {
  return INVOICE_STATES.filter((from) => (INVOICE_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** Personal data: sealed at rest, shown whole to herself and to who issues it. */
export interface InvoiceTitle {
  readonly kind: 'personal' | 'company';
  readonly title: string;
  /** Of a company. */
  readonly taxNumber: string | null;
}

export interface Invoice {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly kind: InvoiceTitle['kind'];
  /** Masked. */
  readonly shownTitle: string;
  readonly state: InvoiceState;
  /** Of the invoice as it was asked for, or issued. */
  readonly amountFen: Fen;
  /** What of the order had gone back when it was asked for; never in it. */
  readonly refundedBeforeFen: Fen;
  /** Went back after it was issued, and waits for a red letter. */
  readonly redDueFen: Fen;
  /** Taken back by red letters. */
  readonly redFen: Fen;
  readonly number: string | null;
  readonly fileUrl: string | null;
  readonly redNumber: string | null;
  readonly answer: string | null;
  readonly requestedAt: EpochMs;
  readonly issuedAt: EpochMs | null;
}
