import type { MerchantId, SkuId, StoreId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { StockLine } from '#modules/inventory';
import { unpackBundles } from '../domain/unpack-bundles.ts';

interface StorePart {
  readonly storeId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

export type GoodsToTake = (
  merchantId: MerchantId,
  groups: readonly StorePart[],
) => Promise<readonly StockLine[]>;

/** What an order takes from the shelves; a bundle is on none, its components are. */
export function goodsToTake(catalog: Pick<Catalog, 'components'>): GoodsToTake {
  return async (merchantId, groups) => {
    const lines = groups.flatMap(({ storeId, lines: own }) =>
      own.map(({ skuId, quantity }) => ({ storeId, skuId, quantity })),
    );
    const skuIds = [...new Set(lines.map(({ skuId }) => skuId))];
    return unpackBundles(lines, await catalog.components(merchantId, skuIds));
  };
}
