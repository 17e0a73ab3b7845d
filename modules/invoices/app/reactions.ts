import { type EventHandler, fen, type UnitOfWork } from '#kernel';
import type { AfterSaleRefunded } from '#modules/after-sale';
import type { InvoiceStore } from './ports.ts';

/** Money went back: what is not issued yet becomes less, what is issued waits for a red letter. Any number of times. */
export function invoiceReactions(unitOfWork: UnitOfWork, store: InvoiceStore): readonly EventHandler[] {
  return [
    {
      name: 'invoices.follow_refunds',
      types: ['after-sale.refunded'],
      async deliver({ event }) {
        const { merchantId, orderId, afterSaleId, goodsFen, shippingFen, refundedAt } =
          event as AfterSaleRefunded;
        const backFen = fen(goodsFen + shippingFen);
        if (backFen === 0) return;
        await unitOfWork.run(async (tx) => {
          const invoice = await store.standing(tx, merchantId, orderId);
          // Asked for after the money went back: it was never in it.
          if (invoice === undefined || invoice.requestedAt > refundedAt) return;
          if (!(await store.noteRefund(tx, invoice, afterSaleId, refundedAt))) return;
          if (invoice.state === 'REQUESTED' && backFen >= invoice.amountFen)
            await store.advance(tx, invoice, 'CANCELLED', {});
          else if (!(await store.lower(tx, invoice, backFen))) await store.addRedDue(tx, invoice, backFen);
        });
      },
    },
  ];
}
