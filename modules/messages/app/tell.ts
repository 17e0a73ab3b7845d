import type {
  Clock,
  DomainEvent,
  EpochMs,
  EventHandler,
  Fen,
  Ids,
  MemberId,
  MerchantId,
  OrderId,
  StaffId,
  StoreId,
  UnitOfWork,
} from '#kernel';
import type { Member, Members } from '#modules/members';
import type { SoldGroup, SoldLines, SoldOrder } from '#modules/orders';
import { factsOf, type OrderKind, textOf, titleOf } from '../domain/kinds.ts';
import type { MessageStore, TemplateBook } from './ports.ts';

/** What any of these events tells. */
interface Heard extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId?: StoreId;
  /** Of goods that were handed over; null = nobody did, what was left of them was given back. */
  readonly staffId?: StaffId | null;
  /** Of a payment. */
  readonly subject?: string;
  readonly amountFen?: Fen;
  /** Of a request after the sale. */
  readonly goodsFen?: Fen;
  readonly shippingFen?: Fen;
  /** Of a request for which the shop would pay less. */
  readonly offeredFen?: Fen;
  readonly askedFen?: Fen;
  readonly answerBefore?: EpochMs;
}

const KIND_OF: Readonly<Record<DomainEvent['type'], OrderKind>> = {
  'orders.order_paid': 'order_paid',
  'orders.group_shipped': 'order_shipped',
  'orders.group_ready': 'pickup_ready',
  'fulfilment.pickup_overdue': 'pickup_waiting',
  'orders.group_picked_up': 'picked_up',
  'after-sale.less_offered': 'less_offered',
  'after-sale.refunded': 'refund_agreed',
  'payments.refund_succeeded': 'refunded',
};

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: MessageStore;
  readonly templates: Pick<TemplateBook, 'list'>;
  readonly soldLines: Pick<SoldLines, 'find'>;
  readonly members: Pick<Members, 'current'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** At a counter she pays and goes home with the goods in one moment: she needs to be told neither. */
const SEEN_AT_COUNTER: readonly OrderKind[] = ['order_paid', 'picked_up'];

/** Every step of an order tells its member: in her inbox, and where she asked for it by a subscribe message (SVC-04). */
export function tellMembers(parts: Parts): readonly EventHandler[] {
  const { unitOfWork, store, templates, soldLines, members, clock, ids } = parts;

  return [
    {
      name: 'messages.tell_of_orders',
      types: Object.keys(KIND_OF) as DomainEvent['type'][],
      async deliver({ id: eventId, event }) {
        const heard = event as Heard;
        const kind = KIND_OF[heard.type];
        // Money of a stored-value card goes back by its own rules.
        if (kind === undefined || (heard.subject ?? 'order') !== 'order') return;
        const { merchantId, orderId, occurredAt } = heard;
        const order = await soldLines.find(merchantId, orderId);
        const owner = await whose(merchantId, order?.memberId);
        if (order === undefined || owner === undefined || isNoNews(kind, heard, order, owner)) return;
        const told = { ...wordsOf(order, heard), at: occurredAt };
        const known = await templates.list(merchantId);
        const hasTemplate = known.some((template) => template.kind === kind && template.isEnabled);
        const staysFor = hasTemplate ? null : ('no_template' as const);
        const message = {
          ...{ id: ids.next(), merchantId, memberId: owner.id, eventId, kind, orderId, staysFor },
          ...{ subject: '', inInbox: true },
          ...{ title: titleOf(kind), text: textOf(kind, told), facts: factsOf(kind, told), at: clock.now() },
        };
        await unitOfWork.run((tx) => store.add(tx, message));
      },
    },
  ];

  /** She may have been merged into another member since, or have left. */
  async function whose(merchantId: MerchantId, memberId: MemberId | undefined): Promise<Member | undefined> {
    return memberId === undefined ? undefined : members.current(merchantId, memberId);
  }
}

function isNoNews(kind: OrderKind, heard: Heard, order: SoldOrder, owner: Member): boolean {
  if (kind === 'picked_up' && heard.staffId === null) return true;
  // All of it had been paid by points, and those have a book of their own.
  if (refundOf(heard) === 0) return true;
  const isOverTheCounter = groupsOf(order, heard).every((group) => group.isOverTheCounter);
  // Of whom a till knows at most a number, nobody will open an inbox.
  return isOverTheCounter && (owner.isShadow || SEEN_AT_COUNTER.includes(kind));
}

function refundOf({ amountFen, goodsFen, shippingFen }: Heard): Fen | undefined {
  return amountFen ?? (goodsFen === undefined ? undefined : ((goodsFen + (shippingFen ?? 0)) as Fen));
}

function groupsOf(order: SoldOrder, { storeId }: Heard): readonly SoldGroup[] {
  return storeId === undefined ? order.groups : order.groups.filter((group) => group.storeId === storeId);
}

function wordsOf(order: SoldOrder, heard: Heard) {
  const groups = groupsOf(order, heard);
  const lines = groups.flatMap((group) => group.lines).filter(({ isGift }) => !isGift);
  const [first] = lines;
  const rest = lines.length > 1 ? `等${lines.length}件` : '';
  const [store] = groups;
  return {
    orderNumber: order.number,
    goods: `${first?.title ?? '订单商品'}${rest}`,
    store: groups.length > 1 ? '多家门店' : (store?.storeName ?? '门店'),
    amountFen: heard.offeredFen ?? refundOf(heard) ?? order.payableFen,
    ...{ askedFen: heard.askedFen, until: heard.answerBefore },
  };
}
