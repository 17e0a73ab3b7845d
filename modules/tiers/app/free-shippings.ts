import {
  businessDay,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type OrderId,
  type Tx,
  token,
} from '#kernel';
import type { Tiers } from '../tokens.ts';

/** What her level gives each calendar month (Asia/Shanghai): orders that travel free (MEM-05). */
export interface FreeShippings {
  left(
    merchantId: MerchantId,
    memberId: MemberId,
    at: EpochMs,
  ): Promise<{ readonly month: string; readonly quota: number; readonly left: number }>;
  /** One for this order, in its commit; a repeat changes nothing. false = none is left of that month. */
  take(
    tx: Tx,
    merchantId: MerchantId,
    take: { readonly memberId: MemberId; readonly orderId: OrderId; readonly month: string },
  ): Promise<boolean>;
  /** The order is paid: also one that was given back meanwhile, while one is left. Answers with its month. */
  keep(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<string | undefined>;
  /** The order ended unpaid; `evenUsed`: all of it was given back. */
  giveBack(tx: Tx, merchantId: MerchantId, orderId: OrderId, evenUsed: boolean): Promise<void>;
}
export const FREE_SHIPPINGS = token<FreeShippings>('FreeShippings');

export interface HeldShipping {
  readonly memberId: MemberId | null;
  readonly month: string;
  readonly state: 'HELD' | 'USED' | 'RETURNED';
}

/** Places 1, 2, 3 … of a month are UNIQUE: two orders at once never have the same one. */
export interface FreeShippingStore {
  ofOrder(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<HeldShipping | undefined>;
  /** Taken in this month, those of members who were merged into her among them. */
  taken(merchantId: MerchantId, memberId: MemberId, month: string): Promise<number>;
  /** The first free place up to `quota`; false = there is none. `isAgain`: the order gave one back before. */
  hold(
    tx: Tx,
    merchantId: MerchantId,
    held: {
      readonly memberId: MemberId;
      readonly orderId: OrderId;
      readonly month: string;
      readonly quota: number;
      readonly isAgain: boolean;
    },
  ): Promise<boolean>;
  step(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    from: readonly HeldShipping['state'][],
    to: 'USED' | 'RETURNED',
  ): Promise<boolean>;
}

export function freeShippings(tierOf: Tiers['tierOf'], store: FreeShippingStore): FreeShippings {
  const quotaOf = async (merchantId: MerchantId, memberId: MemberId) =>
    (await tierOf(merchantId, memberId))?.tier.benefits.freeShippingPerMonth ?? 0;

  async function take(
    tx: Tx,
    merchantId: MerchantId,
    { memberId, orderId, month }: Parameters<FreeShippings['take']>[2],
  ): Promise<boolean> {
    const held = await store.ofOrder(tx, merchantId, orderId);
    if (held !== undefined && held.state !== 'RETURNED') return true;
    const quota = await quotaOf(merchantId, memberId);
    return store.hold(tx, merchantId, { memberId, orderId, month, quota, isAgain: held !== undefined });
  }

  return {
    async left(merchantId, memberId, at) {
      const month = businessDay(at).slice(0, 'yyyy-mm'.length);
      const quota = await quotaOf(merchantId, memberId);
      if (quota === 0) return { month, quota, left: 0 };
      return { month, quota, left: Math.max(0, quota - (await store.taken(merchantId, memberId, month))) };
    },
    take,
    async keep(tx, merchantId, orderId) {
      const held = await store.ofOrder(tx, merchantId, orderId);
      if (held === undefined) return undefined;
      const { memberId, month, state } = held;
      if (
        state === 'RETURNED' &&
        (memberId === null || !(await take(tx, merchantId, { memberId, orderId, month })))
      )
        return undefined;
      await store.step(tx, merchantId, orderId, ['HELD'], 'USED');
      return month;
    },
    async giveBack(tx, merchantId, orderId, evenUsed) {
      await store.step(tx, merchantId, orderId, evenUsed ? ['HELD', 'USED'] : ['HELD'], 'RETURNED');
    },
  };
}
