import { type EpochMs, fen, type MerchantId, type ProductId, type SkuId, UNIT_OF_WORK } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import type { TestHouse } from './house.ts';

export const GLASSES = 'sku_glasses' as SkuId;
export const HAT = 'sku_hat' as SkuId;
export const RING = 'sku_ring' as SkuId;
/** Size M of a shirt with a size table. */
export const SHIRT = 'sku_shirt-M' as SkuId;
/** Cannot be tried on. */
export const SCARF = 'sku_scarf' as SkuId;

const MERCHANT = 'mch_tongqu' as MerchantId;

const SIZES = [
  { name: 'S', shoulderCm: 37, hipCm: 44 },
  { name: 'M', shoulderCm: 40, hipCm: 48 },
  { name: 'L', shoulderCm: 43, hipCm: 52 },
] as const;

/** Glasses, a hat, a ring, a shirt in three sizes, and a scarf that nobody can try on. */
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
  const shirt = product('sku_shirt' as SkuId, '亚麻衬衫', null, null);
  const shirts = SIZES.flatMap(({ name }) =>
    shirt.skus.map((sku) => ({
      ...{ ...sku, id: `sku_shirt-${name}` as SkuId, code: `shirt-${name}`, optionValues: [name] },
      ...{ arItemId: 'clothes-linen-shirt-white', tryOn: 'clothes' as const },
    })),
  );
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await goods.importCategories(tx, MERCHANT, [{ id: 'cat_all', name: '全部', parentId: null }]);
    await goods.importProducts(tx, MERCHANT, [
      product(GLASSES, '圆框眼镜', 'glasses-round-black', 'glasses'),
      product(HAT, '毛线帽', 'hat-beanie-teal', 'hat'),
      product(RING, '戒指', 'ring-solitaire-gold', 'ring'),
      { ...shirt, optionNames: ['尺码'], sizes: SIZES, skus: shirts },
      product(SCARF, '围巾', null, null),
    ]);
  });
}
