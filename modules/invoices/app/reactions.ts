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
        const { merchantId, orderId, afterSaleId, goodsFen, shippingFen, orderRefundedFen, refundedAt } =
          event as AfterSaleRefunded;
        const backFen = fen(goodsFen + shippingFen);
        if (backFen === 0) return;
        await unitOfWork.run(async (tx) => {
          const invoice = await store.standing(tx, merchantId, orderId);
          // Asked for after the money went back: it was never in it.
          if (invoice === undefined || orderRefundedFen <= invoice.refundedBeforeFen) return;
          if (!(await store.noteRefund(tx, invoice, afterSaleId, refundedAt))) return;
          const isLess =
            backFen >= invoice.amountFen
              ? await store.advance(tx, invoice, 'CANCELLED', { ofFen: invoice.amountFen })
              : await store.lower(tx, invoice, backFen);
          // Issued already, or at this moment; whatever else it became at this moment is seen when this is told again.
          if (!isLess && !(await store.addRedDue(tx, invoice, backFen)))
            throw new Error('the invoice has just changed');
        });
      },
    },
  ];
}
