import type {
  DomainEvent,
  EventHandler,
  Fen,
  MemberId,
  MerchantId,
  OrderId,
  StoreId,
  UnitOfWork,
} from '#kernel';
import type { Members } from '#modules/members';
import type { Points } from '../tokens.ts';
import type { Purchases } from './purchases.ts';

/** What this module needs to know of the events of orders: it lies above, so its types cannot be imported. */
interface OrderPaid extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly groups: readonly { readonly storeId: StoreId; readonly goodsPaidFen: Fen }[];
}

interface OrderPart extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}

interface Activated extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

interface ReviewShown extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly reviewId: string;
  readonly part: string;
}

/** Key under which an order spends points. */
const ORDER = 'orders.order';

/** What happens to points because something happened to an order, or to a member. Any of it any number of times. */
export function pointsReactions(
  unitOfWork: UnitOfWork,
  members: Members,
  points: Pick<Points, 'earn' | 'giveBack'>,
  purchases: Purchases,
): readonly EventHandler[] {
  return [
    {
      name: 'points.earn_by_purchase',
      types: ['orders.order_paid'],
      async deliver({ event }) {
        const { merchantId, orderId, memberId, groups, occurredAt } = event as OrderPaid;
        // She may have been merged into another member since.
        const owner = await members.current(merchantId, memberId);
        if (owner === undefined) return;
        const paid = groups.map(({ storeId, goodsPaidFen }) => ({ storeId, goodsFen: goodsPaidFen }));
        const purchase = { memberId: owner.id, orderId, groups: paid, at: occurredAt };
        await unitOfWork.run((tx) => purchases.earnByPurchase(tx, merchantId, purchase));
      },
    },
    {
      name: 'points.begin_return_window',
      types: ['orders.group_received', 'orders.group_picked_up'],
      async deliver({ event }) {
        const { merchantId, orderId, storeId, occurredAt } = event as OrderPart;
        await unitOfWork.run((tx) => purchases.received(tx, merchantId, orderId, storeId, occurredAt));
      },
    },
    {
      name: 'points.give_back',
      types: ['orders.order_closed', 'orders.refund_due'],
      async deliver({ event: { occurredAt: at, ...event } }) {
        const { merchantId, orderId } = event as Omit<OrderPart, 'occurredAt'>;
        await unitOfWork.run((tx) =>
          points.giveBack(tx, merchantId, { bizType: ORDER, bizId: orderId, refundId: 'all', at }),
        );
      },
    },
    {
      // Once per review, however often it is taken down and shown again; what is added to it later earns nothing.
      name: 'points.earn_by_review',
      types: ['reviews.review_shown'],
      async deliver({ event }) {
        const { merchantId, memberId, reviewId, part, occurredAt: at } = event as ReviewShown;
        const owner = await members.current(merchantId, memberId);
        if (part !== 'first' || owner === undefined) return;
        const review = { source: 'review', bizType: 'reviews.review', bizId: reviewId } as const;
        await unitOfWork.run((tx) => points.earn(tx, merchantId, { memberId: owner.id, ...review, at }));
      },
    },
    {
      name: 'points.credit_earlier_purchases',
      types: ['members.member_activated'],
      async deliver({ event }) {
        const { merchantId, memberId, occurredAt } = event as Activated;
        const owner = await members.current(merchantId, memberId);
        if (owner !== undefined)
          await unitOfWork.run((tx) => purchases.creditEarlier(tx, merchantId, owner.id, occurredAt));
      },
    },
  ];
}
