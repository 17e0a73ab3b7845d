import type { House } from '#app';
import {
  DAY_MS,
  type EpochMs,
  fen,
  type MerchantId,
  type ProductId,
  SeededRandom,
  type SkuId,
  type StoreId,
  UNIT_OF_WORK,
} from '#kernel';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { STORE_IMPORT } from '#modules/stores';

export const STORE_ID = 'str_bench' as StoreId;
const MERCHANT_ID = 'mch_tongqu' as MerchantId;
const ROWS_AT_ONCE = 2_000;
const STOCKED = 0.9;

const STYLES =
  '法式 复古 碎花 纯棉 真丝 加绒 修身 宽松 高腰 简约 轻薄 保暖 透气 防晒 显瘦 百搭 通勤 学院 手工 限定'.split(
    ' ',
  );
const NOUNS =
  '连衣裙 半身裙 衬衫 风衣 毛衣 牛仔裤 阔腿裤 羽绒服 太阳镜 眼镜框 渔夫帽 口红 眼影盘 耳钉 项链 手链 戒指 手表 热干面 鸭脖 莲藕汤 绿茶 米酒 麻糖 运动鞋 帆布包'.split(
    ' ',
  );
const BRANDS = '江城 通衢 长江 汉口 黄鹤 楚风 东湖 光谷 晴川 归元 知音 木兰'.split(' ');

/** Goods with names as shops give them, one article each; stock of most of them at one store. */
export function wordedGoods(many: number, asOf: EpochMs): readonly NewProduct[] {
  const random = new SeededRandom(11);
  const drawn = (words: readonly string[]) => words[random.integer(words.length)] as string;
  return Array.from({ length: many }, (_, n): NewProduct => {
    const priceFen = fen(100 * (10 + random.integer(1_500)));
    const imageUrl = `/media/bench-${n % 500}.webp`;
    return {
      id: `prd_${n}` as ProductId,
      categoryId: `cat_${n % 40}`,
      title: `${drawn(BRANDS)} ${drawn(STYLES)}${drawn(STYLES)}${drawn(NOUNS)} ${n}号`,
      subtitle: `${drawn(STYLES)}之选`,
      description: '',
      brand: drawn(BRANDS),
      tags: [drawn(STYLES), drawn(STYLES)],
      images: [imageUrl],
      optionNames: [],
      listedAt: asOf - random.integer(300) * DAY_MS,
      durable: false,
      skus: [
        {
          ...{ id: `sku_${n}` as SkuId, code: `B${n}`, optionValues: [], priceFen, listPriceFen: priceFen },
          ...{ imageUrl, arItemId: null, tryOn: null },
        },
      ],
    };
  });
}

export async function fillWorded(
  { container }: House,
  goods: readonly NewProduct[],
  asOf: EpochMs,
): Promise<void> {
  const unitOfWork = container.get(UNIT_OF_WORK);
  const [catalog, stock] = [container.get(CATALOG_IMPORT), container.get(STOCK_IMPORT)];
  const hours = Array.from({ length: 7 }, () => ({ opensMinute: 0, closesMinute: 1_440 }));
  const place = { district: '', address: '', phone: '', latitude: 30.58, longitude: 114.29, hours };
  await unitOfWork.run(async (tx) => {
    await container
      .get(STORE_IMPORT)
      .importStores(tx, MERCHANT_ID, [{ id: STORE_ID, name: '测量店', ...place }]);
    await catalog.importCategories(
      tx,
      MERCHANT_ID,
      Array.from({ length: 40 }, (_, n) => ({ id: `cat_${n}`, name: `类 ${n}`, parentId: null })),
    );
  });
  for (let from = 0; from < goods.length; from += ROWS_AT_ONCE) {
    const part = goods.slice(from, from + ROWS_AT_ONCE);
    const stocked = part.filter((_, n) => n % 10 < 10 * STOCKED);
    await unitOfWork.run(async (tx) => {
      await catalog.importProducts(tx, MERCHANT_ID, part);
      await stock.receive(
        tx,
        MERCHANT_ID,
        `bench-${from}`,
        stocked.flatMap(({ skus }) => skus.map(({ id }) => ({ skuId: id, storeId: STORE_ID, quantity: 50 }))),
        asOf,
      );
    });
  }
}
