import { type EpochMs, fen, type MerchantId, type ProductId, type SkuId, UNIT_OF_WORK } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import type { TestHouse } from './house.ts';

export const GLASSES = 'sku_glasses' as SkuId;
export const HAT = 'sku_hat' as SkuId;
export const RING = 'sku_ring' as SkuId;
/** Cannot be tried on. */
export const SCARF = 'sku_scarf' as SkuId;

const MERCHANT = 'mch_tongqu' as MerchantId;

/** Glasses, a hat, a ring, and a scarf that nobody can try on. */
export async function stockTryOnGoods({ container }: TestHouse): Promise<void> {
  const goods = container.get(CATALOG_IMPORT);
  const product = (
    id: SkuId,
    title: string,
    arItemId: string | null,
    tryOn: 'glasses' | 'hat' | 'ring' | null,
  ) => ({
    ...{
      id: `prd_${id}` as ProductId,
      categoryId: 'cat_all',
      title,
      subtitle: '',
      description: '',
      brand: '',
    },
    ...{ tags: [], images: [], optionNames: [], listedAt: 0 as EpochMs, durable: false },
    skus: [
      {
        ...{ id, code: id, optionValues: [], priceFen: fen(9_900), listPriceFen: fen(9_900) },
        ...{ imageUrl: '', arItemId, tryOn },
      },
    ],
  });
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await goods.importCategories(tx, MERCHANT, [{ id: 'cat_all', name: '全部', parentId: null }]);
    await goods.importProducts(tx, MERCHANT, [
      product(GLASSES, '圆框眼镜', 'glasses-round-black', 'glasses'),
      product(HAT, '毛线帽', 'hat-beanie-teal', 'hat'),
      product(RING, '戒指', 'ring-solitaire-gold', 'ring'),
      product(SCARF, '围巾', null, null),
    ]);
  });
}
