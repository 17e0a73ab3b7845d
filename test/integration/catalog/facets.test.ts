import fc from 'fast-check';
import { affectedRows } from '#db';
import { DAY_MS, type EpochMs, fen, type ProductId, SeededRandom, type SkuId } from '#kernel';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { ORDER_IMPORT } from '#modules/orders';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  product,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const GOODS = 60;
const WORDS = ['碎花', '连衣裙', '衬衫', '眼镜', '米酒'];
const BRANDS = ['江城', '汉口', '通衢'];
const CATEGORIES = ['cat_all', 'cat_wear', 'cat_dress', 'cat_food'];

interface Facets {
  readonly total: number;
  readonly brands: readonly { readonly value: string; readonly count: number }[];
  readonly categories: readonly { readonly value: string; readonly count: number }[];
  readonly tryOn: readonly { readonly value: string; readonly count: number }[];
  readonly prices: readonly {
    readonly minFen: number;
    readonly maxFen: number | null;
    readonly count: number;
  }[];
  readonly sold: readonly { readonly value: number; readonly count: number }[];
  readonly isNew: number;
  readonly inStock: number | null;
}
interface Page {
  readonly items: readonly { readonly productId: string; readonly priceFen: number }[];
  readonly nextCursor: string | null;
  readonly total: number;
}
type Query = Readonly<Record<string, string>>;

describe.each(DATABASE_KINDS)('narrowing down on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind);
    await fill(shop);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const ask = async <Body>(path: string, query: Query) => {
    const { status, body } = await shop.call<Body>('GET', `${path}?${new URLSearchParams(query)}`);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body;
  };
  const total = async (query: Query) =>
    (await ask<Page>('/v1/products', { sort: 'price_asc', limit: '1', ...query })).total;

  const queries = fc.record(
    {
      q: fc.constantFrom(...WORDS, 'lyq', '碎花 米酒'),
      storeId: fc.constantFrom<string>(JIANGHAN, OPTICS),
      categoryId: fc.constantFrom(...CATEGORIES),
      brand: fc.constantFrom(...BRANDS),
      priceMinFen: fc.constantFrom('0', '5000', '20000'),
      priceMaxFen: fc.constantFrom('9999', '60000'),
      soldMin: fc.constantFrom('1', '10'),
      isNew: fc.constant('true'),
      inStock: fc.constant('true'),
      tryOn: fc.constantFrom('hat', 'clothes'),
    },
    { requiredKeys: [] },
  );

  test('(CAT-04) every count is the number of results once that filter is added', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const facets = await ask<Facets>('/v1/product-facets', query);
        expect(await total(query)).toBe(facets.total);
        const { priceMinFen: _from, priceMaxFen: _to, ...unpriced } = query;
        const added: [count: number, query: Query][] = [
          ...facets.brands.map(({ value, count }) => [count, { ...query, brand: value }] as [number, Query]),
          ...facets.categories.map(
            ({ value, count }) => [count, { ...query, categoryId: value }] as [number, Query],
          ),
          ...facets.tryOn.map(({ value, count }) => [count, { ...query, tryOn: value }] as [number, Query]),
          ...facets.sold.map(
            ({ value, count }) => [count, { ...query, soldMin: String(value) }] as [number, Query],
          ),
          ...facets.prices.map(
            ({ minFen, maxFen, count }) =>
              [
                count,
                {
                  ...unpriced,
                  priceMinFen: String(minFen),
                  ...(maxFen === null ? {} : { priceMaxFen: String(maxFen) }),
                },
              ] as [number, Query],
          ),
          [facets.isNew, { ...query, isNew: 'true' }],
          ...(facets.inStock === null
            ? []
            : [[facets.inStock, { ...query, inStock: 'true' }] as [number, Query]]),
        ];
        for (const [count, narrowed] of added)
          expect([narrowed, await total(narrowed)]).toEqual([narrowed, count]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test.each(['newest', 'price_asc', 'price_desc', 'sales', 'in_stock', 'distance', 'relevance'])(
    '(CAT-04) pages sorted by %s hold every product once, in one order',
    async (sort) => {
      const walk = async (limit: string) => {
        const seen: Page['items'][number][] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const from: Query = cursor === '' ? {} : { cursor };
          const asked = { sort, limit, storeId: JIANGHAN, q: '碎花', ...from };
          const page: Page = await ask<Page>('/v1/products', asked);
          seen.push(...page.items);
          cursor = page.nextCursor;
        }
        return seen;
      };
      const whole = await walk('100');
      expect(whole.length).toBeGreaterThan(10);
      expect(new Set(whole.map(({ productId }) => productId)).size).toBe(whole.length);
      expect(await walk('4')).toEqual(whole);
      const prices = whole.map(({ priceFen }) => priceFen);
      if (sort === 'price_asc') expect(prices).toEqual(prices.toSorted((a, b) => a - b));
      if (sort === 'price_desc') expect(prices).toEqual(prices.toSorted((a, b) => b - a));
    },
  );

  test('(CAT-04) best sellers come first; what this store has comes before what it has not', async () => {
    const first = await ask<Page>('/v1/products', { sort: 'sales', limit: '1' });
    expect(first.items[0]?.productId).toBe('prd_duck');
    const shown = await ask<{ items: readonly { inStock: boolean }[] }>('/v1/products', {
      ...{ sort: 'in_stock', storeId: JIANGHAN, limit: '100' },
    });
    const flags = shown.items.map(({ inStock }) => inStock);
    expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set(flags).size).toBe(2);
  });

  test('(CAT-04) by distance: what the chosen store has, then what the next one has, then what nobody has', async () => {
    const list = (storeId: string, sort: string) =>
      ask<{ items: readonly { productId: string; inStock: boolean }[] }>('/v1/products', {
        ...{ sort, storeId, limit: '100' },
      });
    const there = async (storeId: string) =>
      new Set(
        (await list(storeId, 'newest')).items
          .filter(({ inStock }) => inStock)
          .map(({ productId }) => productId),
      );
    const [here, far] = [await there(OPTICS), await there(JIANGHAN)];
    const rank = (id: string) => (here.has(id) ? 0 : far.has(id) ? 1 : 2);
    const ranks = (await list(OPTICS, 'distance')).items.map(({ productId }) => rank(productId));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
  });

  test('(CAT-04) a sale changes what is in stock as soon as it is delivered', async () => {
    const inStock = () => total({ inStock: 'true', storeId: JIANGHAN, q: 'prd_frame' });
    expect(await inStock()).toBe(1);
    await shop.unitOfWork.run((tx) => affectedRows(tx, 'update stock set available = 0, reserved = on_hand'));
    await shop.unitOfWork.run(async (tx) =>
      tx.emit({
        ...{ type: 'inventory.stock_changed', occurredAt: shop.clock.now(), merchantId: MERCHANT },
        changes: [BLACK, 'sku_brown'].map((skuId) => ({ storeId: JIANGHAN, skuId, sellable: 0 })),
      }),
    );
    await shop.deliver();
    expect(await inStock()).toBe(0);
  });

  test('(CAT-04) another sort’s cursor is refused, and so is a range upside down by finding nothing', async () => {
    const { nextCursor } = await ask<Page>('/v1/products', { sort: 'price_asc', limit: '2' });
    const wrong = await shop.call('GET', `/v1/products?sort=sales&cursor=${nextCursor}`);
    expect(wrong).toMatchObject({ status: 400, body: { code: 'request.bad_cursor' } });
    expect(await total({ priceMinFen: '500', priceMaxFen: '100' })).toBe(0);
    expect((await shop.call('GET', '/v1/products?priceMinFen=-1')).status).toBe(400);
  });
});

/** Goods with everything that they can be narrowed down by, drawn from a seed. */
async function fill(shop: SmallShop): Promise<void> {
  const random = new SeededRandom(5);
  const drawn = <Item>(items: readonly Item[]) => items[random.integer(items.length)] as Item;
  const now = shop.clock.now();
  const goods = Array.from({ length: GOODS }, (_, n): NewProduct => {
    const base = product(`prd_${n}`);
    const priceFen = fen(100 * random.integer(1_200));
    const kind = drawn(['hat', 'clothes', null, null] as const);
    return {
      ...base,
      title: `${drawn(WORDS)}${drawn(WORDS)} ${n}`,
      brand: drawn(BRANDS),
      categoryId: drawn(CATEGORIES),
      listedAt: (now - random.integer(60) * DAY_MS) as EpochMs,
      skus: base.skus.map((sku) => ({ ...sku, priceFen, listPriceFen: priceFen, tryOn: kind })),
    };
  });
  await shop.unitOfWork.run(async (tx) => {
    const { container } = shop.house;
    const catalog = container.get(CATALOG_IMPORT);
    await catalog.importCategories(tx, MERCHANT, [
      { id: 'cat_wear', name: '服装', parentId: 'cat_all' },
      { id: 'cat_dress', name: '裙装', parentId: 'cat_wear' },
      { id: 'cat_food', name: '食品', parentId: null },
    ]);
    await catalog.importProducts(tx, MERCHANT, goods);
    await catalog.importStorePrices(
      tx,
      MERCHANT,
      goods
        .filter((_, n) => n % 3 === 0)
        .map(({ skus }) => ({
          ...{ storeId: OPTICS, skuId: skus[0]?.id as SkuId },
          priceFen: fen(100 * random.integer(1_200)),
        })),
    );
    const stocked = goods.filter((_, n) => n % 2 === 0);
    await container.get(STOCK_IMPORT).receive(
      tx,
      MERCHANT,
      'facets',
      stocked.flatMap(({ skus }) =>
        skus.map(({ id }) => ({ skuId: id, storeId: drawn([JIANGHAN, OPTICS]), quantity: 5 })),
      ),
      now,
    );
    const line = { title: '', optionText: '', imageUrl: '', unitPriceFen: fen(100) };
    await container.get(ORDER_IMPORT).importHistory(
      tx,
      MERCHANT,
      Array.from({ length: 20 }, (_, n) => ({
        ...{ id: `ord_${n}` as never, number: `26112100000000000${n}`, memberId: 'mbr_1' as never },
        ...{ storeId: JIANGHAN, placedAt: now - random.integer(20) * DAY_MS },
        lines: [
          {
            ...{ skuId: (n < 15 ? `sku_prd_${n}` : DUCK) as SkuId, quantity: 1 + random.integer(15) },
            ...{ productId: (n < 15 ? `prd_${n}` : 'prd_duck') as ProductId, ...line },
          },
          ...(n < 15
            ? []
            : [{ skuId: 'sku_x' as SkuId, productId: 'prd_x' as ProductId, quantity: 1, ...line }]),
        ],
      })),
    );
  });
}
