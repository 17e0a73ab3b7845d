import { allocate, businessDay, DAY_MS, fen, type MerchantId, type Tx } from '#kernel';
import { earnedFor, reversedFor } from '../domain/rules.ts';
import type { PaidGroup, Points, PointsMultiplier } from '../tokens.ts';
import { titleOf } from './earn-and-burn.ts';
import { MemberBook, type MemberBookParts } from './member-book.ts';
import type { PurchaseBook, PurchaseRow, RuleBook } from './ports.ts';

export interface PurchaseParts extends MemberBookParts {
  readonly purchases: PurchaseBook;
  readonly rules: RuleBook;
  readonly multiplier: PointsMultiplier;
}

export interface Purchases extends Pick<Points, 'earnByPurchase' | 'received' | 'refund'> {
  /** What somebody paid for before she accepted the terms is credited when she does (MEM-15). */
  creditEarlier(
    tx: Tx,
    merchantId: MerchantId,
    memberId: NonNullable<PurchaseRow['memberId']>,
    at: number,
  ): Promise<void>;
}

/**
 * Points for goods. One lot per store's part of an order, since each part is received, and may be returned, by itself.
 * Paid, received and refunded may be heard of in any order and more than once; the row of the part is where they meet.
 */
export function purchasePoints(parts: PurchaseParts): Purchases {
  const { store, purchases, rules: ruleBook, members, multiplier } = parts;

  /** What her purchase earns is worked out over the whole order and spread over its parts, so that rounding costs once. */
  async function credit(
    tx: Tx,
    merchantId: MerchantId,
    memberId: NonNullable<PurchaseRow['memberId']>,
    rows: readonly PurchaseRow[],
    at: number,
  ): Promise<void> {
    const book = await MemberBook.open(parts, tx, merchantId, memberId);
    const rules = await ruleBook.rules(merchantId, tx);
    const paid = rows.map(({ goodsFen }) => fen(goodsFen ?? 0));
    const total = paid.reduce((sum, each) => sum + each, 0);
    const wanted = earnedFor(total, rules, await multiplier(merchantId, memberId));
    const { consume } = rules.dailyCaps;
    const day = businessDay(at);
    const earned = await store.countEarned(tx, merchantId, memberId, 'consume', day, wanted, consume);
    const shares = earned === 0 ? paid.map(() => 0) : allocate(fen(earned), paid);
    for (const [n, row] of rows.entries()) {
      const share = shares[n] ?? 0;
      const key = { bizType: 'orders.group', bizId: `${row.orderId}/${row.storeId}`, direction: 'earn' };
      const act = { ...key, source: 'consume', title: titleOf('consume'), at } as const;
      const lotId = share === 0 ? null : await book.creditPending(act, share);
      await purchases.noteEarned(tx, merchantId, row, lotId, share);
      const credited = { ...row, memberId, lotId, earned: share };
      if (row.receivedAt !== null) await openWindow(tx, merchantId, credited, row.receivedAt);
      await reverse(tx, merchantId, credited, at);
    }
  }

  async function openWindow(tx: Tx, merchantId: MerchantId, { lotId }: PurchaseRow, receivedAt: number) {
    if (lotId === null) return;
    const { returnWindowDays } = await ruleBook.rules(merchantId, tx);
    await purchases.openLotAt(tx, merchantId, lotId, receivedAt + returnWindowDays * DAY_MS);
  }

  /** Brings what was taken back in line with what was refunded. */
  async function reverse(tx: Tx, merchantId: MerchantId, row: PurchaseRow, at: number): Promise<void> {
    const { orderId, storeId, memberId, earned, goodsFen, refundedFen, reversed, lotId } = row;
    if (memberId === null || earned === null || goodsFen === null || lotId === null) return;
    const target = reversedFor(earned, goodsFen, refundedFen);
    const amount = target - reversed;
    if (amount <= 0) return;
    await purchases.noteReversed(tx, merchantId, row, target);
    const book = await MemberBook.open(parts, tx, merchantId, memberId);
    const lot = await store.lot(tx, merchantId, lotId);
    const key = { bizType: 'orders.group', bizId: `${orderId}/${storeId}`, direction: `claw_back:${target}` };
    const act = { ...key, source: 'consume', title: '退款扣回积分', at } as const;
    if (lot?.state === 'PENDING') return book.cancelPending(act, { lotId, amount });
    await book.expireUntil(at);
    const lots = await book.usableLots();
    const own = lots.filter(({ id }) => id === lotId);
    await book.clawBack(act, [...own, ...lots.filter(({ id }) => id !== lotId)], amount);
  }

  /** In one order, so that two events of an order do not wait for each other. */
  const inOrder = (groups: readonly PaidGroup[]) =>
    groups.toSorted((a, b) => (a.storeId < b.storeId ? -1 : 1));

  return {
    async earnByPurchase(tx, merchantId, { memberId: buyer, orderId, groups, at }) {
      const { memberId } = await MemberBook.openCurrent(parts, tx, merchantId, buyer);
      const unpaid: PurchaseRow[] = [];
      for (const { storeId, goodsFen } of inOrder(groups)) {
        const row = await purchases.lock(tx, merchantId, orderId, storeId);
        if (row.goodsFen !== null) continue;
        await purchases.notePaid(tx, merchantId, row, { memberId, goodsFen, paidAt: at });
        unpaid.push({ ...row, memberId, goodsFen, paidAt: at });
      }
      const person = await members.find(merchantId, memberId);
      if (unpaid.length > 0 && person?.isShadow === false) await credit(tx, merchantId, memberId, unpaid, at);
    },

    async received(tx, merchantId, orderId, storeId, at) {
      const row = await purchases.lock(tx, merchantId, orderId, storeId);
      if (row.receivedAt !== null) return;
      await purchases.noteReceived(tx, merchantId, row, at);
      await openWindow(tx, merchantId, row, at);
    },

    async refund(tx, merchantId, { refundId, orderId, groups, at }) {
      for (const { storeId, goodsFen } of inOrder(groups)) {
        const row = await purchases.lock(tx, merchantId, orderId, storeId);
        if (await purchases.noteRefund(tx, merchantId, row, refundId, goodsFen, at))
          await reverse(tx, merchantId, { ...row, refundedFen: row.refundedFen + goodsFen }, at);
      }
    },

    async creditEarlier(tx, merchantId, activated, at) {
      const { memberId } = await MemberBook.openCurrent(parts, tx, merchantId, activated);
      for (const orderId of await purchases.uncredited(tx, merchantId, memberId)) {
        const rows: PurchaseRow[] = [];
        for (const storeId of await purchases.storesOf(tx, merchantId, orderId))
          rows.push(await purchases.lock(tx, merchantId, orderId, storeId));
        const open = rows.filter(({ earned, goodsFen }) => earned === null && goodsFen !== null);
        if (open.length > 0) await credit(tx, merchantId, memberId, open, at);
      }
    },
  };
}
