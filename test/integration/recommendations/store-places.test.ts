import { DAY_MS } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, OPTICS, product } from '../../support/small-shop.ts';
import { HAT, idsOf, type PlaceShop, placeShop, TEA } from './place-shop.ts';
import { productId } from './taste-shop.ts';

interface Listed {
  readonly items: readonly { readonly productId: string; readonly reason: string }[];
  readonly window: { readonly days: number; readonly from: number; readonly until: number };
}

const NEW = [productId('lip', 1), productId('tea', 0)];

describe.each(DATABASE_KINDS)('a store without any member on %s', (kind) => {
  let shop: PlaceShop;
  beforeAll(async () => {
    shop = await placeShop(kind);
    const listed = (days: number) => shop.clock.now() - days * DAY_MS;
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(CATALOG_IMPORT)
        .importProducts(tx, MERCHANT, [
          product(NEW[0] as string, { categoryId: 'lip', listedAt: listed(3) }),
          product(NEW[1] as string, { categoryId: 'tea', listedAt: listed(13) }),
          product(productId('lip', 2), { categoryId: 'lip', listedAt: listed(15) }),
        ]),
    );
    await shop.deliver();
  });
  afterAll(() => shop.close());

  const list = async (path: string, token?: string) => {
    const { body, ...rest } = await shop.get(`/v1/lists/${path}`, token);
    return { ...rest, ...(body as unknown as Listed) };
  };

  test('new = listed within 14 days, newest first, and the answer says so', async () => {
    const { items, window } = await list(`new?storeId=${JIANGHAN}`);
    expect(items.map((item) => item.productId)).toEqual(NEW);
    expect(items[0]?.reason).toBe('3 天前上新');
    expect(window.until - window.from).toBe(14 * DAY_MS);
  });

  test('hot = wanted in the last 7 days; what the new list shows is not shown twice unless asked', async () => {
    const { items, window } = await list(`hot?storeId=${JIANGHAN}`);
    const shown = items.map((item) => item.productId);
    expect(window.days).toBe(7);
    expect(shown[0]).toBe(HAT);
    expect(shown).not.toContain(TEA);
    expect(new Set(shown).size).toBe(shown.length);
    const whole = await list(`hot?storeId=${JIANGHAN}&overlap=true`);
    expect(whole.items.map((item) => item.productId)).toContain(TEA);
    expect(items[0]?.reason).toBe('本店近 7 天热卖');
    // Nobody wanted it within the window, so it is not hot, although there is room.
    expect(shown).not.toContain(productId('coat', 9));
  });

  test('the lists know no member: the same bytes with and without a token', async () => {
    const token = await shop.shopper(`lists-${kind}`);
    await shop.tell(token, 'view', productId('coat', 1));
    const path = `hot?storeId=${JIANGHAN}`;
    expect((await list(path, token)).bytes).toBe((await list(path)).bytes);
    expect((await shop.get(`/v1/lists/worst?storeId=${JIANGHAN}`)).status).toBe(400);
    expect((await list(`hot?storeId=${OPTICS}`)).items).toEqual([]);
  });

  test('a store’s page shows no product twice', async () => {
    const { bytes } = await shop.get(`/v1/stores/${JIANGHAN}/highlights`);
    const { sections } = JSON.parse(bytes) as { sections: { key: string; items: { productId: string }[] }[] };
    expect(sections.map(({ key }) => key)).toEqual(['popular', 'new']);
    const shown = sections.flatMap(({ items }) => items.map((item) => item.productId));
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe.each(DATABASE_KINDS)('search results on %s', (kind) => {
  let shop: PlaceShop;
  beforeAll(async () => {
    shop = await placeShop(kind);
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(CATALOG_IMPORT)
        .importProducts(tx, MERCHANT, [
          product('prd_s1', { title: '云杉 围巾', categoryId: 'coat', brand: '山野' }),
          product('prd_s2', { title: '围巾 云杉款', categoryId: 'hat', brand: '江畔' }),
          product('prd_s3', { title: '手套', tags: ['云杉'], categoryId: 'coat' }),
          product('prd_s4', { title: '毛毯', subtitle: '云杉色', categoryId: 'coat' }),
          product('prd_s5', { title: '云杉', categoryId: 'coat', listedAt: 1 }),
        ]),
    );
    await shop.deliver();
  });
  afterAll(() => shop.close());

  const search = async (token?: string, more = '') => {
    const query = `storeId=${JIANGHAN}&q=${encodeURIComponent('云杉')}${more}`;
    const { bytes } = await shop.get(`/v1/products?${query}`, token);
    return JSON.parse(bytes) as { items: { productId: string }[]; nextCursor: string | null };
  };
  const ids = (page: { items: { productId: string }[] }) => page.items.map((item) => item.productId);

  test('the better the text fits, the earlier: name, beginning, title, tag, elsewhere', async () => {
    expect(ids(await search())).toEqual(['prd_s5', 'prd_s1', 'prd_s2', 'prd_s3', 'prd_s4']);
  });

  test('among equal matches her taste decides; with personalisation off the order is everybody’s', async () => {
    const found = (token?: string) =>
      shop
        .get(`/v1/products?storeId=${JIANGHAN}&q=prd_&limit=60`, token)
        .then(({ body }) =>
          idsOf(body).filter((id) => id.startsWith('prd_coat') || id.startsWith('prd_lip')),
        );
    const token = await shop.shopper(`taste-${kind}`);
    const neutral = await found();
    await shop.tell(token, 'favourite', productId('coat', 1), productId('coat', 2));
    const hers = await found(token);
    expect(hers.slice(0, 10).every((id) => id.startsWith('prd_coat'))).toBe(true);
    expect(hers).not.toEqual(neutral);
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    expect(await found(token)).toEqual(neutral);
  });

  test('the pages of one search fit together, whatever she does between them', async () => {
    const token = await shop.shopper(`pages-${kind}`);
    await shop.tell(token, 'favourite', productId('lip', 1));
    const query = `/v1/products?storeId=${JIANGHAN}&q=prd_&limit=9`;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { bytes } = await shop.get(cursor === '' ? query : `${query}&cursor=${cursor}`, token);
      const page = JSON.parse(bytes) as { items: { productId: string }[]; nextCursor: string | null };
      seen.push(...ids(page));
      cursor = page.nextCursor;
      shop.clock.advance(1_000);
      await shop.tell(token, 'favourite', productId('coat', seen.length % 10));
    }
    const all = await shop.get(query.replace('limit=9', 'limit=100'));
    expect([...seen].sort()).toEqual(idsOf(all.body).sort());
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('a cursor of another list, or one that was made up, is refused', async () => {
    const newest = await shop.call<{ nextCursor: string }>('GET', '/v1/products?limit=2');
    expect((await shop.get(`/v1/products?q=prd_&cursor=${newest.body.nextCursor}`)).status).toBe(400);
    const future = Buffer.from(JSON.stringify(['search', shop.clock.now() + DAY_MS, 4, 0, 0, 'x']));
    expect((await shop.get(`/v1/products?q=prd_&cursor=${future.toString('base64url')}`)).status).toBe(400);
  });
});
