import type { DomainEvent } from '#kernel';

/** Names that partners see: they stay when ours change. */
export const WEBHOOK_KINDS = [
  'order.paid',
  'order.closed',
  'order.ready',
  'order.shipped',
  'order.picked_up',
  'order.received',
  'after_sale.refunded',
  'refund.succeeded',
  'stock.low',
] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

const KIND_OF: Readonly<Record<DomainEvent['type'], WebhookKind>> = {
  'orders.order_paid': 'order.paid',
  'orders.order_closed': 'order.closed',
  'orders.group_ready': 'order.ready',
  'orders.group_shipped': 'order.shipped',
  'orders.group_picked_up': 'order.picked_up',
  'orders.group_received': 'order.received',
  'after-sale.refunded': 'after_sale.refunded',
  'payments.refund_succeeded': 'refund.succeeded',
  'inventory.stock_low': 'stock.low',
};
export const HEARD = Object.keys(KIND_OF) as readonly DomainEvent['type'][];

/** What may leave the house: ids of orders, articles and sums, nothing that leads to a person. */
const SAID = [
  ...['orderId', 'storeId', 'afterSaleId', 'refundId', 'reason', 'confirmedBy'],
  ...['payableFen', 'amountFen', 'goodsFen', 'shippingFen', 'isWholeOrder'],
  ...['skuId', 'available', 'lowAt'],
];

export interface Outgoing {
  readonly kind: WebhookKind;
  /** Deliveries about the same thing keep their order. */
  readonly aggregate: string;
  readonly body: string;
}

/** Undefined for what partners are not told, such as money of a stored-value card. */
export function outgoing(eventId: string, event: DomainEvent): Outgoing | undefined {
  const facts = event as unknown as Readonly<Record<string, unknown>>;
  const kind = KIND_OF[event.type];
  if (kind === undefined || (facts['subject'] ?? 'order') !== 'order') return undefined;
  const data = Object.fromEntries(
    SAID.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]),
  );
  const body = JSON.stringify({ id: eventId, type: kind, occurredAt: event.occurredAt, data });
  const aggregate = facts['orderId'] ?? `${facts['storeId']}/${facts['skuId']}`;
  return { kind, aggregate: String(aggregate), body };
}
