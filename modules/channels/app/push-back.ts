import {
  AppError,
  type DomainEvent,
  type EventHandler,
  type MerchantId,
  type OrderId,
  type UnitOfWork,
} from '#kernel';
import type { AfterSaleRefunded } from '#modules/after-sale';
import type { ChannelAdapter, ChannelStatus } from './adapter.ts';
import type { ChannelOrderRefused } from './channel-desk.ts';
import type { ChannelOrder, ChannelOrderStore } from './ports.ts';

/** What this module needs to know of the events of a part. */
interface OfAPart extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
}

type FindShipment = (
  merchantId: MerchantId,
  orderId: OrderId,
) => Promise<{ readonly carrier: string; readonly trackingNumber: string } | undefined>;

/**
 * What became of an order goes back to the channel that sold it, from the outbox: at least once, under one id. A channel
 * that says no is a task for somebody; one that does not answer is asked again until the event is a dead letter.
 */
export function pushBack(
  unitOfWork: UnitOfWork,
  store: ChannelOrderStore,
  adapters: readonly ChannelAdapter[],
  shipmentOf: FindShipment,
): readonly EventHandler[] {
  async function push(order: ChannelOrder, pushId: string, at: number, what: ChannelStatus): Promise<void> {
    const adapter = adapters.find(({ channel }) => channel === order.channel);
    // A till, or a channel that nobody has connected: its people see the order here.
    if (adapter === undefined) return;
    const answer = await adapter.push({ pushId, externalNo: order.externalNo, at, what });
    if (answer === undefined)
      throw new AppError('unavailable', 'channels.silent', '渠道平台暂无回应', { channel: order.channel });
    if (answer === 'taken') return;
    await unitOfWork.run(async (tx) => {
      const row = await store.hold(tx, order);
      if (row === undefined || row.problems.some(({ code }) => code === 'push_refused')) return;
      const problem = { code: 'push_refused', about: `${what.status}: ${answer.refused}` } as const;
      await store.change(tx, row, { problems: [...row.problems, problem] });
    });
  }

  const on = <Event extends OfAPart>(
    name: string,
    types: readonly Event['type'][],
    statusOf: (event: Event) => Promise<ChannelStatus | undefined>,
  ): EventHandler => ({
    ...{ name: `channels.${name}`, types },
    async deliver({ id, event }) {
      const told = event as Event;
      const order = await store.ofOrder(told.merchantId, told.orderId);
      if (order === undefined) return;
      const what = await statusOf(told);
      if (what !== undefined) await push(order, id, told.occurredAt, what);
    },
  });

  return [
    on<OfAPart>('push_shipped', ['orders.group_shipped'], async ({ merchantId, orderId }) => {
      const shipment = await shipmentOf(merchantId, orderId);
      return shipment === undefined ? undefined : { status: 'shipped', ...shipment };
    }),
    on<OfAPart>('push_handed_over', ['orders.group_picked_up'], async () => ({ status: 'handed_over' })),
    on<AfterSaleRefunded>('push_refunded', ['after-sale.refunded'], async (event) => {
      const { merchantId, afterSaleId, goodsFen, shippingFen } = event;
      // What the channel gave back itself it need not hear of.
      if (await store.isChannelsOwn(merchantId, afterSaleId)) return undefined;
      const amountFen = (goodsFen + shippingFen) as typeof goodsFen;
      return { status: 'refunded', refundNo: afterSaleId, amountFen };
    }),
    {
      name: 'channels.push_refused',
      types: ['channels.order_refused'],
      async deliver({ id, event }) {
        const { merchantId, channelOrderId, reason, occurredAt } = event as ChannelOrderRefused;
        const order = await store.find(merchantId, channelOrderId);
        if (order !== undefined) await push(order, id, occurredAt, { status: 'refused', reason });
      },
    },
  ];
}
