import type { DomainEvent, EventHandler, MerchantId, OrderId, StaffId, StoreId, UnitOfWork } from '#kernel';
import type { Commissions } from './commissions.ts';
import type { CreditBook } from './ports.ts';

/** What this module needs to know of the events of orders and after-sale, which lie above it. */
interface OfAPart extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}
interface PartDone extends OfAPart {
  /** Absent in events of earlier versions; null = nobody's hand was in it. */
  readonly staffId?: StaffId | null;
  readonly goodsPaidFen?: number;
}
interface Refunded extends OfAPart {
  readonly afterSaleId: string;
  readonly goodsFen: number;
}

/**
 * Who handed a part over, or sent it, has it to her credit (业绩), and earns by it once it was received (提成); what is given
 * back of it counts against it.
 */
export function workforceReactions(
  unitOfWork: UnitOfWork,
  book: CreditBook,
  commissions: Commissions,
): readonly EventHandler[] {
  return [
    {
      name: 'workforce.credit_parts',
      types: ['orders.group_picked_up', 'orders.group_shipped'],
      async deliver({ event }) {
        const {
          type,
          merchantId,
          orderId,
          storeId,
          staffId,
          goodsPaidFen = 0,
          occurredAt,
        } = event as PartDone;
        if (staffId === undefined || staffId === null) return;
        const kind = type === 'orders.group_shipped' ? 'shipped' : 'handed_over';
        const credit = { kind, staffId, orderId, storeId, goodsFen: goodsPaidFen, at: occurredAt } as const;
        await unitOfWork.run(async (tx) => {
          await book.credit(tx, merchantId, credit);
          await commissions.settle(tx, merchantId, credit, occurredAt);
        });
      },
    },
    {
      name: 'workforce.note_refund',
      types: ['after-sale.refunded'],
      async deliver({ event }) {
        const { merchantId, afterSaleId, orderId, storeId, goodsFen, occurredAt } = event as Refunded;
        const refund = { refundId: afterSaleId, orderId, storeId, goodsFen };
        await unitOfWork.run(async (tx) => {
          await book.refund(tx, merchantId, refund, occurredAt);
          await commissions.settle(tx, merchantId, refund, occurredAt);
        });
      },
    },
    {
      name: 'workforce.note_received',
      types: ['orders.group_received', 'orders.group_picked_up'],
      async deliver({ event }) {
        const { merchantId, orderId, storeId, occurredAt } = event as OfAPart;
        const part = { orderId, storeId };
        await unitOfWork.run((tx) => commissions.received(tx, merchantId, part, occurredAt));
      },
    },
  ];
}
