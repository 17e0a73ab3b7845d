import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { affectedRows } from '#db';
import { DAY_MS, fen } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { MARKETING_IMPORT, type PromotionTerms } from '#modules/marketing';
import {
  BLACK,
  BROWN,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  product,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Kept {
  readonly id: string;
  readonly widthPx: number;
  readonly url: string;
  readonly srcset: string;
  readonly code?: string;
}
interface Page {
  readonly gallery: readonly { readonly url: string; readonly srcset: string | null }[];
  readonly video: object | null;
  readonly richText: string;
  readonly specifications: readonly object[];
  readonly promotions: readonly { readonly label: string; readonly prices: readonly object[] }[];
  readonly now: number;
  readonly hasTryOn: boolean;
}

interface Labelled {
  readonly productId: string;
  readonly promotions: readonly object[];
}

describe('the page of a product (CAT-05)', () => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop('SQLite');
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function upload(bytes: Buffer, contentType = 'image/jpeg', token = owner) {
    const reply = await fetch(`${shop.house.url}/v1/console/pictures`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
      body: new Uint8Array(bytes),
    });
    return { status: reply.status, body: (await reply.json()) as Kept };
  }
  const canvas = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: { r: 20, g: 120, b: 200 } } });

  test('(CAT-05) a picture is kept in three widths, told by its bytes, named by its content, cached for ever', async () => {
    const photo = await canvas(2_000, 1_000).png().toBuffer();
    // What the header claims does not matter.
    const { status, body } = await upload(photo, 'image/jpeg');
    expect([status, body.widthPx]).toEqual([201, 1_080]);
    expect((await upload(photo)).body.id).toBe(body.id);
    const widths = await Promise.all(
      body.srcset.split(', ').map(async (part) => {
        const [url, width] = part.split(' ');
        const reply = await fetch(shop.house.url + url);
        expect(reply.headers.get('content-type')).toBe('image/webp');
        expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        const { width: drawn, format } = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
        return [width, drawn, format];
      }),
    );
    expect(widths).toEqual([
      ['320w', 320, 'webp'],
      ['640w', 640, 'webp'],
      ['1080w', 1_080, 'webp'],
    ]);
    const etag = (await fetch(shop.house.url + body.url)).headers.get('etag') as string;
    const again = await fetch(shop.house.url + body.url, { headers: { 'if-none-match': etag } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  test('(CAT-05) upright, and without what the camera wrote beside it', async () => {
    const photo = await canvas(600, 300)
      .withExif({ IFD0: { Artist: 'secret-name' }, IFD3: { GPSLatitude: '30/1 34/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { body } = await upload(photo);
    const bytes = Buffer.from(await (await fetch(shop.house.url + body.url)).arrayBuffer());
    const { width, height, exif } = await sharp(bytes).metadata();
    expect([width, height, exif]).toEqual([300, 600, undefined]);
    expect(bytes.includes('secret')).toBe(false);
  });

  test.each([
    ['text that calls itself a picture', async () => Buffer.from('<html>hello</html>')],
    [
      'a drawing with code in it',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    ],
    ['an archive', async () => gzipSync(Buffer.alloc(1_000))],
    ['a picture cut short', async () => (await canvas(800, 800).png().toBuffer()).subarray(0, 900)],
    ['a bomb: few bytes, 42 megapixels', () => canvas(7_000, 6_000).png({ compressionLevel: 9 }).toBuffer()],
    ['a dot', () => canvas(4, 4).png().toBuffer()],
    ['a format that browsers ran code of', () => canvas(64, 64).gif().toBuffer()],
  ])('(CAT-05) refused: %s', async (_case, bytes) => {
    expect(await upload(await bytes())).toMatchObject({
      status: 422,
      body: { code: 'catalog.not_a_picture' },
    });
  });

  test('(CAT-05) too many bytes are refused before they are read; a clerk keeps no pictures; no path leads out', async () => {
    expect((await upload(Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413);
    const clerk = await shop.staff('jianghan');
    expect((await upload(await canvas(64, 64).png().toBuffer(), 'image/png', clerk)).status).toBe(403);
    for (const path of ['..%2f..%2fsecret-key/640', `${'a'.repeat(32)}/641`, `${'a'.repeat(32)}/640`])
      expect((await fetch(`${shop.house.url}/v1/pictures/${path}`)).status).toBeGreaterThanOrEqual(400);
  });

  test('(CAT-05) ordered pictures, film with poster, safe markup, specifications, a badge for AR', async () => {
    const kept = (await upload(await canvas(700, 700).png().toBuffer())).body;
    await shop.unitOfWork.run(async (tx) => {
      const images = ['/media/front.webp', kept.url];
      await shop.house.container
        .get(CATALOG_IMPORT)
        .importProducts(tx, MERCHANT, [product('prd_frame', { images })]);
      const template = 'insert into category_attributes values (?, ?, ?, ?, ?, ?, ?, 0, ?)';
      await affectedRows(tx, template, [MERCHANT, 'cat_all', 'material', '材质', 'text', null, '[]', 1]);
      await affectedRows(tx, template, [MERCHANT, 'cat_all', 'weight', '重量', 'number', 'g', '[]', 0]);
      await affectedRows(tx, `update products set attributes = ? where id = 'prd_frame'`, [
        JSON.stringify({ material: '钛', weight: 18.5, unknown: 'x' }),
      ]);
    });
    const write = (body: object, token = owner) =>
      shop.call<{ richText: string }>('PUT', '/v1/console/products/prd_frame/page', { token, body });
    const video = { url: '/media/frame.mp4', posterUrl: '/media/frame.webp' };
    const hostile = '<p onclick="x()">轻</p><script>alert(1)</script><img src="https://evil.example/x.gif">';
    expect(await write({ richText: hostile, video })).toMatchObject({
      status: 200,
      body: { richText: '<p>轻</p>' },
    });
    expect(
      (await write({ richText: '', video: { ...video, url: 'https://evil.example/a.mp4' } })).status,
    ).toBe(400);
    expect((await write({ richText: '', video: null }, await shop.staff('jianghan'))).status).toBe(403);

    const { body } = await shop.call<Page>('GET', '/v1/products/prd_frame');
    expect(body.gallery).toEqual([
      { url: '/media/front.webp', srcset: null },
      { url: kept.url, srcset: kept.srcset },
    ]);
    expect(body).toMatchObject({
      video,
      richText: '<p>轻</p>',
      specifications: [
        { name: '重量', value: '18.5g' },
        { name: '材质', value: '钛' },
      ],
      promotions: [],
      hasTryOn: true,
    });
    expect((await shop.call<Page>('GET', '/v1/products/prd_duck')).body).toMatchObject({
      video: null,
      richText: '',
      specifications: [],
      hasTryOn: false,
    });
    const none = await shop.call('PUT', '/v1/console/products/prd_none/page', {
      token: owner,
      body: { richText: '', video: null },
    });
    expect(none.status).toBe(404);
  });

  test('(CAT-05, MKT-10) page, list and feed labels tell what offers are on, until when, by the shop’s clock', async () => {
    const now = shop.clock.now();
    const ANY = {
      skuIds: [],
      productIds: [],
      categoryIds: [],
      tags: [],
      brands: [],
      storeIds: [],
      channels: [],
    };
    const times = { fromAt: now + DAY_MS, untilAt: now + 2 * DAY_MS };
    // Not below what brown costs: no news for it.
    const prices = [BLACK, BROWN].map((skuId, n) => ({
      skuId,
      priceFen: n === 0 ? 9_900 : 12_900,
      perMemberMax: 1,
    }));
    const weekend: PromotionTerms = { title: '周末限时', ...times, rules: { kind: 'time_limited', prices } };
    const ladder: PromotionTerms = {
      ...{ title: '满减', fromAt: now - 1, untilAt: now + DAY_MS },
      rules: {
        ...{ kind: 'spend_tier', measure: 'amount', repeats: false },
        tiers: [{ from: 10_000, reward: { kind: 'free_shipping' } }],
        scope: { include: { ...ANY, storeIds: [JIANGHAN] }, exclude: ANY },
        stacking: { stackGroup: 'a', exclusive: false, priority: 0, maxPerOrder: 1 },
      },
    };
    const promotions = [weekend, ladder].map((terms, n) => ({
      ...terms,
      id: `prm_label_${n}`,
      originals: [],
    }));
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(MARKETING_IMPORT)
        .importOffers(tx, MERCHANT, { templates: [], promotions }, now),
    );
    // As long as a process may go on with what it remembers, should it hear of no change.
    shop.clock.advance(30_000);
    const limited = {
      kind: 'limited_price',
      label: '周末限时',
      startsAt: times.fromAt,
      endsAt: times.untilAt,
    };
    const black = { ...limited, prices: [{ skuId: BLACK, priceFen: 9_900, perMemberMax: 1 }] };
    const free = { kind: 'spend_tier', label: '满100包邮', endsAt: now + DAY_MS };
    const here = `storeId=${JIANGHAN}`;
    const page = await shop.call<Page>('GET', `/v1/products/prd_frame?${here}`);
    expect(page.body).toMatchObject({ promotions: [black, free], now: shop.clock.now() });
    expect((await shop.call<Page>('GET', '/v1/products/prd_frame')).body.promotions).toMatchObject([black]);
    const list = await shop.call<{ items: { productId: string; promotions: object[] }[]; now: number }>(
      'GET',
      `/v1/products?${here}`,
    );
    expect(list.body.items.find(({ productId }) => productId === 'prd_frame')?.promotions).toMatchObject([
      black,
      free,
    ]);
    expect(list.body.items.find(({ productId }) => productId === 'prd_duck')?.promotions).toMatchObject([
      free,
    ]);
    const cards = await shop.call(
      'GET',
      `/v1/promotion-labels?${here}&productIds=prd_duck,prd_frame,prd_none`,
    );
    expect(cards.body).toMatchObject({ now: shop.clock.now() });
    expect(
      new Map((cards.body['items'] as Labelled[]).map((one) => [one.productId, one.promotions.length])),
    ).toEqual(
      new Map([
        ['prd_duck', 1],
        ['prd_frame', 2],
      ]),
    );
    shop.clock.advance(DAY_MS);
    expect((await shop.call<Page>('GET', `/v1/products/prd_frame?${here}`)).body.promotions).toMatchObject([
      black,
    ]);
    shop.clock.advance(DAY_MS);
    expect((await shop.call<Page>('GET', `/v1/products/prd_frame?${here}`)).body.promotions).toEqual([]);
  });

  test('(CAT-05, MKT-10) list and feed tell of a price for a time on any article; where a store asks less anyway neither does', async () => {
    const now = shop.clock.now();
    const prices = [{ skuId: BROWN, priceFen: 9_900, perMemberMax: null }];
    const promotion: PromotionTerms & { readonly id: string; readonly originals: [] } = {
      ...{ id: 'prm_brown', title: '棕色特价', fromAt: now - 1, untilAt: now + DAY_MS, originals: [] },
      rules: { kind: 'time_limited', prices },
    };
    await shop.unitOfWork.run(async (tx) => {
      const { container } = shop.house;
      await container
        .get(MARKETING_IMPORT)
        .importOffers(tx, MERCHANT, { templates: [], promotions: [promotion] }, now);
      await container
        .get(CATALOG_IMPORT)
        .importStorePrices(tx, MERCHANT, [{ storeId: OPTICS, skuId: BROWN, priceFen: fen(8_900) }]);
    });
    shop.clock.advance(30_000);
    const said = async (path: string) => {
      const { body } = await shop.call<{ items: Labelled[] }>('GET', `/v1/${path}`);
      return body.items.find(({ productId }) => productId === 'prd_frame')?.promotions ?? [];
    };
    const labels = 'promotion-labels?productIds=prd_frame';
    for (const path of ['products', `products?storeId=${JIANGHAN}`, labels, `${labels}&storeId=${JIANGHAN}`])
      expect(await said(path)).toMatchObject([{ label: '棕色特价', prices }]);
    for (const path of [`products?storeId=${OPTICS}`, `${labels}&storeId=${OPTICS}`])
      expect(await said(path)).toEqual([]);
  });
});
