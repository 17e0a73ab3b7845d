import type { EpochMs, MerchantId, Tx } from '#kernel';
import { growthOf, reversedFor } from '../domain/rules.ts';
import { firstStanding } from '../domain/standing.ts';
import type { Tiers } from '../tokens.ts';
import { type Grow, type GrowthParts, lockCurrent } from './growth.ts';
import type { TierPurchase, TierPurchaseBook } from './ports.ts';

export interface PurchaseParts extends GrowthParts {
  readonly purchases: TierPurchaseBook;
  readonly grow: Grow;
}

export interface PurchaseGrowth extends Pick<Tiers, 'paid' | 'settled' | 'refunded'> {
  /** All of an order went back. */
  refundedAll(tx: Tx, merchantId: MerchantId, orderId: TierPurchase['orderId'], at: EpochMs): Promise<void>;
  /** What somebody kept before she accepted the terms counts from when she does (MEM-15). */
  creditEarlier(
    tx: Tx,
    merchantId: MerchantId,
    memberId: NonNullable<TierPurchase['memberId']>,
    at: EpochMs,
  ): Promise<void>;
}

/** Growth for goods that were paid for and settled, net of refunds (MEM-05). The row of a part is where the news meet. */
export function purchaseGrowth(parts: PurchaseParts): PurchaseGrowth {
  const { purchases, members, rules: book, grow } = parts;

  /** Brings growth in line with what is known of the part. */
  async function follow(tx: Tx, merchantId: MerchantId, told: TierPurchase, at: EpochMs): Promise<void> {
    const rules = await book.rules(merchantId, tx);
    const { orderId, storeId, goodsFen, settledAt, refundedFen } = told;
    if (told.memberId === null || goodsFen === null || settledAt === null || rules === undefined)
      return purchases.put(tx, merchantId, told);
    const first = firstStanding(settledAt, rules);
    const { memberId } = await lockCurrent(parts, tx, merchantId, told.memberId, first);
    const part = { ...told, memberId };
    const person = await members.find(merchantId, memberId);
    if (person === undefined || person.isShadow) return purchases.put(tx, merchantId, part);
    const key = { bizType: 'orders.group', bizId: `${orderId}/${storeId}`, countsAt: settledAt, at };
    const credited = part.credited ?? growthOf(goodsFen, rules);
    if (part.credited === null)
      await grow(tx, merchantId, memberId, {
        ...key,
        direction: 'settle',
        title: '购物成长值',
        change: credited,
      });
    const target = reversedFor(credited, goodsFen, refundedFen);
    if (target > part.reversed)
      await grow(tx, merchantId, memberId, {
        ...{
          ...key,
          direction: `reverse:${target}`,
          title: '退款扣减成长值',
          change: part.reversed - target,
        },
      });
    await purchases.put(tx, merchantId, { ...part, credited, reversed: Math.max(target, part.reversed) });
  }

  return {
    async paid(tx, merchantId, { orderId, memberId, groups }, at) {
      for (const { storeId, goodsFen } of groups.toSorted((a, b) => (a.storeId < b.storeId ? -1 : 1))) {
        const part = await purchases.lock(tx, merchantId, orderId, storeId);
        if (part.goodsFen === null) await follow(tx, merchantId, { ...part, memberId, goodsFen }, at);
      }
    },
    async settled(tx, merchantId, orderId, storeId, at) {
      const part = await purchases.lock(tx, merchantId, orderId, storeId);
      if (part.settledAt === null) await follow(tx, merchantId, { ...part, settledAt: at }, at);
    },
    async refunded(tx, merchantId, { refundId, orderId, groups }, at) {
      for (const { storeId, goodsFen } of groups.toSorted((a, b) => (a.storeId < b.storeId ? -1 : 1))) {
        const part = await purchases.lock(tx, merchantId, orderId, storeId);
        if (!(await purchases.addRefund(tx, merchantId, part, refundId))) continue;
        await follow(tx, merchantId, { ...part, refundedFen: part.refundedFen + goodsFen }, at);
      }
    },
    async refundedAll(tx, merchantId, orderId, at) {
      for (const storeId of await purchases.storesOf(tx, merchantId, orderId)) {
        const part = await purchases.lock(tx, merchantId, orderId, storeId);
        if (await purchases.addRefund(tx, merchantId, part, 'all'))
          await follow(tx, merchantId, { ...part, refundedFen: part.goodsFen ?? 0 }, at);
      }
    },
    async creditEarlier(tx, merchantId, memberId, at) {
      for (const { orderId, storeId } of await purchases.uncredited(tx, merchantId, memberId))
        await follow(tx, merchantId, await purchases.lock(tx, merchantId, orderId, storeId), at);
    },
  };
}
