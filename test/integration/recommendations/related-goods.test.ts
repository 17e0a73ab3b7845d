import { DAY_MS } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, product } from '../../support/small-shop.ts';
import { bought, EARRING, HAT, idsOf, importEvents, type PlaceShop, placeShop, TEA } from './place-shop.ts';
import { type Feed, groupOf, productId, skuId } from './taste-shop.ts';

describe.each(DATABASE_KINDS)('goods beside a product on %s', (kind) => {
  let shop: PlaceShop;
  beforeAll(async () => {
    shop = await placeShop(kind);
  });
  afterAll(() => shop.close());

  test('bought together: what lay in one basket, strongest first, never what is bought instead', async () => {
    const { body } = await shop.row(HAT, 'bought-together');
    const shown = idsOf(body);
    expect(shown.slice(0, 2)).toEqual([TEA, EARRING]);
    expect(shown.filter((id) => groupOf(id) === 'hat')).toEqual([]);
    expect(body.items[0]).toMatchObject({ reason: '常和它一起买', reasonCode: 'TOGETHER' });
  });

  test('a product that nobody has bought with anything borrows what goes with its category', async () => {
    const { body } = await shop.row(productId('hat', 7), 'bought-together');
    expect(body.items.length).toBeGreaterThan(0);
    for (const item of body.items) expect(item).toMatchObject({ reason: '买hat的人也买' });
    expect(body.items.every(({ productId: id }) => groupOf(id) !== 'hat')).toBe(true);
  });

  test('what people without a name bought in the same hour was no common basket', async () => {
    const at = shop.clock.now() - DAY_MS;
    const nameless = [productId('coat', 0), productId('lip', 0)].flatMap((id) =>
      Array.from({ length: 30 }, (_, n) => ({
        ...{ id: `nameless-${id}-${n}`, type: 'pay' as const, memberId: null, productId: id },
        ...{ skuId: null, storeId: JIANGHAN, at: at - n * DAY_MS },
      })),
    );
    await importEvents(shop, nameless);
    const { body } = await shop.row(productId('coat', 0), 'bought-together');
    expect(body.items.filter(({ reasonCode }) => reasonCode === 'TOGETHER')).toEqual([]);
  });

  test('similar: the same shelf first, never the product itself', async () => {
    const { body } = await shop.row(productId('lip', 4), 'similar');
    expect(body.items).toHaveLength(8);
    expect(body.items.every(({ productId: id }) => groupOf(id) === 'lip')).toBe(true);
    expect(idsOf(body)).not.toContain(productId('lip', 4));
    for (const { reason } of body.items) expect(reason).toMatch(/[一-鿿]/);
  });

  test('a product listed a moment ago has neighbours at once, and is one', async () => {
    const { container } = shop.house;
    const cold = product('prd_tea_cold', { categoryId: 'tea', title: '碧螺春 茶', tags: ['绿茶'] });
    await shop.unitOfWork.run(async (tx) => {
      await container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [cold]);
      const lines = cold.skus.map(({ id }) => ({ skuId: id, storeId: JIANGHAN, quantity: 2 }));
      await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'cold', lines, shop.clock.now());
    });
    await shop.deliver();
    const { body } = await shop.row(cold.id, 'similar');
    expect(body.items.length).toBeGreaterThan(3);
    expect(body.items.every(({ productId: id }) => groupOf(id) === 'tea')).toBe(true);
  });

  test('visitors, members and a member with personalisation off get the same bytes, with their name', async () => {
    const one = await shop.shopper('related-one');
    const off = await shop.shopper('related-off');
    await shop.tell(one, 'view', productId('coat', 1));
    await shop.call('PUT', '/v1/me/personalisation', { token: off, body: { enabled: false } });
    for (const which of ['similar', 'bought-together'] as const) {
      const visitor = await shop.row(HAT, which);
      for (const token of [one, off]) expect((await shop.row(HAT, which, token)).bytes).toBe(visitor.bytes);
      const etag = visitor.headers.get('etag') ?? '';
      const path = `/v1/products/${HAT}/${which}?storeId=${JIANGHAN}&limit=8`;
      const again = await fetch(shop.house.url + path, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
      expect(visitor.headers.get('vary')).toMatch(/authorization/i);
    }
  });

  test('who bought a hat last week is offered what goes with it, and no other hat', async () => {
    const token = await shop.shopper(`owner-${kind}`);
    const memberId = await shop.memberOf(token);
    const [owned, offered] = [productId('hat', 5), productId('hat', 2)];
    const stranger = await shop.row(EARRING, 'bought-together');
    expect(idsOf(stranger.body)).toContain(offered);

    await importEvents(shop, bought(memberId, [owned], shop.clock.now() - 7 * DAY_MS));
    const hers = await shop.row(EARRING, 'bought-together', token);
    expect(idsOf(hers.body).filter((id) => groupOf(id) === 'hat')).toEqual([]);
    expect(idsOf(hers.body)).toContain(productId('lip', 3));
    expect(hers.headers.get('cache-control')).toBe('no-store');
    expect(idsOf((await shop.row(HAT, 'similar', token)).body)).not.toContain(owned);

    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    expect((await shop.row(EARRING, 'bought-together', token)).bytes).toBe(stranger.bytes);
  });

  test('with half a year gone she may want another one', async () => {
    const token = await shop.shopper(`long-ago-${kind}`);
    const memberId = await shop.memberOf(token);
    await importEvents(shop, bought(memberId, [productId('hat', 5)], shop.clock.now() - 181 * DAY_MS));
    expect(idsOf((await shop.row(EARRING, 'bought-together', token)).body)).toContain(productId('hat', 2));
  });

  test('a store shows what it has: nothing where it has nothing, and not found where there is none', async () => {
    expect((await shop.row(HAT, 'similar', undefined, 'str_optics')).body.items).toEqual([]);
    expect((await shop.row(HAT, 'bought-together', undefined, 'str_nowhere')).status).toBe(404);
    expect((await shop.row(productId('hat', 99), 'similar')).status).toBe(404);
  });

  test('the cart names what its suggestions go with, and repeats nothing that lies in it', async () => {
    const token = await shop.shopper(`cart-${kind}`);
    const cart = async () =>
      (await shop.call<Feed>('GET', `/v1/recommendations/cart?storeId=${JIANGHAN}`, { token })).body;
    expect((await cart()).items).toEqual([]);
    const body = { storeId: JIANGHAN, skuId: skuId('hat', 0), quantity: 1 };
    expect((await shop.call('PUT', '/v1/cart/items', { token, body })).status).toBe(200);
    const { items, personalised } = await cart();
    expect(personalised).toBe(true);
    expect(items[0]).toMatchObject({ productId: TEA, reason: `常和「${HAT}」一起买` });
    expect(items.some(({ productId: id }) => groupOf(id) === 'hat')).toBe(false);
  });

  test('with personalisation off the cart is no input: the hot list, the same for everybody', async () => {
    const tokens = [await shop.shopper(`off-1-${kind}`), await shop.shopper(`off-2-${kind}`)];
    for (const token of tokens)
      await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    const body = { storeId: JIANGHAN, skuId: skuId('hat', 0), quantity: 1 };
    await shop.call('PUT', '/v1/cart/items', { token: tokens[0] as string, body });
    const path = `/v1/recommendations/cart?storeId=${JIANGHAN}`;
    const [first, second] = await Promise.all(tokens.map((token) => shop.get(path, token)));
    expect(first?.bytes).toBe(second?.bytes);
    expect(first?.body.personalised).toBe(false);
  });
});
