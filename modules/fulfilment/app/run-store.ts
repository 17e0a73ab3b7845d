import type { EpochMs, Fen, MerchantId, OrderId, StaffId, StoreId, Tx } from '#kernel';
import type { RunState } from '../domain/courier-run.ts';

export interface CourierRun {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly state: RunState;
  /** The courier's own number; '' where it never gave one. */
  readonly courierRef: string;
  /** What the courier asks of the shop. */
  readonly feeFen: Fen;
  /** Our own rider. */
  readonly riderId: StaffId | null;
  readonly tries: number;
  /** Why the courier does not bring it. */
  readonly reason: string;
  readonly askedAt: EpochMs;
  /** When it is looked at next; null = not any more. */
  readonly lookAt: EpochMs | null;
  readonly deliveredAt: EpochMs | null;
}

export type RunKey = Pick<CourierRun, 'merchantId' | 'id'>;

export interface RunStore {
  find(key: RunKey): Promise<CourierRun | undefined>;
  get(tx: Tx, key: RunKey): Promise<CourierRun | undefined>;
  ofOrder(merchantId: MerchantId, orderId: OrderId): Promise<readonly CourierRun[]>;
  /** The newest first; `stores` null = all. */
  list(
    merchantId: MerchantId,
    filter: { readonly stores: readonly StoreId[] | null; readonly state: RunState | undefined },
    beforeId: string | undefined,
    limit: number,
  ): Promise<readonly CourierRun[]>;
  toLook(now: EpochMs, limit: number): Promise<readonly CourierRun[]>;
  /** False when this part of the order has a run that was not cancelled. */
  open(tx: Tx, run: CourierRun, lookAt: EpochMs): Promise<boolean>;
  /** Puts the next look off, from the one that was read; true for one caller only. */
  claim(tx: Tx, saw: CourierRun, lookAt: EpochMs): Promise<boolean>;
  /** Guarded by the state machine; back from CANCELLED only while the part has no other run. */
  move(
    tx: Tx,
    key: RunKey,
    to: RunState,
    facts: {
      readonly courierRef?: string;
      readonly feeFen?: Fen;
      readonly reason?: string;
      readonly riderId?: StaffId | null;
      readonly lookAt?: EpochMs | null;
      readonly at?: EpochMs;
      /** Only from this state, not from every one that the state machine allows. */
      readonly saw?: RunState;
      /** Only if it is this rider's. */
      readonly ofRider?: StaffId;
    },
  ): Promise<boolean>;
  /** The courier did not answer; ask again at `lookAt`. Nothing when it is not as it was seen any more. */
  tried(tx: Tx, saw: CourierRun, lookAt: EpochMs): Promise<void>;
  /** The courier answered; look again at `lookAt`. Nothing when it is in another state by now. */
  looked(tx: Tx, saw: CourierRun, lookAt: EpochMs): Promise<void>;
}
