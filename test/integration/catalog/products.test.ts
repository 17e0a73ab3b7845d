import { fen, type ProductId, type SkuId } from '#kernel';
import { CATALOG, CATALOG_IMPORT } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  BROWN,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  product,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Card {
  readonly productId: string;
  readonly skuId: string;
  readonly priceFen: number;
  readonly listPriceFen: number;
  readonly inStock: boolean;
  readonly tryOn: string | null;
}
interface ListBody {
  readonly items: readonly Card[];
  readonly nextCursor: string | null;
}
interface ProductBody {
  readonly skus: readonly { readonly id: string; readonly stock: string; readonly priceFen: number }[];
  readonly stores: readonly { readonly storeId: string; readonly stock: string }[];
}

describe.each(DATABASE_KINDS)('the catalogue on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind, { [BLACK]: 3, [BROWN]: 0 });
    const catalog = shop.house.container.get(CATALOG_IMPORT);
    await shop.unitOfWork.run(async (tx) => {
      await catalog.importCategories(tx, MERCHANT, [
        { id: 'cat_food', name: '食品', parentId: 'cat_all' },
        { id: 'cat_noodle', name: '热干面', parentId: 'cat_food' },
        { id: 'cat_hat', name: '帽子', parentId: null },
      ]);
      await catalog.importProducts(tx, MERCHANT, [
        product('prd_noodle', { categoryId: 'cat_noodle', title: '热干面 五袋装', tags: ['武汉', '早餐'] }),
        product('prd_hat', { categoryId: 'cat_hat', title: 'Camel Fedora 100% 羊毛', brand: '长江' }),
      ]);
    });
  }, OPENING_MS);
  afterAll(() => shop.close());

  const list = async (query: string) => (await shop.call<ListBody>('GET', `/v1/products?${query}`)).body;
  const ids = async (query: string) => (await list(query)).items.map(({ productId }) => productId).toSorted();
  const detail = (id: string, query = '') =>
    shop.call<ProductBody & { code?: string }>('GET', `/v1/products/${id}${query}`);

  test('a category shows everything below it', async () => {
    expect(await ids('categoryId=cat_food')).toEqual(['prd_noodle']);
    expect(await ids('categoryId=cat_all')).toEqual(['prd_duck', 'prd_frame', 'prd_gift', 'prd_noodle']);
    expect(await ids('categoryId=cat_none')).toEqual([]);
  });

  test.each([
    ['one word of the title', '热干面', ['prd_noodle']],
    ['a tag', '早餐', ['prd_noodle']],
    ['every word has to occur', '热干面 羊毛', []],
    ['capitals do not matter', 'fedora CAMEL', ['prd_hat']],
    ['a percent sign is a percent sign', '100%25', ['prd_hat']],
    ['and no wildcard', '羊%25毛', []],
    ['an underscore neither', 'fed_ra', []],
    ['the exact id', 'prd_duck', ['prd_duck']],
  ])('search: %s', async (_case, q, found) => {
    expect(await ids(`q=${q}`)).toEqual(found);
  });

  test('the try-on filter finds products with at least one such article', async () => {
    expect(await ids('tryOn=glasses')).toEqual(['prd_frame']);
    expect(await ids('tryOn=hat')).toEqual([]);
    expect((await shop.call('GET', '/v1/products?tryOn=shoes')).status).toBe(400);
  });

  test('pages are stable: equal dates are told apart, and every product comes once', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list(cursor === '' ? 'limit=2' : `limit=2&cursor=${cursor}`);
      seen.push(...page.items.map(({ productId }) => productId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['prd_noodle', 'prd_hat', 'prd_gift', 'prd_frame', 'prd_duck']);
    expect((await shop.call('GET', '/v1/products?cursor=nonsense')).body).toMatchObject({
      code: 'request.bad_cursor',
    });
  });

  test('shoppers learn whether to hurry, never the number', async () => {
    const here = await detail('prd_frame', `?storeId=${JIANGHAN}`);
    expect(here.body.skus.map(({ id, stock }) => [id, stock])).toEqual([
      [BLACK, 'low'],
      [BROWN, 'none'],
    ]);
    expect(here.body.stores).toEqual([
      { storeId: OPTICS, name: '光谷店', stock: 'none' },
      { storeId: JIANGHAN, name: '江汉路店', stock: 'low' },
    ]);
    expect((await detail('prd_duck')).body.skus[0]?.stock).toBe('in');
    expect((await detail('prd_frame', `?storeId=${OPTICS}`)).body.skus[0]?.stock).toBe('none');
    const inStock = async (query: string) =>
      (await list(query)).items.filter((card) => card.inStock).map(({ productId }) => productId);
    expect(await inStock(`storeId=${OPTICS}`)).toEqual([]);
    expect(await inStock('')).toEqual(['prd_gift', 'prd_frame', 'prd_duck']);
    expect(await detail('prd_none')).toMatchObject({
      status: 404,
      body: { code: 'catalog.product_not_found' },
    });
  });

  test('a price of one store holds there and nowhere else', async () => {
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(CATALOG_IMPORT)
        .importStorePrices(tx, MERCHANT, [{ storeId: OPTICS, skuId: BLACK, priceFen: fen(9_900) }]),
    );
    const black = async (storeId: string) =>
      (await list(`q=prd_frame&storeId=${storeId}`)).items.map(({ priceFen }) => priceFen);
    expect(await black(OPTICS)).toEqual([9_900]);
    expect(await black(JIANGHAN)).toEqual([BLACK_FEN]);
    expect((await detail('prd_frame', `?storeId=${OPTICS}`)).body.skus[0]?.priceFen).toBe(9_900);
    const catalog = shop.house.container.get(CATALOG);
    expect((await catalog.offers(MERCHANT, OPTICS, [BLACK])).get(BLACK)).toMatchObject({
      priceFen: 9_900,
      optionText: '黑色',
      onSale: true,
    });
  });

  test('the cards in memory follow a change as soon as it is delivered', async () => {
    const catalog = shop.house.container.get(CATALOG);
    const titles = async () => (await catalog.cards(MERCHANT)).map(({ title }) => title);
    await shop.deliver();
    expect(await titles()).toContain('鸭脖礼盒');
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(CATALOG_IMPORT)
        .importProducts(tx, MERCHANT, [product('prd_duck', { title: '精武鸭脖' })]),
    );
    expect(await titles()).toContain('鸭脖礼盒');
    await shop.deliver();
    expect(await titles()).toContain('精武鸭脖');
    expect(await titles()).not.toContain('鸭脖礼盒');
  });

  test('a garment carries its size table, to shoppers and to the other modules; other goods have none', async () => {
    const catalog = shop.house.container.get(CATALOG);
    const sizes = [
      { name: 'S', shoulderCm: 37, hipCm: 44 },
      { name: 'M', shoulderCm: 40.5 },
    ];
    const [sku] = product('prd_shirt').skus;
    if (sku === undefined) throw new Error('a product has an article');
    const skus = sizes.map(({ name }) => ({
      ...{ ...sku, id: `sku_${name}` as SkuId, code: name, optionValues: [name] },
    }));
    const offer = (patch: Parameters<typeof product>[1]) =>
      shop.unitOfWork.run((tx) =>
        shop.house.container
          .get(CATALOG_IMPORT)
          .importProducts(tx, MERCHANT, [product('prd_shirt', { optionNames: ['尺码'], skus, ...patch })]),
      );
    await offer({ sizes });
    expect((await detail('prd_shirt')).body).toMatchObject({ sizes });
    expect(await catalog.sizes(MERCHANT, 'sku_M' as SkuId)).toEqual(sizes);
    expect((await detail('prd_frame')).body).toMatchObject({ sizes: [] });
    expect(await catalog.sizes(MERCHANT, BLACK)).toEqual([]);
    expect(await catalog.sizes(MERCHANT, 'sku_none' as SkuId)).toEqual([]);

    for (const wrong of [
      [{ name: 'XXL', shoulderCm: 50 }],
      [
        { name: 'M', shoulderCm: 40 },
        { name: 'M', shoulderCm: 41 },
      ],
      [{ name: 'M', shoulderCm: 405 }],
      [{ name: 'M', shoulderCm: 40, hipCm: 5 }],
    ])
      await expect(offer({ sizes: wrong })).rejects.toMatchObject({ code: 'catalog.product_invalid' });
    await offer({});
    expect((await detail('prd_shirt')).body).toMatchObject({ sizes: [] });
  });

  test('articles have to fit the options of their product, and codes are unique', async () => {
    const offer = (patch: Parameters<typeof product>[1]) =>
      shop.unitOfWork.run((tx) =>
        shop.house.container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [product('prd_new', patch)]),
      );
    const [sku] = product('prd_new').skus;
    if (sku === undefined) throw new Error('a product has an article');
    const wrong = { code: 'catalog.product_invalid' };
    await expect(offer({ skus: [] })).rejects.toMatchObject(wrong);
    await expect(offer({ optionNames: ['颜色'] })).rejects.toMatchObject(wrong);
    await expect(offer({ skus: [sku, { ...sku, id: 'sku_b' as SkuId, code: 'b' }] })).rejects.toMatchObject(
      wrong,
    );
    await expect(offer({ optionNames: ['1', '2', '3', '4', '5', '6'] })).rejects.toMatchObject(wrong);
    await expect(offer({ id: 'prd_x' as ProductId, skus: [{ ...sku, code: `C-${BLACK}` }] })).rejects.toThrow(
      /unique/i,
    );
  });
});
