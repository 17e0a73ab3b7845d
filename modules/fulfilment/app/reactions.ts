import type { DomainEvent, EventHandler, UnitOfWork } from '#kernel';
import type { CourierRuns } from './courier-runs.ts';
import type {
  CourierAsked,
  CourierDropped,
  OfAnOrder,
  OfAParcel,
  OfAPartOfAnOrder,
  ParcelSigned,
} from './events.ts';
import type { FollowParcels } from './follow-parcels.ts';
import type { PickupWaits } from './pickup-waits.ts';
import type { ReportShipping } from './report-shipping.ts';
import type { SlotStore } from './slot-booking.ts';
import type { Waybills } from './waybills.ts';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly slots: SlotStore;
  readonly waybills: Waybills;
  readonly follow: FollowParcels;
  readonly report: ReportShipping;
  readonly runs: CourierRuns;
  readonly waits: PickupWaits;
}

interface MoneyArrived extends OfAnOrder {
  readonly provider: string;
  readonly providerTransactionId: string;
}
interface Recharged extends DomainEvent {
  readonly merchantId: OfAnOrder['merchantId'];
  readonly memberId: string;
  readonly rechargeId: string;
}

/** What this module does about the events of orders and payments, which it knows by their words alone. */
export function fulfilmentReactions(parts: Parts): readonly EventHandler[] {
  const { unitOfWork, slots, waybills, follow, report, runs, waits } = parts;
  const on = <Event extends DomainEvent>(
    name: string,
    types: readonly Event['type'][],
    react: (event: Event) => Promise<void>,
  ): EventHandler => ({
    ...{ name: `fulfilment.${name}`, types },
    deliver: ({ event }) => react(event as Event),
  });
  const runOf = ({ merchantId, runId }: CourierAsked | CourierDropped) => ({ merchantId, id: runId });

  return [
    on<OfAnOrder>(
      'give_slots_back',
      ['orders.order_closed', 'orders.refund_due'],
      ({ merchantId, orderId }) => unitOfWork.run((tx) => slots.giveBack(tx, merchantId, orderId)),
    ),
    on<OfAPartOfAnOrder>('give_slot_back', ['orders.group_refunded'], ({ merchantId, orderId, storeId }) =>
      unitOfWork.run((tx) => slots.giveBack(tx, merchantId, orderId, storeId)),
    ),
    on<MoneyArrived>('open_report', ['payments.payment_succeeded'], async (event) => {
      if (event.provider === 'wechat') await report.onPaid(event);
    }),
    on<OfAPartOfAnOrder>(
      'follow_parcel',
      ['orders.group_shipped', 'orders.parcel_shipped'],
      follow.onShipped,
    ),
    on<OfAPartOfAnOrder & Partial<OfAParcel>>(
      'end_parcel',
      ['orders.group_received', 'orders.parcel_received'],
      follow.onReceived,
    ),
    on<OfAnOrder>(
      'report_shipping',
      [
        ...(['orders.group_shipped', 'orders.group_picked_up', 'orders.group_refunded'] as const),
        'fulfilment.shipment_corrected',
      ],
      report.onHandedOver,
    ),
    on<Recharged>('report_virtual', ['stored-value.recharged'], ({ rechargeId, memberId, ...event }) =>
      report.onVirtual({ ...event, orderId: rechargeId as OfAnOrder['orderId'] }, memberId, '储值充值'),
    ),
    on<ParcelSigned>('remind_to_confirm', ['fulfilment.parcel_signed'], report.onSigned),
    on<OfAPartOfAnOrder>('make_waybill', ['fulfilment.waybill_asked'], waybills.onAsked),
    on<OfAPartOfAnOrder>('call_waybill_off', ['orders.group_refunded'], waybills.onRefunded),
    on<CourierAsked>('call_courier', ['fulfilment.courier_asked'], (event) => runs.onAsked(runOf(event))),
    on<CourierDropped>('call_courier_off', ['fulfilment.courier_dropped'], (event) =>
      runs.onDropped(runOf(event)),
    ),
    on<OfAPartOfAnOrder>('end_runs', ['orders.group_refunded', 'orders.group_shipped'], runs.onPartGone),
    on<OfAPartOfAnOrder>('await_pickup', ['orders.group_ready'], waits.onReady),
    on<OfAPartOfAnOrder>(
      'end_pickup_wait',
      ['orders.group_picked_up', 'orders.group_refunded'],
      waits.onGone,
    ),
  ];
}
