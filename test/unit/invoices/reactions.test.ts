import { fen, type StoredEvent, type UnitOfWork } from '#kernel';
import type { InvoiceStore } from '../../../modules/invoices/app/ports.ts';
import { invoiceReactions } from '../../../modules/invoices/app/reactions.ts';

const AMOUNT_FEN = fen(20_000);
const unitOfWork = { run: (work: (tx: object) => unknown) => work({}) } as unknown as UnitOfWork;

/** All of an order goes back while its invoice, read as asked for, becomes something else. */
function told(isIssued: boolean, due: number[]): Promise<void> {
  const store = {
    standing: async () => ({ state: 'REQUESTED', amountFen: AMOUNT_FEN, refundedBeforeFen: 0 }),
    noteRefund: async () => true,
    advance: async () => false,
    lower: async () => false,
    addRedDue: async (_tx: unknown, _invoice: unknown, amountFen: number) => {
      if (isIssued) due.push(amountFen);
      return isIssued;
    },
  } as unknown as InvoiceStore;
  const event = {
    type: 'after-sale.refunded',
    goodsFen: AMOUNT_FEN,
    shippingFen: 0,
    orderRefundedFen: AMOUNT_FEN,
  };
  const [handler] = invoiceReactions(unitOfWork, store);
  if (handler === undefined) throw new Error('nobody follows refunds');
  return handler.deliver({ event } as unknown as StoredEvent);
}

test('money that goes back while its invoice is being issued waits for a red letter (ORD-09)', async () => {
  const due: number[] = [];
  await told(true, due);
  expect(due).toEqual([AMOUNT_FEN]);
});

test('what an invoice became otherwise at that moment is found out when the refund is told again', async () => {
  await expect(told(false, [])).rejects.toThrow('changed');
});
