import { HOUR_MS, MINUTE_MS } from '#kernel';
import { CATALOG } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import {
  BLACK,
  BLACK_FEN,
  BROWN,
  basket,
  DUCK,
  DUCK_FEN,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import { type ConsoleProduct, shirt } from './drafts.ts';

interface Found {
  readonly items: readonly { readonly productId: string; readonly priceFen: number }[];
  readonly total: number;
}
interface Facets {
  readonly total: number;
  readonly inStock: number | null;
  readonly prices: readonly { readonly minFen: number; readonly count: number }[];
}

/** Everything is done in the first process; the second one is asked. */
describe.each(DATABASE_KINDS)('two processes with one catalogue on %s', (kind) => {
  let shop: SmallShop;
  let other: TestHouse;
  let owner: string;

  beforeAll(async () => {
    const settings = { DATABASE_URL: await houseDatabase(kind) };
    shop = await smallShop(kind, {}, settings);
    const { clock, outside } = shop;
    other = await testHouse(kind, { clock, wechat: outside.wechat }, settings);
    owner = await shop.staff('owner');
    // It has read everything before anything happens.
    await ask('/v1/products', { q: '眼镜', storeId: JIANGHAN });
    await ask('/v1/product-facets', { storeId: JIANGHAN });
    await other.container.get(CATALOG).cards(MERCHANT);
  }, OPENING_MS);
  afterAll(async () => {
    await other?.close();
    await shop.close();
  });

  async function ask<Body = Found>(path: string, query: Record<string, string>): Promise<Body> {
    const answer = await fetch(`${other.url}${path}?${new URLSearchParams(query)}`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Body;
  }
  /** The first process delivers all events; the other one finds nothing waiting, and has to look for itself. */
  async function follow(): Promise<void> {
    await shop.deliver();
    await other.relay.deliverWaiting();
  }
  const act = async <Body = ConsoleProduct>(method: string, path: string, body?: object) => {
    const answer = await shop.call<Body>(method, `/v1/console${path}`, {
      token: owner,
      ...(body === undefined ? {} : { body }),
    });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return answer.body;
  };
  const found = async (q: string) =>
    (await ask('/v1/products', { q, storeId: JIANGHAN })).items.map(({ productId }) => productId);
  const remembered = async () =>
    (await other.container.get(CATALOG).cards(MERCHANT)).map(({ productId }) => `${productId}`);

  test('(CAT-03) what is put on sale in one is found by words and kept in mind in the other', async () => {
    expect(await found('亚麻')).toEqual([]);
    const { id } = await act('POST', '/products', shirt());
    await act('POST', `/products/${id}/publish`, {});
    await follow();
    expect(await found('亚麻')).toEqual([id]);
    expect(await remembered()).toContain(id);
    await act('POST', `/products/${id}/unpublish`);
    await follow();
    expect(await found('亚麻')).toEqual([]);
    expect(await remembered()).not.toContain(id);
  });

  test('(CAT-04, CAT-07) a store’s price and a hidden product count in the other', async () => {
    const upTo = (priceMaxFen: number) =>
      ask('/v1/products', { priceMaxFen: String(priceMaxFen), storeId: JIANGHAN, q: '鸭脖', limit: '1' });
    expect((await upTo(DUCK_FEN - 1)).total).toBe(0);
    await act('PUT', `/stores/${JIANGHAN}/prices/${DUCK}`, { priceFen: DUCK_FEN - 100 });
    await follow();
    expect(await upTo(DUCK_FEN - 1)).toMatchObject({ total: 1, items: [{ priceFen: DUCK_FEN - 100 }] });

    const before = await ask<Facets>('/v1/product-facets', { storeId: JIANGHAN });
    await act('PUT', `/stores/${JIANGHAN}/assortment/prd_duck`, { hidden: true });
    await follow();
    expect(await found('鸭脖')).toEqual([]);
    expect((await ask<Facets>('/v1/product-facets', { storeId: JIANGHAN })).total).toBe(before.total - 1);
    await act('PUT', `/stores/${JIANGHAN}/assortment/prd_duck`, { hidden: false });
    await follow();
    expect(await found('鸭脖')).toEqual(['prd_duck']);
  });

  test('(CAT-04, INV-01) what is sold out in one is out of stock in the other, in list, search and facets', async () => {
    const inStock = () => ask('/v1/products', { q: '眼镜', inStock: 'true', storeId: JIANGHAN });
    const facets = () => ask<Facets>('/v1/product-facets', { storeId: JIANGHAN });
    expect((await inStock()).total).toBe(1);
    const before = (await facets()).inStock ?? 0;

    const token = await shop.shopper('晓雯');
    const groups = basket({ [BLACK]: 10, [BROWN]: 10 });
    const { quoteToken } = (
      await shop.call<{ quoteToken: string }>('POST', '/v1/quotes', { token, body: { groups } })
    ).body;
    expect((await shop.call('POST', '/v1/orders', { token, body: { groups, quoteToken } })).status).toBe(201);
    await follow();
    expect((await inStock()).total).toBe(0);
    expect((await facets()).inStock).toBe(before - 1);
    const list = await ask<{ items: { productId: string; inStock: boolean }[] }>('/v1/products', {
      storeId: JIANGHAN,
    });
    expect(list.items.find(({ productId }) => productId === 'prd_frame')?.inStock).toBe(false);
  });

  test('(CAT-09) what is planned in one begins at its second in the other, with no job running', async () => {
    const codes = shirt().skus.map((sku, n) => ({ ...sku, code: `LATER-${n}` }));
    const { id } = await act('POST', '/products', shirt({ title: '真丝围巾', skus: codes }));
    const from = shop.clock.now() + HOUR_MS;
    await act('POST', `/products/${id}/publish`, { from });
    await follow();
    expect([await found('真丝'), (await remembered()).includes(id)]).toEqual([[], false]);
    shop.clock.advance(HOUR_MS - 1);
    expect([await found('真丝'), (await remembered()).includes(id)]).toEqual([[], false]);
    shop.clock.advance(1);
    expect([await found('真丝'), (await remembered()).includes(id)]).toEqual([[id], true]);

    owner = await shop.staff('owner');
    const cheap = () => ask('/v1/products', { q: '眼镜', priceMaxFen: String(BLACK_FEN - 1), limit: '1' });
    await act('POST', '/price-changes', {
      startsAt: shop.clock.now() + MINUTE_MS,
      items: [{ skuId: BLACK, priceFen: BLACK_FEN - 1_000 }],
    });
    await follow();
    expect((await cheap()).total).toBe(0);
    shop.clock.advance(MINUTE_MS - 1);
    expect((await cheap()).total).toBe(0);
    shop.clock.advance(1);
    expect((await cheap()).total).toBe(1);
    // Written into its row by either: the price stays what it is.
    await shop.job('catalog.fold_prices');
    expect((await cheap()).total).toBe(1);
    await follow();
    expect((await cheap()).total).toBe(1);
  });
});
