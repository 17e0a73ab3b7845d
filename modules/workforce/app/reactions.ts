import type { DomainEvent, EventHandler, MerchantId, OrderId, StaffId, StoreId, UnitOfWork } from '#kernel';
import type { CreditBook } from './ports.ts';

/** What this module needs to know of the events of orders and after-sale, which lie above it. */
interface PartDone extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  /** Absent in events of earlier versions; null = nobody's hand was in it. */
  readonly staffId?: StaffId | null;
  readonly goodsPaidFen?: number;
}
interface Refunded extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly afterSaleId: string;
  readonly goodsFen: number;
}

/** Who handed a part over, or sent it, has it to her credit (业绩); what is given back of it counts against it. */
export function workforceReactions(unitOfWork: UnitOfWork, book: CreditBook): readonly EventHandler[] {
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
        await unitOfWork.run((tx) => book.credit(tx, merchantId, credit));
      },
    },
    {
      name: 'workforce.note_refund',
      types: ['after-sale.refunded'],
      async deliver({ event }) {
        const { merchantId, afterSaleId, orderId, storeId, goodsFen, occurredAt } = event as Refunded;
        const refund = { refundId: afterSaleId, orderId, storeId, goodsFen };
        await unitOfWork.run((tx) => book.refund(tx, merchantId, refund, occurredAt));
      },
    },
  ];
}
