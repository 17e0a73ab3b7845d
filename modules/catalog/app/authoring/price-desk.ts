import {
  AppError,
  DAY_MS,
  type EpochMs,
  type Fen,
  type Ids,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StaffId,
  type StoreId,
  type Tx,
} from '#kernel';
import { type Act, emitChanged, type Who } from './desk.ts';
import type { StorePriceLimits } from './store-desk.ts';

/** A price is announced for the next season, not for the next generation. */
const AHEAD_MS_MAX = 366 * DAY_MS;
/** Written into their rows in one commit. */
const FOLDED_AT_ONCE_MAX = 500;

export interface PlannedPrice {
  readonly id: string;
  readonly skuId: SkuId;
  /** Null = at every store that has no price of its own. */
  readonly storeId: StoreId | null;
  readonly startsAt: EpochMs;
  readonly priceFen: Fen;
  readonly listPriceFen: Fen | null;
  readonly createdBy: StaffId;
}

export interface PriceChanges {
  /** False when one of the articles has a change at that second already. */
  add(tx: Tx, merchantId: MerchantId, changes: readonly PlannedPrice[]): Promise<boolean>;
  find(merchantId: MerchantId, id: string): Promise<PlannedPrice | undefined>;
  /** Undefined when it has begun, or is not there. */
  remove(tx: Tx, merchantId: MerchantId, id: string, now: EpochMs): Promise<PlannedPrice | undefined>;
  page(
    merchantId: MerchantId,
    skuId: SkuId | undefined,
    after: readonly [startsAt: number, id: string] | undefined,
    limit: number,
  ): Promise<readonly PlannedPrice[]>;
  /** Merchants with changes that have begun. */
  due(now: EpochMs): Promise<readonly MerchantId[]>;
  /** Writes begun changes into their articles; which products that were. Prices at any instant stay as they are. */
  fold(tx: Tx, merchantId: MerchantId, now: EpochMs, limit: number): Promise<readonly ProductId[]>;
  listPrices(tx: Tx, merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, Fen>>;
}

export interface PriceDesk {
  plan(
    who: Who,
    startsAt: EpochMs,
    items: readonly Pick<PlannedPrice, 'skuId' | 'storeId' | 'priceFen' | 'listPriceFen'>[],
  ): Promise<{ readonly items: readonly PlannedPrice[] }>;
  remove(who: Who, id: string): Promise<void>;
  /** For the job: the price holds from its second on without it, this only tells others. */
  fold(now: EpochMs, run: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>): Promise<number>;
}

/** Prices that change at a second (CAT-09). */
export function priceDesk(act: Act, prices: PriceChanges, limits: StorePriceLimits, ids: Ids): PriceDesk {
  return {
    plan: (who, startsAt, items) => {
      const changes = items.map((item) => ({
        ...item,
        id: `pch_${ids.next()}`,
        startsAt,
        createdBy: who.staffId,
      }));
      return act(who, 'catalog.plan_prices', async (tx, now) => {
        if (startsAt <= now || startsAt > now + AHEAD_MS_MAX)
          throw new AppError('unprocessable', 'catalog.price_time_invalid', '生效时间必须在一年以内的将来');
        const lists = await prices.listPrices(
          tx,
          who.merchantId,
          changes.map(({ skuId }) => skuId),
        );
        for (const { skuId, storeId, priceFen, listPriceFen } of changes) {
          const list = lists.get(skuId);
          if (list === undefined)
            throw new AppError('unprocessable', 'catalog.sku_not_found', '没有这个规格', { skuId });
          if (storeId !== null) await limits.check(tx, who.merchantId, skuId, priceFen, listPriceFen ?? list);
        }
        if (!(await prices.add(tx, who.merchantId, changes)))
          throw new AppError('conflict', 'catalog.price_change_exists', '该规格在这一时刻已有调价');
        return { subject: `prices:${startsAt}`, after: { changes }, answer: { items: changes } };
      });
    },

    remove: async (who, id) => {
      await act(who, 'catalog.cancel_price', async (tx, now) => {
        const before = await prices.remove(tx, who.merchantId, id, now);
        if (before === undefined)
          throw new AppError('not_found', 'catalog.price_change_not_found', '没有这次调价，或已生效');
        return { subject: `price_change:${id}`, before, answer: {} };
      });
    },

    async fold(now, run) {
      let folded = 0;
      for (const merchantId of await prices.due(now))
        folded += await run(async (tx) => {
          const productIds = await prices.fold(tx, merchantId, now, FOLDED_AT_ONCE_MAX);
          emitChanged(tx, merchantId, productIds, now);
          return productIds.length;
        });
      return folded;
    },
  };
}
