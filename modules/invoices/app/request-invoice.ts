import {
  type AnswerBook,
  AppError,
  type Clock,
  fen,
  type Ids,
  type MemberId,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type Tx,
  type UnitOfWork,
  ZERO_FEN,
} from '#kernel';
import type { SoldLines } from '#modules/orders';
import type { Invoice, InvoiceTitle } from '../domain/invoice.ts';
import { maskTitle } from '../domain/mask-title.ts';
import { isTaxNumber } from '../domain/tax-number.ts';
import type { InvoiceStore } from './ports.ts';

export interface RequestParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly store: InvoiceStore;
  readonly soldLines: Pick<SoldLines, 'find' | 'lock'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

interface Own {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly request: RequestKey;
}

export interface OwnInvoices {
  request(own: Own, orderId: OrderId, title: InvoiceTitle): Promise<Invoice>;
  cancel(own: Own, id: string): Promise<Invoice>;
}

/** What she asks for: an invoice over what she has paid and not got back. */
export function ownInvoices(parts: RequestParts): OwnInvoices {
  const { unitOfWork, answers, store, soldLines, clock, ids } = parts;

  function once(own: Own, work: (tx: Tx) => Promise<Invoice>): Promise<Invoice> {
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Invoice>(tx, own.request);
      if (earlier !== undefined) return earlier;
      const invoice = await work(tx);
      await answers.record(tx, own.request, invoice);
      return invoice;
    });
  }

  return {
    async request(own, orderId, title) {
      const { merchantId, memberId } = own;
      refuseBadTaxNumber(title);
      const found = await soldLines.find(merchantId, orderId);
      const at = clock.now();
      const id = ids.next();
      return once(own, async (tx) => {
        if (found?.memberId !== memberId)
          throw new AppError('not_found', 'invoices.order_not_found', '没有这个订单', { orderId });
        // Takes the order's row: a refund that comes at the same time is seen here, or sees this invoice.
        const order = await soldLines.lock(tx, merchantId, orderId);
        const amountFen = fen(order.payableFen - order.refundedFen);
        if (amountFen === 0)
          throw new AppError('conflict', 'invoices.nothing_paid', '这笔订单没有可开票金额');
        const invoice: Invoice = {
          ...{ id, merchantId, memberId, orderId, orderNumber: order.number, kind: title.kind },
          ...{ shownTitle: maskTitle(title.title), state: 'REQUESTED', amountFen },
          refundedBeforeFen: order.refundedFen,
          ...{ redDueFen: ZERO_FEN, redFen: ZERO_FEN, number: null, fileUrl: null, redNumber: null },
          ...{ answer: null, requestedAt: at, issuedAt: null },
        };
        if (!(await store.add(tx, invoice, title)))
          throw new AppError('conflict', 'invoices.requested_already', '这笔订单已经申请过发票');
        return invoice;
      });
    },

    cancel: (own, id) =>
      once(own, async (tx) => {
        const invoice = await store.get(tx, own.merchantId, id);
        if (invoice?.memberId !== own.memberId) throw invoiceNotFound();
        if (!(await store.advance(tx, invoice, 'CANCELLED', {}))) throw illegalStep(invoice, 'CANCELLED');
        return { ...invoice, state: 'CANCELLED' };
      }),
  };
}

function refuseBadTaxNumber({ kind, taxNumber }: InvoiceTitle): void {
  if (kind === 'personal' ? taxNumber === null : taxNumber !== null && isTaxNumber(taxNumber)) return;
  throw new AppError('unprocessable', 'invoices.bad_tax_number', '税号有误，请核对后重填');
}

export const invoiceNotFound = () => new AppError('not_found', 'invoices.not_found', '没有这张发票');

export const illegalStep = ({ state }: Invoice, to: string) =>
  new AppError('conflict', 'invoices.illegal_step', '发票当前状态不能这样操作', { from: state, to });
