import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { affectedRows } from '#db';
import { CATALOG_IMPORT } from '#modules/catalog';
import { MERCHANT, OPENING_MS, product, type SmallShop, smallShop } from '../../support/small-shop.ts';

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
  readonly promotions: readonly object[];
  readonly hasTryOn: boolean;
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
});
