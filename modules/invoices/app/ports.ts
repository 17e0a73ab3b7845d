import type { EpochMs, Fen, MemberId, MerchantId, OrderId, Tx } from '#kernel';
import type { Invoice, InvoiceState, InvoiceTitle } from '../domain/invoice.ts';

export interface InvoiceStore {
  /** Seals the title; false when the order has an invoice that stands. */
  add(tx: Tx, invoice: Invoice, title: InvoiceTitle): Promise<boolean>;
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<Invoice | undefined>;
  /** The one of this order that is asked for or issued. */
  standing(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<Invoice | undefined>;
  advance(tx: Tx, invoice: Invoice, to: InvoiceState, change: InvoiceChange): Promise<boolean>;
  /** False when this refund was noted before. */
  noteRefund(tx: Tx, invoice: Invoice, refundId: string, at: EpochMs): Promise<boolean>;
  /** Less to be issued; only while it is asked for. */
  lower(tx: Tx, invoice: Invoice, byFen: Fen): Promise<boolean>;
  /** Only once it is issued. */
  addRedDue(tx: Tx, invoice: Invoice, fen: Fen): Promise<boolean>;
  /** A red letter over what is due; false when that has changed meanwhile. */
  red(tx: Tx, invoice: Invoice, redNumber: string): Promise<boolean>;
}

export interface InvoiceChange {
  readonly number?: string;
  readonly fileUrl?: string | null;
  readonly issuedAt?: EpochMs;
  readonly answer?: string;
  /** Only while it is over this amount. */
  readonly ofFen?: Fen;
}

export type RequestedBefore = readonly [requestedAt: EpochMs, id: string];

export interface InvoiceReads {
  find(merchantId: MerchantId, id: string): Promise<Invoice | undefined>;
  ofMember(
    merchantId: MerchantId,
    memberId: MemberId,
    before: RequestedBefore | undefined,
    limit: number,
  ): Promise<readonly Invoice[]>;
  /** `redDue`: only those that wait for a red letter. */
  ofShop(
    merchantId: MerchantId,
    wanted: { readonly state?: InvoiceState | undefined; readonly redDue?: boolean | undefined },
    before: RequestedBefore | undefined,
    limit: number,
  ): Promise<readonly Invoice[]>;
  /** Null of somebody who was forgotten. */
  titles(
    invoices: readonly Invoice[],
    use: 'account.own' | 'order.serve' | 'rights.export',
  ): Promise<ReadonlyMap<string, InvoiceTitle>>;
}
