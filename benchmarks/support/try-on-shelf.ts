import type { House } from '#app';
import { type EpochMs, fen, type MerchantId, type ProductId, type SkuId, UNIT_OF_WORK } from '#kernel';
import type { Follows } from '#ml/tracking';
import { CATALOG_IMPORT } from '#modules/catalog';

const MERCHANT = 'mch_tongqu' as MerchantId;

/** One article for each part of a person that the tracker follows. */
export const SHELF = {
  face: { skuId: 'sku_glasses', arItemId: 'glasses-round-black', tryOn: 'glasses' },
  hand: { skuId: 'sku_ring', arItemId: 'ring-solitaire-gold', tryOn: 'ring' },
  body: { skuId: 'sku_shirt', arItemId: 'clothes-linen-shirt-white', tryOn: 'clothes' },
} as const satisfies Record<Follows, object>;

export async function fillShelf({ container }: House): Promise<void> {
  const goods = container.get(CATALOG_IMPORT);
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await goods.importCategories(tx, MERCHANT, [{ id: 'cat_bench', name: '测量', parentId: null }]);
    await goods.importProducts(
      tx,
      MERCHANT,
      Object.values(SHELF).map(({ skuId, arItemId, tryOn }) => ({
        id: `prd_${skuId}` as ProductId,
        categoryId: 'cat_bench',
        title: arItemId,
        ...{ subtitle: '', description: '', brand: '', tags: [], images: [], optionNames: [] },
        listedAt: 0 as EpochMs,
        durable: false,
        skus: [
          {
            ...{ id: skuId as SkuId, code: skuId, optionValues: [], imageUrl: '', arItemId, tryOn },
            ...{ priceFen: fen(9_900), listPriceFen: fen(9_900) },
          },
        ],
      })),
    );
  });
}
