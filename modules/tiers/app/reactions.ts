import type { DomainEvent, EventHandler, MemberId, MerchantId, OrderId, StoreId, UnitOfWork } from '#kernel';
import type { Members } from '#modules/members';
import type { Tiers } from '../tokens.ts';
import type { PurchaseGrowth } from './purchases.ts';

/** What this module needs to know of the events of orders, which lie beside it. */
interface OrderPaid extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly groups: readonly { readonly storeId: StoreId; readonly goodsPaidFen: number }[];
}
interface OrderPart extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}
interface OfMember extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

/** Levels follow orders. Any event any number of times, in any order. */
export function tierReactions(
  unitOfWork: UnitOfWork,
  members: Members,
  purchases: PurchaseGrowth,
  act: Tiers['act'],
): readonly EventHandler[] {
  return [
    {
      name: 'tiers.note_paid',
      types: ['orders.order_paid'],
      async deliver({ event }) {
        const { merchantId, orderId, memberId, groups, occurredAt } = event as OrderPaid;
        const owner = await members.current(merchantId, memberId);
        if (owner === undefined) return;
        const paid = groups.map(({ storeId, goodsPaidFen }) => ({ storeId, goodsFen: goodsPaidFen }));
        const order = { orderId, memberId: owner.id, groups: paid };
        await unitOfWork.run((tx) => purchases.paid(tx, merchantId, order, occurredAt));
      },
    },
    {
      name: 'tiers.note_settled',
      types: ['orders.group_received', 'orders.group_picked_up'],
      async deliver({ event }) {
        const { merchantId, orderId, storeId, occurredAt } = event as OrderPart;
        await unitOfWork.run((tx) => purchases.settled(tx, merchantId, orderId, storeId, occurredAt));
      },
    },
    {
      name: 'tiers.note_refund',
      types: ['orders.refund_due'],
      async deliver({ event }) {
        const { merchantId, orderId, occurredAt } = event as OrderPart;
        await unitOfWork.run((tx) => purchases.refundedAll(tx, merchantId, orderId, occurredAt));
      },
    },
    {
      name: 'tiers.grow_by_phone',
      types: ['members.phone_bound'],
      async deliver({ event }) {
        const { merchantId, memberId, occurredAt: at } = event as OfMember;
        const owner = await members.current(merchantId, memberId);
        if (owner === undefined || owner.isShadow) return;
        const key = { bizType: 'members.phone', bizId: owner.id };
        await unitOfWork.run((tx) =>
          act(tx, merchantId, { memberId: owner.id, source: 'phone_bound', ...key, at }),
        );
      },
    },
    {
      name: 'tiers.credit_earlier_purchases',
      types: ['members.member_activated'],
      async deliver({ event }) {
        const { merchantId, memberId, occurredAt } = event as OfMember;
        const owner = await members.current(merchantId, memberId);
        if (owner !== undefined)
          await unitOfWork.run((tx) => purchases.creditEarlier(tx, merchantId, owner.id, occurredAt));
      },
    },
  ];
}
