import { fen, type MemberId, type MerchantId, type OrderId } from '#kernel';
import type { Invoice, InvoiceState } from '../domain/invoice.ts';

export interface InvoiceRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly order_id: OrderId;
  readonly order_number: string;
  readonly kind: Invoice['kind'];
  readonly shown_title: string;
  readonly state: InvoiceState;
  readonly amount_fen: number | string;
  readonly refunded_before_fen: number | string;
  readonly red_due_fen: number | string;
  readonly red_fen: number | string;
  readonly number: string | null;
  readonly file_url: string | null;
  readonly red_number: string | null;
  readonly answer: string | null;
  readonly requested_at: number | string;
  readonly issued_at: number | string | null;
}

export const SELECT = `select merchant_id, id, member_id, order_id, order_number, kind, shown_title, state, amount_fen,
  refunded_before_fen, red_due_fen, red_fen, number, file_url, red_number, answer, requested_at, issued_at from invoices`;

/** PostgreSQL answers bigint as text inside a transaction. */
export function invoiceOf(row: InvoiceRow): Invoice {
  return {
    ...{ id: row.id, merchantId: row.merchant_id, memberId: row.member_id, orderId: row.order_id },
    ...{ orderNumber: row.order_number, kind: row.kind, shownTitle: row.shown_title, state: row.state },
    ...{ amountFen: fen(Number(row.amount_fen)), redDueFen: fen(Number(row.red_due_fen)) },
    refundedBeforeFen: fen(Number(row.refunded_before_fen)),
    ...{ redFen: fen(Number(row.red_fen)), number: row.number, fileUrl: row.file_url },
    ...{ redNumber: row.red_number, answer: row.answer, requestedAt: Number(row.requested_at) },
    issuedAt: row.issued_at === null ? null : Number(row.issued_at),
  };
}
