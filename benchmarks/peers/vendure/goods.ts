import { fen, type SkuId } from '#kernel';
import type { NewProduct } from '#modules/catalog';
import { wordedGoods } from '../../support/worded-catalogue.ts';

const PRODUCTS = 1_000;
const PICTURES = 20;
const COLOURS = ['黑色', '白色'] as const;
const DEARER_FEN = 500;
/** Fixed, so that a shop that was filled once can be kept. */
const AS_OF = Date.UTC(2026, 0, 1);

/** What both shops are filled with: goods of two articles each, oldest first. */
export function goodsOfBoth(): readonly NewProduct[] {
  const goods = wordedGoods(PRODUCTS, AS_OF).map((product, n): NewProduct => {
    const imageUrl = `/media/bench-${n % PICTURES}.webp`;
    return {
      ...product,
      images: [imageUrl],
      optionNames: ['颜色'],
      skus: product.skus.flatMap((sku) =>
        COLOURS.map((colour, at) => ({
          ...sku,
          id: `${sku.id}_${at}` as SkuId,
          code: `${sku.code}-${at}`,
          optionValues: [colour],
          priceFen: fen(sku.priceFen + at * DEARER_FEN),
          listPriceFen: fen(sku.priceFen + at * DEARER_FEN),
          imageUrl,
        })),
      ),
    };
  });
  return goods.toSorted((a, b) => a.listedAt - b.listedAt || (a.id < b.id ? -1 : 1));
}
