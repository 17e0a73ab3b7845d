import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  BROWN,
  basket,
  DUCK,
  DUCK_FEN,
  JIANGHAN,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import { type ConsoleProduct, shirt } from './drafts.ts';

interface Detail {
  readonly skus: readonly { readonly id: string; readonly priceFen: number }[];
}

describe.each(DATABASE_KINDS)('shelves and prices that change at a second on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.startAfresh();
    owner = await shop.staff('owner');
  });

  /** Signs in again: a token does not live as long as these tests wait. */
  async function wait(ms: number): Promise<void> {
    shop.clock.advance(ms);
    owner = await shop.staff('owner');
  }

  const console_ = <Body = ConsoleProduct>(method: string, path: string, body?: object, token = owner) =>
    shop.call<Body & { code?: string }>(method, `/v1/console${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
    });
  const detail = (id: string, query = '') => shop.call<Detail>('GET', `/v1/products/${id}${query}`);
  const blackPrice = async (query = '') =>
    (await detail('prd_frame', query)).body.skus.find(({ id }) => id === BLACK)?.priceFen;
  const plan = (startsAt: number, items: object[], token = owner) =>
    console_<{ items: { id: string }[] }>('POST', '/price-changes', { startsAt, items }, token);
  const listed = async () =>
    (await shop.call<{ items: { productId: string }[] }>('GET', '/v1/products?limit=100')).body.items.map(
      ({ productId }) => productId,
    );

  test('(CAT-09) a product goes draft, scheduled, on, off at its seconds, with no job running', async () => {
    const codes = shirt().skus.map((sku, n) => ({ ...sku, code: `SHELF-${n}` }));
    const { id } = (await console_('POST', '/products', shirt({ skus: codes }))).body;
    const from = shop.clock.now() + HOUR_MS;
    const until = from + DAY_MS;
    const published = await console_('POST', `/products/${id}/publish`, { from, until });
    expect(published.body).toMatchObject({ state: 'scheduled', onFrom: from, onUntil: until });
    expect((await detail(id)).status).toBe(404);

    const state = async () => (await console_('GET', `/products/${id}`)).body.state;
    shop.clock.advance(HOUR_MS - 1);
    expect([await state(), (await detail(id)).status, (await listed()).includes(id)]).toEqual([
      'scheduled',
      404,
      false,
    ]);
    shop.clock.advance(1);
    expect([await state(), (await detail(id)).status, (await listed()).includes(id)]).toEqual([
      'on',
      200,
      true,
    ]);
    await wait(DAY_MS - 1);
    expect([await state(), (await detail(id)).status]).toEqual(['on', 200]);
    shop.clock.advance(1);
    expect([await state(), (await detail(id)).status, (await listed()).includes(id)]).toEqual([
      'off',
      404,
      false,
    ]);
  });

  test('(CAT-09) a draft cannot be taken off, nor a product that is off', async () => {
    const codes = shirt().skus.map((sku, n) => ({ ...sku, code: `OFF-${n}` }));
    const { id } = (await console_('POST', '/products', shirt({ skus: codes }))).body;
    expect(await console_('POST', `/products/${id}/unpublish`)).toMatchObject({
      status: 409,
      body: { code: 'catalog.illegal_step' },
    });
    expect((await console_('POST', `/products/${id}/publish`, {})).body.state).toBe('on');
    expect((await console_('POST', `/products/${id}/unpublish`)).body.state).toBe('off');
    expect((await console_('POST', `/products/${id}/unpublish`)).status).toBe(409);
  });

  test('(CAT-09) all prices of a plan change at the same second; the job only tells', async () => {
    const at = shop.clock.now() + 10 * MINUTE_MS;
    const made = await plan(at, [
      { skuId: BLACK, priceFen: 9_900, listPriceFen: 13_900 },
      { skuId: BROWN, priceFen: 9_900 },
    ]);
    expect(made.status).toBe(201);
    expect(await plan(at, [{ skuId: BROWN, priceFen: 1 }])).toMatchObject({
      status: 409,
      body: { code: 'catalog.price_change_exists' },
    });
    const both = async () => (await detail('prd_frame')).body.skus.map(({ priceFen }) => priceFen);
    shop.clock.advance(10 * MINUTE_MS - 1);
    expect(await both()).toEqual([BLACK_FEN, BLACK_FEN]);
    shop.clock.advance(1);
    expect(await both()).toEqual([9_900, 9_900]);
    // Written into the rows, twice at once: the same prices, told once.
    await Promise.all([shop.job('catalog.fold_prices'), shop.job('catalog.fold_prices')]);
    expect(await both()).toEqual([9_900, 9_900]);
    expect(await shop.count('price_changes')).toBe(0);
    const told = (await shop.events('catalog.products_changed')).filter(
      ({ productIds }) => (productIds as string[]).join() === 'prd_frame',
    );
    expect(told).toHaveLength(1);
    await shop.deliver();
  });

  test('(CAT-09) a quote from before is refused with the difference when the price has risen, the cart says so', async () => {
    const token = await shop.shopper('晓雯');
    const groups = basket({ [DUCK]: 1 });
    await shop.call('PUT', '/v1/cart/items', {
      token,
      body: { storeId: JIANGHAN, skuId: DUCK, quantity: 1 },
    });
    const { quoteToken } = (
      await shop.call<{ quoteToken: string }>('POST', '/v1/quotes', { token, body: { groups } })
    ).body;
    await plan(shop.clock.now() + SECOND_MS, [{ skuId: DUCK, priceFen: DUCK_FEN + 500 }]);
    shop.clock.advance(SECOND_MS);
    expect(await shop.call('POST', '/v1/orders', { token, body: { groups, quoteToken } })).toMatchObject({
      status: 409,
      body: { code: 'pricing.price_changed', details: { quotedFen: DUCK_FEN, payableFen: DUCK_FEN + 500 } },
    });
    const cart = await shop.call<{ groups: { lines: object[] }[] }>('GET', '/v1/cart', { token });
    expect(cart.body.groups[0]?.lines).toMatchObject([{ priceFen: DUCK_FEN + 500, priceWasFen: DUCK_FEN }]);
    await shop.job('catalog.fold_prices');
    const placed = await shop.call('POST', '/v1/orders', { token, body: { groups } });
    expect(placed.body).toMatchObject({ payableFen: DUCK_FEN + 500 });
  });

  test('(CAT-09) a plan can be cancelled until it begins, and lies in the future', async () => {
    const at = shop.clock.now() + MINUTE_MS;
    const id = (await plan(at, [{ skuId: DUCK, priceFen: 1 }])).body.items[0]?.id;
    expect((await plan(shop.clock.now(), [{ skuId: DUCK, priceFen: 1 }])).status).toBe(422);
    expect((await plan(at, [{ skuId: 'sku_none', priceFen: 1 }])).status).toBe(422);
    expect((await console_('DELETE', `/price-changes/${id}`)).status).toBe(204);
    expect((await console_('DELETE', `/price-changes/${id}`)).status).toBe(404);
  });

  test('(CAT-07) a store asks its own price within the range, also for a second to come', async () => {
    expect((await console_('PUT', '/catalog-settings', { minBps: 8_000, maxBps: 10_500 })).status).toBe(200);
    const put = (priceFen: number, token = owner) =>
      console_('PUT', `/stores/${JIANGHAN}/prices/${BLACK}`, { priceFen }, token);
    const list = 13_900;
    expect(await put(list * 0.8 - 1)).toMatchObject({
      status: 422,
      body: {
        code: 'catalog.store_price_out_of_range',
        details: { minFen: list * 0.8, maxFen: list * 1.05 },
      },
    });
    expect((await put(list * 1.05 + 1)).status).toBe(422);
    expect((await put(11_900)).status).toBe(204);
    expect([await blackPrice(`?storeId=${JIANGHAN}`), await blackPrice(`?storeId=${OPTICS}`)]).toEqual([
      11_900, 9_900,
    ]);
    const soon = shop.clock.now() + SECOND_MS;
    expect((await plan(soon, [{ skuId: BLACK, storeId: JIANGHAN, priceFen: 1 }])).status).toBe(422);
    expect((await plan(soon, [{ skuId: BLACK, storeId: JIANGHAN, priceFen: 12_500 }])).status).toBe(201);
    shop.clock.advance(SECOND_MS);
    expect(await blackPrice(`?storeId=${JIANGHAN}`)).toBe(12_500);
    await shop.job('catalog.fold_prices');
    expect(await blackPrice(`?storeId=${JIANGHAN}`)).toBe(12_500);
    expect((await console_('DELETE', `/stores/${JIANGHAN}/prices/${BLACK}`)).status).toBe(204);
    expect(await blackPrice(`?storeId=${JIANGHAN}`)).toBe(9_900);
    expect((await put(11_900, await shop.staff('jianghan'))).status).toBe(403);
  });

  test('(CAT-07) what a store hides cannot be bought there, and elsewhere it can', async () => {
    const token = await shop.shopper('晓雯');
    const hide = (hidden: boolean) => console_('PUT', `/stores/${JIANGHAN}/assortment/prd_duck`, { hidden });
    await shop.call('PUT', '/v1/cart/items', {
      token,
      body: { storeId: JIANGHAN, skuId: DUCK, quantity: 1 },
    });
    expect((await hide(true)).status).toBe(204);
    expect(
      await shop.call('POST', '/v1/orders', { token, body: { groups: basket({ [DUCK]: 1 }) } }),
    ).toMatchObject({
      status: 409,
      body: { code: 'orders.item_unavailable' },
    });
    const cart = await shop.call<{ groups: { lines: object[] }[] }>('GET', '/v1/cart', { token });
    expect(cart.body.groups[0]?.lines).toMatchObject([{ valid: false, reason: '该门店不售此商品' }]);
    await hide(false);
    expect(
      (await shop.call('POST', '/v1/orders', { token, body: { groups: basket({ [DUCK]: 1 }) } })).status,
    ).toBe(201);
  });

  test('(CAT-07) goods of a menu are served in its hours only', async () => {
    const minute = Math.floor(((shop.clock.now() + 8 * HOUR_MS) % DAY_MS) / MINUTE_MS);
    const menu = {
      name: '早餐',
      fromMinute: minute,
      untilMinute: (minute + 60) % 1_440,
      weekdays: [0, 1, 2, 3, 4, 5, 6],
    };
    const made = await console_<{ id: string }>('POST', `/stores/${JIANGHAN}/menus`, {
      ...menu,
      productIds: ['prd_duck'],
    });
    expect(made.status).toBe(201);
    const order = async () => {
      const token = await shop.shopper('晓雯');
      return shop.call('POST', '/v1/quotes', { token, body: { groups: basket({ [DUCK]: 1 }) } });
    };
    expect((await order()).status).toBe(200);
    shop.clock.advance(HOUR_MS);
    expect((await order()).status).toBe(409);
    await wait(DAY_MS - HOUR_MS);
    expect((await order()).status).toBe(200);
    shop.clock.advance(HOUR_MS);
    expect((await console_('DELETE', `/stores/${JIANGHAN}/menus/${made.body.id}`)).status).toBe(204);
    expect((await order()).status).toBe(200);
    expect(
      (await console_('POST', `/stores/${JIANGHAN}/menus`, { ...menu, productIds: ['prd_none'] })).status,
    ).toBe(422);
  });

  test('(CAT-08) sold out for today ends with the day, in Shanghai, by itself', async () => {
    const clerk = await shop.staff('jianghan');
    const order = async () => {
      const token = await shop.shopper('晓雯');
      return shop.call('POST', '/v1/quotes', { token, body: { groups: basket({ [DUCK]: 1 }) } });
    };
    const path = `/stores/${JIANGHAN}/sold-out-today`;
    expect((await console_('PUT', `${path}/${DUCK}`, undefined, clerk)).status).toBe(204);
    expect((await order()).status).toBe(409);
    expect((await console_<{ skuIds: string[] }>('GET', path, undefined, clerk)).body).toMatchObject({
      skuIds: [DUCK],
    });
    const intoDay = (shop.clock.now() + 8 * HOUR_MS) % DAY_MS;
    shop.clock.advance(DAY_MS - intoDay - 1);
    expect((await order()).status).toBe(409);
    shop.clock.advance(1);
    expect((await order()).status).toBe(200);
    expect(
      (
        await console_(
          'PUT',
          `/stores/${OPTICS}/sold-out-today/${DUCK}`,
          undefined,
          await shop.staff('jianghan'),
        )
      ).status,
    ).toBe(403);
  });

  test('(CAT-08) what is sold out for today is out of stock in list, search, counts, page and feed, and back the next day', async () => {
    const clerk = await shop.staff('jianghan');
    const seen = async () => {
      const at = `storeId=${JIANGHAN}`;
      const get = async <Body>(path: string) => (await shop.call<Body>('GET', path)).body;
      const card = (body: { items: { productId: string; inStock: boolean }[] }) =>
        body.items.find(({ productId }) => productId === 'prd_frame')?.inStock;
      const feed = await get<{ items: { productId: string }[] }>(`/v1/feed?${at}&limit=20`);
      const detail = await get<{ skus: { stock: string }[] }>(`/v1/products/prd_frame?${at}`);
      return {
        list: card(await get(`/v1/products?${at}&limit=50`)),
        search: card(await get(`/v1/products?${at}&q=${encodeURIComponent('圆框眼镜')}`)),
        inStock: (await get<{ total: number }>(`/v1/products?${at}&inStock=true&q=prd_frame`)).total,
        counted: (await get<{ inStock: number }>(`/v1/product-facets?${at}&q=prd_frame`)).inStock,
        page: detail.skus.map(({ stock }) => stock),
        feed: feed.items.some(({ productId }) => productId === 'prd_frame'),
      };
    };
    const there = { list: true, search: true, inStock: 1, counted: 1, page: ['in', 'in'], feed: true };
    expect(await seen()).toEqual(there);
    for (const skuId of [BLACK, BROWN])
      await console_('PUT', `/stores/${JIANGHAN}/sold-out-today/${skuId}`, undefined, clerk);
    await shop.deliver();
    const gone = { list: false, search: false, inStock: 0, counted: 0, page: ['none', 'none'], feed: false };
    expect(await seen()).toEqual(gone);
    await wait(DAY_MS);
    await shop.job('recommendations.refresh');
    expect(await seen()).toEqual(there);
  });
});
