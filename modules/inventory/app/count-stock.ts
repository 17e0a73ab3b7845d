import { AppError, type Ids, type MerchantId, type SkuId, type StoreId, type Tx } from '#kernel';
import type { Act, Who } from './desk.ts';
import type { KnownGoods } from './known-goods.ts';
import type { StockTake, StockTakeStore } from './ports.ts';

interface Difference {
  readonly skuId: SkuId;
  readonly difference: number;
}

export interface CountStock {
  open(
    who: Who,
    take: { readonly storeId: StoreId; readonly skuIds: readonly SkuId[]; readonly note: string },
  ): Promise<StockTake>;
  begin(who: Who, takeId: string, skuIds: readonly SkuId[]): Promise<StockTake>;
  count(
    who: Who,
    takeId: string,
    counts: readonly { readonly skuId: SkuId; readonly counted: number }[],
  ): Promise<StockTake>;
  post(
    who: Who,
    takeId: string,
    note: string,
  ): Promise<{ readonly posted: readonly Difference[]; readonly blocked: readonly Difference[] }>;
}

/** Stock-takes 盘点: who counts does not see what is expected, and the shop goes on selling. */
export function countStock(act: Act, takes: StockTakeStore, known: KnownGoods, ids: Ids): CountStock {
  async function openTake(tx: Tx, merchantId: MerchantId, takeId: string): Promise<StockTake> {
    const take = await takes.get(tx, merchantId, takeId);
    if (take === undefined) throw takeNotFound(takeId);
    if (take.state !== 'OPEN') throw new AppError('conflict', 'inventory.take_closed', '这张盘点单已结束');
    return take;
  }

  return {
    async open(who, { storeId, skuIds, note }) {
      const { merchantId, staffId } = who;
      await known.requireLocation(merchantId, storeId);
      await known.requireSkus(merchantId, skuIds);
      const id = ids.next();
      return act(who, 'inventory.open_take', async (tx, at) => {
        const answer = await takes.open(tx, merchantId, { id, storeId, skuIds, note, actor: staffId, at });
        return { subject: `stock_take:${id}`, after: { storeId, articles: skuIds.length }, answer };
      });
    },

    async begin(who, takeId, skuIds) {
      await known.requireSkus(who.merchantId, skuIds);
      return act(who, 'inventory.begin_count', async (tx) => {
        const take = await openTake(tx, who.merchantId, takeId);
        await takes.begin(tx, who.merchantId, take, skuIds);
        return { subject: `stock_take:${takeId}`, after: { skuIds }, answer: take };
      });
    },

    count: (who, takeId, counts) =>
      act(who, 'inventory.count', async (tx) => {
        const take = await openTake(tx, who.merchantId, takeId);
        await takes.count(tx, who.merchantId, take, counts, who.staffId);
        return { subject: `stock_take:${takeId}`, after: { counts }, answer: take };
      }),

    post: (who, takeId, note) =>
      act(who, 'inventory.post_take', async (tx, at) => {
        const take = await openTake(tx, who.merchantId, takeId);
        const answer = await takes.post(tx, who.merchantId, take, { actor: who.staffId, note, at });
        return { subject: `stock_take:${takeId}`, before: { state: 'OPEN' }, after: answer, answer };
      }),
  };
}

export function takeNotFound(takeId: string): AppError {
  return new AppError('not_found', 'inventory.take_not_found', '没有这张盘点单', { takeId });
}
