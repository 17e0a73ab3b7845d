import { type Clock, DAY_MS, type EpochMs, HOUR_MS, type MerchantId, type UnitOfWork } from '#kernel';
import type { Members } from '#modules/members';
import type { OfAPartOfAnOrder, ParcelSigned } from './events.ts';
import type { LogisticsAssistant } from './logistics.ts';
import type { OrderParts } from './order-parts.ts';
import type { Parcel, ParcelKey, ParcelStore, TrackEvent } from './parcel-store.ts';
import { waybillId } from './waybills.ts';

const PARCELS_PER_TURN_MAX = 100;
const POLL_EVERY_MS = 2 * HOUR_MS;
/** After so many questions, three weeks, a parcel is not asked for any more: the ten days of orders have long passed. */
const POLLS_MAX = 250;
/** Signed, and she said nothing for so long: it is hers (ORD-06). */
const RECEIVED_AFTER_SIGNED_MS = 3 * DAY_MS;

export interface FollowParcels {
  /** The part left, or one of several parcels of it. */
  onShipped(event: OfAPartOfAnOrder): Promise<void>;
  onReceived(event: OfAPartOfAnOrder & { readonly trackingNumber?: string }): Promise<void>;
  /** Pushed to us; what nobody asked for here is no parcel of ours. */
  told(
    merchantId: MerchantId,
    waybill: { readonly waybillId: string; readonly carrier: string; readonly number: string },
    events: readonly TrackEvent[],
  ): Promise<void>;
  poll(): Promise<number>;
  receiveSigned(): Promise<number>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly parcels: ParcelStore;
  readonly orders: OrderParts;
  readonly logistics: LogisticsAssistant;
  readonly members: Pick<Members, 'openidOf'>;
  readonly clock: Clock;
}

/** 物流跟踪 (ORD-06): where the parcel is, told by the carrier or asked for. */
export function followParcels({
  unitOfWork,
  parcels,
  orders,
  logistics,
  members,
  clock,
}: Parts): FollowParcels {
  /** Told or asked for; each event counts once, in whatever order they come. */
  async function note(key: ParcelKey, events: readonly TrackEvent[]): Promise<void> {
    if (events.length === 0) return;
    const signedAt = events.find(({ kind }) => kind === 'signed')?.at;
    const { merchantId, orderId, storeId } = key;
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      await parcels.note(tx, key, events);
      if (signedAt === undefined || !(await parcels.signed(tx, key, signedAt))) return;
      const facts = { occurredAt: at, merchantId, orderId, storeId, signedAt };
      tx.emit<ParcelSigned>({ type: 'fulfilment.parcel_signed', ...facts });
    });
  }

  async function look(parcel: Parcel & { readonly polls: number }, at: EpochMs): Promise<void> {
    const { merchantId, orderId, carrier, trackingNumber: number, polls } = parcel;
    const order = await orders.find({ merchantId, id: orderId });
    if (order !== undefined && polls < POLLS_MAX) {
      const openid = (await members.openidOf(merchantId, order.memberId)) ?? '';
      const told = await logistics.track({ id: waybillId(parcel), openid, carrier, number });
      await note(parcel, told ?? []);
    }
    const next = polls < POLLS_MAX ? at + POLL_EVERY_MS : Number.MAX_SAFE_INTEGER;
    await unitOfWork.run((tx) => parcels.polled(tx, parcel, next));
  }

  return {
    async told(merchantId, { waybillId: asked, carrier, number }, events) {
      const parcel = await parcels.ofWaybill(merchantId, carrier, number);
      // Carriers use their numbers again after some years.
      if (parcel === undefined || (asked !== '' && asked !== waybillId(parcel))) return;
      await note(parcel, events);
    },
    async onShipped({ merchantId, orderId, storeId }) {
      const order = await orders.find({ merchantId, id: orderId });
      const part = order?.parts.find((each) => each.storeId === storeId);
      if (part === undefined) return;
      const key = { merchantId, orderId, storeId };
      const followed = (await parcels.ofOrder(merchantId, orderId)).filter(
        (each) => each.storeId === storeId,
      );
      const [at, firstPollAt] = [clock.now(), clock.now() + POLL_EVERY_MS];
      // Told again, each stays as it is: one that is signed is not on its way once more.
      await unitOfWork.run(async (tx) => {
        for (const { carrier, trackingNumber } of part.parcels) {
          // The assistant's, or one whose number was corrected since, is followed under another name already.
          const itself = followed.find((each) => each.trackingNumber === trackingNumber);
          const named = itself ?? { ...key, parcel: trackingNumber };
          await parcels.shipped(tx, named, { carrier, trackingNumber }, at, firstPollAt);
        }
        if (part.parcels.length === 0 && part.shipment !== null)
          await parcels.shipped(tx, key, part.shipment, at, firstPollAt);
      });
    },
    async onReceived({ merchantId, orderId, storeId, trackingNumber }) {
      await unitOfWork.run((tx) => parcels.received(tx, { merchantId, orderId, storeId }, trackingNumber));
    },
    async poll() {
      const at = clock.now();
      const due = await parcels.toPoll(at, PARCELS_PER_TURN_MAX);
      for (const parcel of due) await look(parcel, at);
      return due.length;
    },
    async receiveSigned() {
      const at = clock.now();
      let received = 0;
      for (const parcel of await parcels.signedBefore(at - RECEIVED_AFTER_SIGNED_MS, PARCELS_PER_TURN_MAX)) {
        const key = { merchantId: parcel.merchantId, id: parcel.orderId };
        await unitOfWork.run(async (tx) => {
          const { storeId, trackingNumber } = parcel;
          if (await orders.arrive(tx, key, storeId, 'time', at, trackingNumber)) received += 1;
          await parcels.move(tx, parcel, 'RECEIVED', '');
        });
      }
      return received;
    },
  };
}
