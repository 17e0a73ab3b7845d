import { type Clock, type EpochMs, SECOND_MS, type StaffId, type Tx } from '#kernel';
import type { CourierDropped } from './events.ts';
import type { OrderParts, PartShipment } from './order-parts.ts';
import { OWN_RIDER, SAME_CITY } from './report-shipping.ts';
import type { CourierRun, RunStore } from './run-store.ts';

export const LOOK_EVERY_MS = 30 * SECOND_MS;

/** What becomes of a run within one transaction, together with its part of the order and the call to the courier. */
export interface RunSteps {
  /** The courier is called off until it answers. */
  drop(tx: Tx, run: CourierRun): void;
  /** Nobody is to come. */
  cancel(tx: Tx, run: CourierRun, reason: string): Promise<void>;
  /** What the courier says it did; false when the run was not as it was seen. */
  bring(tx: Tx, run: CourierRun, state: 'carried' | 'delivered', at: EpochMs): Promise<boolean>;
  /** The part leaves the house by this run, or did before; false when it was given back or sent otherwise. */
  leaves(
    tx: Tx,
    run: CourierRun,
    shipment: PartShipment,
    at: EpochMs,
    riderId: StaffId | null,
  ): Promise<boolean>;
}

export function runSteps(runs: RunStore, orders: OrderParts, clock: Clock): RunSteps {
  const steps: RunSteps = {
    drop(tx, { merchantId, orderId, storeId, id }) {
      const facts = { occurredAt: clock.now(), merchantId, orderId, storeId, runId: id };
      tx.emit<CourierDropped>({ type: 'fulfilment.courier_dropped', ...facts });
    },
    async cancel(tx, run, reason) {
      if (await runs.move(tx, run, 'CANCELLED', { reason, lookAt: null })) steps.drop(tx, run);
    },
    async bring(tx, run, state, at) {
      const isCarried = state === 'carried';
      const facts = { saw: run.state, riderId: null, at, lookAt: isCarried ? at + LOOK_EVERY_MS : null };
      if (!(await runs.move(tx, run, isCarried ? 'CARRIED' : 'DELIVERED', facts))) return false;
      const { merchantId, orderId: id, storeId, courierRef: trackingNumber } = run;
      const left = await steps.leaves(tx, run, { carrier: SAME_CITY, trackingNumber }, at, null);
      if (left && !isCarried)
        await orders.arrive(tx, { merchantId, id }, storeId, 'rider', at, trackingNumber);
      // Given back, or sent otherwise: the courier is to turn round.
      if (!left && isCarried) steps.drop(tx, run);
      return true;
    },
    async leaves(tx, run, shipment, at, riderId) {
      const key = { merchantId: run.merchantId, id: run.orderId };
      if (await orders.ship(tx, key, run.storeId, shipment, at, riderId)) return true;
      return isOf(run, await orders.shipmentOf(tx, key, run.storeId));
    },
  };
  return steps;
}

/** Whether the part left by this run, with the courier or with our own rider. */
export function isOf({ id, courierRef }: CourierRun, shipment: PartShipment | undefined): boolean {
  if (shipment?.carrier === OWN_RIDER) return shipment.trackingNumber === id;
  return shipment?.carrier === SAME_CITY && shipment.trackingNumber === courierRef;
}
