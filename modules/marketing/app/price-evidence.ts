import { AppError, businessDay, DAY_MS, type EpochMs, type MerchantId, type SkuId, type Tx } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { Stores } from '#modules/stores';
import type { LimitedPrice } from '../domain/promotion.ts';
import type { PriceEvidence, SoldPriceBook } from './promotion-ports.ts';

/** 《规范促销行为暂行规定》: 原价 is the lowest price paid in the seven days before, not what a label says. */
const LOOKS_BACK_DAYS = 7;

export interface PriceWitness {
  /** The lowest price at which any store offers each article now; read before the commit begins. */
  onShelves(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, number>>;
  /** Evidence for every price of the list; refuses a price that is no discount. */
  evidence(
    tx: Tx,
    merchantId: MerchantId,
    prices: readonly LimitedPrice[],
    shelves: ReadonlyMap<SkuId, number>,
    at: EpochMs,
  ): Promise<readonly PriceEvidence[]>;
}

export function priceWitness(
  sold: SoldPriceBook,
  catalog: Pick<Catalog, 'offers'>,
  stores: Pick<Stores, 'list'>,
): PriceWitness {
  return {
    async onShelves(merchantId, skuIds) {
      const lowest = new Map<SkuId, number>();
      for (const { id } of await stores.list(merchantId))
        for (const [skuId, { storePriceFen }] of await catalog.offers(merchantId, id, skuIds))
          lowest.set(skuId, Math.min(storePriceFen, lowest.get(skuId) ?? storePriceFen));
      return lowest;
    },

    async evidence(tx, merchantId, prices, shelves, at) {
      const since = businessDay(at - LOOKS_BACK_DAYS * DAY_MS);
      const skuIds = prices.map(({ skuId }) => skuId);
      const paid = await sold.lowestSince(tx, merchantId, skuIds, since);
      return prices.map(({ skuId, priceFen }) => {
        const lowestFen = paid.get(skuId) ?? shelves.get(skuId);
        if (lowestFen === undefined)
          throw new AppError('conflict', 'marketing.sku_unknown', '活动里有门店没有的商品', { skuId });
        if (priceFen >= lowestFen)
          throw new AppError('conflict', 'marketing.price_not_lower', '限时价不低于近七天的最低成交价', {
            ...{ skuId, lowestFen, days: LOOKS_BACK_DAYS },
          });
        return { skuId, lowestFen, from: paid.has(skuId) ? 'sales' : 'shelf', at } as const;
      });
    },
  };
}
