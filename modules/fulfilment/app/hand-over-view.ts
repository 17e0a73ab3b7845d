import type { MerchantId, OrderId, StoreId } from '#kernel';
import { CARRIERS } from '../domain/parcel.ts';
import type { OrderParts, OrderToFulfil } from './order-parts.ts';
import type { Parcel, ParcelStore } from './parcel-store.ts';
import type { WaitStore } from './pickup-waits.ts';
import type { RunStore } from './run-store.ts';
import type { SlotStore } from './slot-booking.ts';

/** How each part of an order reaches her, and where it is. */
export function handOverView(
  orders: OrderParts,
  slots: Pick<SlotStore, 'ofOrder'>,
  parcels: Pick<ParcelStore, 'ofOrder' | 'tracks'>,
  runs: Pick<RunStore, 'ofOrder'>,
  waits: Pick<WaitStore, 'ofOrder'>,
) {
  return async (merchantId: MerchantId, orderId: OrderId) => {
    const order = await orders.find({ merchantId, id: orderId });
    if (order === undefined) return undefined;
    const [booked, sent, tracks, ways, waiting] = await Promise.all([
      slots.ofOrder(merchantId, orderId),
      parcels.ofOrder(merchantId, orderId),
      parcels.tracks(merchantId, orderId),
      runs.ofOrder(merchantId, orderId),
      waits.ofOrder(merchantId, orderId),
    ]);
    const of = <Thing extends { readonly storeId: StoreId }>(things: readonly Thing[], storeId: StoreId) =>
      things.findLast((thing) => thing.storeId === storeId);
    const items = order.parts.map(({ storeId }) => {
      const own = sent.filter((each) => each.storeId === storeId);
      const [slot, parcel, run] = [of(booked, storeId), of(sent, storeId), of(ways, storeId)];
      return {
        storeId,
        pickupUntil: of(waiting, storeId)?.lapseAt ?? null,
        slot: slot === undefined ? null : { startsAt: slot.startsAt, endsAt: slot.endsAt },
        parcel: parcel === undefined ? null : shownParcel(parcel),
        parcels: own.map(shownParcel),
        tracks: tracks
          .filter((track) => track.storeId === storeId)
          .map(({ storeId: _here, parcel: name, ...track }) => ({
            ...track,
            trackingNumber: own.find((each) => each.parcel === name)?.trackingNumber ?? '',
          })),
        run: run === undefined ? null : { state: run.state, deliveredAt: run.deliveredAt },
      };
    });
    return { order, items };
  };
}

export type HandOverView = (
  merchantId: MerchantId,
  orderId: OrderId,
) => Promise<{ readonly order: OrderToFulfil; readonly items: readonly HandOverItem[] } | undefined>;

interface HandOverItem {
  readonly storeId: StoreId;
}

export function shownParcel({ storeId, state, carrier, trackingNumber, reason }: Parcel) {
  return { storeId, state, carrier, carrierName: CARRIERS[carrier] ?? carrier, trackingNumber, reason };
}
