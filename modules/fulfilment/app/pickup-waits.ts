import {
  type Clock,
  DAY_MS,
  type EpochMs,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { OfAPartOfAnOrder, PickupLapsed, PickupOverdue } from './events.ts';
import type { RuleReads } from './rule-store.ts';

const WAITS_PER_TURN_MAX = 200;

export interface PickupWait {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
}

export interface WaitStore {
  /** Once per part. */
  begin(tx: Tx, wait: PickupWait, at: EpochMs, remindAt: EpochMs, lapseAt: EpochMs): Promise<void>;
  end(tx: Tx, wait: PickupWait): Promise<void>;
  due(
    what: 'remind_at' | 'lapse_at',
    now: EpochMs,
    limit: number,
  ): Promise<readonly (PickupWait & { readonly lapseAt: EpochMs | null })[]>;
  /** Until when the parts of an order that lie ready wait for her. */
  ofOrder(
    merchantId: MerchantId,
    orderId: OrderId,
  ): Promise<readonly { readonly storeId: StoreId; readonly lapseAt: EpochMs }[]>;
  /** True for one caller only. */
  done(tx: Tx, what: 'remind_at' | 'lapse_at', wait: PickupWait): Promise<boolean>;
}

export interface PickupWaits {
  onReady(event: OfAPartOfAnOrder): Promise<void>;
  onGone(event: OfAPartOfAnOrder): Promise<void>;
  /** Says once that it is time to remind her, and once that nobody came. */
  look(): Promise<number>;
}

/** 超时未取 (FUL-01): the events are for those who send messages and those who give money back. */
export function pickupWaits(
  unitOfWork: UnitOfWork,
  waits: WaitStore,
  rules: Pick<RuleReads, 'pickupRule'>,
  clock: Clock,
): PickupWaits {
  return {
    async onReady({ merchantId, orderId, storeId, occurredAt }) {
      const wait = { merchantId, orderId, storeId };
      const { remindAfterDays, lapseAfterDays } = await rules.pickupRule(merchantId, storeId);
      const [remindAt, lapseAt] = [
        occurredAt + remindAfterDays * DAY_MS,
        occurredAt + lapseAfterDays * DAY_MS,
      ];
      await unitOfWork.run((tx) => waits.begin(tx, wait, occurredAt, remindAt, lapseAt));
    },
    async onGone({ merchantId, orderId, storeId }) {
      await unitOfWork.run((tx) => waits.end(tx, { merchantId, orderId, storeId }));
    },
    async look() {
      const occurredAt = clock.now();
      let told = 0;
      for (const { lapseAt, ...wait } of await waits.due('remind_at', occurredAt, WAITS_PER_TURN_MAX))
        await unitOfWork.run(async (tx) => {
          if (!(await waits.done(tx, 'remind_at', wait))) return;
          told += 1;
          const type = 'fulfilment.pickup_overdue';
          tx.emit<PickupOverdue>({ type, occurredAt, ...wait, lapsesAt: lapseAt ?? occurredAt });
        });
      for (const { lapseAt: _over, ...wait } of await waits.due('lapse_at', occurredAt, WAITS_PER_TURN_MAX)) {
        const { paysBack } = await rules.pickupRule(wait.merchantId, wait.storeId);
        await unitOfWork.run(async (tx) => {
          if (!(await waits.done(tx, 'lapse_at', wait))) return;
          told += 1;
          tx.emit<PickupLapsed>({ type: 'fulfilment.pickup_lapsed', occurredAt, ...wait, paysBack });
        });
      }
      return told;
    },
  };
}
