import {
  AppError,
  type Clock,
  type EpochMs,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import { openSlots, type SlotKind, type SlotPlan, type SlotTime } from '../domain/slots.ts';

export interface SlotKey {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly kind: SlotKind;
}

export interface SlotStore {
  plan(key: SlotKey): Promise<SlotPlan | undefined>;
  /** Orders by beginning of the slot; a slot that nobody took is absent. */
  taken(key: SlotKey, from: EpochMs): Promise<ReadonlyMap<EpochMs, number>>;
  ofOrder(merchantId: MerchantId, orderId: OrderId): Promise<readonly BookedSlot[]>;
  /** False when the slot is full; true again for an order that has it. */
  take(tx: Tx, key: SlotKey, orderId: OrderId, slot: SlotTime, capacity: number): Promise<boolean>;
  /** Those of one part, or of all; any number of times. */
  giveBack(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId?: StoreId): Promise<void>;
}

export interface BookedSlot extends SlotTime {
  readonly storeId: StoreId;
  readonly kind: SlotKind;
}

export interface SlotOffer extends SlotTime {
  readonly left: number;
}

export interface WantedSlot {
  readonly storeId: StoreId;
  readonly kind: SlotKind;
  readonly startsAt: EpochMs;
}

export interface Slots {
  /** Slots that can be chosen now; empty where the store has no plan. */
  offers(key: SlotKey): Promise<readonly SlotOffer[]>;
  /** Before the transaction: 409 `fulfilment.slot_closed` for what is no slot, or begins too soon. */
  choose(merchantId: MerchantId, wanted: readonly WantedSlot[]): Promise<readonly ChosenSlot[]>;
  /** Inside it: 409 `fulfilment.slot_full` for one order too many. */
  take(tx: Tx, merchantId: MerchantId, orderId: OrderId, chosen: readonly ChosenSlot[]): Promise<void>;
}
export const SLOTS = token<Slots>('FulfilmentSlots');

export interface ChosenSlot extends BookedSlot {
  readonly capacity: number;
}

/** Slots with room (FUL-01, FUL-02): the count is guarded where the order is written, not where slots are shown. */
export function slotBooking(store: SlotStore, clock: Clock): Slots {
  return {
    async offers(key) {
      const plan = await store.plan(key);
      if (plan === undefined) return [];
      const now = clock.now();
      const taken = await store.taken(key, now);
      return openSlots(plan, now).map((slot) => ({
        ...slot,
        left: Math.max(0, plan.capacity - (taken.get(slot.startsAt) ?? 0)),
      }));
    },
    choose: (merchantId, wanted) =>
      Promise.all(
        wanted.map(async ({ storeId, kind, startsAt }) => {
          const plan = await store.plan({ merchantId, storeId, kind });
          const slots = plan === undefined ? [] : openSlots(plan, clock.now());
          const slot = slots.find((each) => each.startsAt === startsAt);
          if (plan === undefined || slot === undefined)
            throw new AppError('conflict', 'fulfilment.slot_closed', '该时段不可选，请重新选择', {
              ...{ storeId, startsAt },
            });
          return { ...slot, storeId, kind, capacity: plan.capacity };
        }),
      ),
    async take(tx, merchantId, orderId, chosen) {
      for (const { storeId, kind, startsAt, endsAt, capacity } of chosen) {
        const key = { merchantId, storeId, kind };
        if (!(await store.take(tx, key, orderId, { startsAt, endsAt }, capacity)))
          throw new AppError('conflict', 'fulfilment.slot_full', '该时段已约满，请换一个时段', {
            ...{ storeId, startsAt },
          });
      }
    },
  };
}
