import sharp from 'sharp';
import type { MemberId } from '#kernel';
import { bought } from '../support/bought-order.ts';
import { BLACK, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const NAME = '小拍';

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

const photo = async (name: string, background: string) => ({
  ...{ name, mimeType: 'image/jpeg' },
  buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer(),
});

test(
  'she photographs the fault, takes one picture out again, and finds the rest with her request (ORD-07)',
  async () => {
    const token = await shop.shopper(NAME);
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const lines = [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }];
    const orderId = await bought(shop, memberId, { lines, state: 'RECEIVED' });
    const files = await Promise.all([photo('a.jpg', '#c8324b'), photo('b.jpg', '#0f766e')]);
    await visit('evidence-hers', shop.house.url, PHONE, async ({ page, open, picture, refused }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open(`/#/pages/order/index?id=${orderId}`);
      await page.locator('.sign-in-name input').fill(NAME);
      await page.locator('.sign-in-go').tap();
      await page.locator('.ask-after-sale').tap();
      const chooser = page.waitForEvent('filechooser');
      await page.locator('.evidence-add').tap();
      await (await chooser).setFiles(files);
      await page.locator('.evidence-chosen').nth(1).waitFor();
      await picture('1-chosen');
      await page.locator('.evidence-drop').first().tap();
      await page.locator('.evidence-chosen').nth(1).waitFor({ state: 'detached' });

      // The shop has no time for the picture: what she chose stays, and a second try is enough.
      await page.route(
        '**/v1/me/after-sale-pictures',
        (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }),
        { times: 1 },
      );
      await refused(503, async () => {
        await page.locator('.send-after-sale').tap();
        await page.getByText('服务暂时不可用').waitFor();
      });
      await page.locator('.send-after-sale').tap();
      await page.locator('.after-sale-state[data-state=APPLY]').waitFor();
      await page.waitForFunction(
        () =>
          ((document.querySelector('.evidence-image img') as HTMLImageElement | null)?.naturalWidth ?? 0) > 0,
      );
      await picture('2-asked');
    });
    const { body } = await shop.call<{ items: { pictures: string[] }[] }>('GET', '/v1/me/after-sales', {
      token,
    });
    expect(body.items.map(({ pictures }) => pictures.length)).toEqual([1]);
  },
  VISIT_MS_MAX,
);
