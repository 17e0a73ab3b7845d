import type { House } from '#app';
import {
  DAY_MS,
  type EpochMs,
  fen,
  type MemberId,
  type MerchantId,
  type ProductId,
  SeededRandom,
  type SkuId,
  type StoreId,
  UNIT_OF_WORK,
} from '#kernel';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { EVENT_IMPORT, type ImportedEvent } from '#modules/recommendations';
import { STORE_IMPORT } from '#modules/stores';

export const STORE_ID = 'str_bench' as StoreId;
const MERCHANT_ID = 'mch_tongqu' as MerchantId;
const CATEGORIES = 40;
const MEMBERS = 1_000;
const EVENTS_PER_MEMBER = 40;
const ROWS_AT_ONCE = 2_000;

/** A synthetic shop: goods in 40 categories, members who stay in two or three of them. */
export async function fillLargeCatalogue(house: House, products: number, asOf: EpochMs): Promise<void> {
  const random = new SeededRandom(7);
  const get = house.container.get.bind(house.container);
  const [unitOfWork, stores, catalog, stock, events] = [
    get(UNIT_OF_WORK),
    get(STORE_IMPORT),
    get(CATALOG_IMPORT),
    get(STOCK_IMPORT),
    get(EVENT_IMPORT),
  ];
  const goods = Array.from({ length: products }, (_, n) => product(n, asOf - random.integer(300) * DAY_MS));
  const skuIds = goods.flatMap(({ skus }) => skus.map(({ id }) => id));

  await unitOfWork.run(async (tx) => {
    await stores.importStores(tx, MERCHANT_ID, [
      {
        id: STORE_ID,
        name: '测量店',
        district: '测量',
        address: '',
        phone: '',
        latitude: 30.58,
        longitude: 114.29,
        hours: Array.from({ length: 7 }, () => ({ opensMinute: 600, closesMinute: 1_320 })),
      },
    ]);
    const categories = Array.from({ length: CATEGORIES }, (_, n) => ({
      id: `cat_${n}`,
      name: `类 ${n}`,
      parentId: null,
    }));
    await catalog.importCategories(tx, MERCHANT_ID, categories);
  });
  for (let from = 0; from < goods.length; from += ROWS_AT_ONCE)
    await unitOfWork.run((tx) =>
      catalog.importProducts(tx, MERCHANT_ID, goods.slice(from, from + ROWS_AT_ONCE)),
    );
  for (let from = 0; from < skuIds.length; from += ROWS_AT_ONCE)
    await unitOfWork.run((tx) =>
      stock.receive(
        tx,
        MERCHANT_ID,
        `bench-${from}`,
        skuIds
          .slice(from, from + ROWS_AT_ONCE)
          .filter((_, n) => n % 10 !== 0)
          .map((skuId) => ({ skuId, storeId: STORE_ID, quantity: 50 })),
        asOf,
      ),
    );
  const log = behaviour(random, products, asOf);
  for (let from = 0; from < log.length; from += ROWS_AT_ONCE)
    await unitOfWork.run((tx) => events.importEvents(tx, MERCHANT_ID, log.slice(from, from + ROWS_AT_ONCE)));
}

function product(n: number, listedAt: EpochMs): NewProduct {
  const imageUrl = `/media/bench-${n}.webp`;
  return {
    id: `prd_${n}` as ProductId,
    categoryId: `cat_${n % CATEGORIES}`,
    title: `测量商品 ${n}`,
    subtitle: '只为测量而写的一行字',
    description: '',
    brand: `牌 ${n % 50}`,
    tags: [],
    images: [imageUrl],
    optionNames: [],
    listedAt,
    durable: n % 3 === 0,
    skus: [
      {
        id: `sku_${n}` as SkuId,
        code: `B${n}`,
        optionValues: [],
        priceFen: fen(9_900 + n),
        listPriceFen: fen(12_900 + n),
        imageUrl,
        arItemId: null,
        tryOn: null,
      },
    ],
  };
}

function behaviour(random: SeededRandom, products: number, asOf: EpochMs): ImportedEvent[] {
  const log: ImportedEvent[] = [];
  for (let m = 0; m < MEMBERS; m += 1) {
    const tastes = [random.integer(CATEGORIES), random.integer(CATEGORIES)];
    let at = asOf - 100 * DAY_MS;
    for (let e = 0; e < EVENTS_PER_MEMBER; e += 1) {
      at += random.integer(2 * DAY_MS);
      const category = tastes[random.integer(2)] ?? 0;
      const popular = Math.floor(random.fraction() ** 2 * (products / CATEGORIES));
      log.push({
        id: `evt_${m}_${e}`,
        type: e % 5 === 4 ? 'cart' : 'view',
        memberId: `mbr_${m}` as MemberId,
        productId: `prd_${popular * CATEGORIES + category}` as ProductId,
        skuId: null,
        storeId: STORE_ID,
        at,
      });
    }
  }
  return log;
}
