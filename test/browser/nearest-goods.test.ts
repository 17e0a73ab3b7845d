import {
  basket,
  DUCK,
  JIANGHAN,
  OPENING_MS,
  type SmallShop,
  STORES,
  smallShop,
} from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
  const { body } = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
    token: await shop.shopper('鸭脖买家'),
    body: { groups: basket({ [DUCK]: 1 }) },
  });
  await shop.payByEvent(body);
  await shop.deliver();
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a no to her position leaves the list as it was; a yes lists from the nearest store, and says which; price and sales order it for whoever asks, and a band of prices narrows it down (CAT-04)',
  async () => {
    const far = STORES[1];
    if (far === undefined) throw new Error('there are two stores');
    await visit('nearest-goods', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await page.context().grantPermissions(['geolocation']);
      await page.context().setGeolocation({ latitude: far.latitude, longitude: far.longitude });
      await open('/#/pages/favourites/index');
      await page.locator('.sign-in-name input').fill('小近');
      await page.locator('.sign-in-go').tap();
      await page.locator('.sign-in-go').waitFor({ state: 'detached' });
      const orders: (string | null)[] = [];
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname === '/v1/products') orders.push(searchParams.get('sort'));
      });
      await open('/#/pages/browse/index');
      await page.getByText('圆框眼镜').first().waitFor();
      await page.locator('.by-distance').tap();
      await page.getByText('用你的位置找最近的门店').waitFor();
      await picture('1-asked');
      await page.locator('.consent-decline').tap();
      await page.getByText('用你的位置找最近的门店').waitFor({ state: 'detached' });
      expect(orders.filter((order) => order !== null)).toEqual([]);

      await page.locator('.by-distance').tap();
      await page.locator('.consent-agree').waitFor();
      await picture('2-asked-again');
    });

    await visit('nearest-goods-stranger', shop.house.url, PHONE, async ({ page, open, picture }) => {
      // She had chosen the other store on an earlier day.
      await page.addInitScript((id) => localStorage.setItem('tongqu.store', id), JIANGHAN);
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await page.context().grantPermissions(['geolocation']);
      await page.context().setGeolocation({ latitude: far.latitude, longitude: far.longitude });
      await open('/#/pages/browse/index');
      await page.getByText('圆框眼镜').first().waitFor();
      const first = page.locator('.goods-grid .goods-title').first();
      for (const [key, title] of [
        ['价格', '试用装'],
        ['价格 ↑', '圆框眼镜'],
        ['销量', '鸭脖礼盒'],
        ['价格', '试用装'],
      ] as const) {
        await page.locator('.sort-key').getByText(key, { exact: true }).tap();
        await first.getByText(title).waitFor();
        expect(await page.locator('.sort-key.on').count()).toBe(1);
      }
      await picture('1-by-price');

      await page.locator('.filter-key').tap();
      const cheap = page.getByRole('button', { name: '50 元以下' });
      await cheap.tap();
      await page.getByText('看 2 件商品').waitFor();
      await page.getByRole('button', { name: '100–200 元' }).waitFor();
      await picture('2-filter');
      await page.locator('.filter-done').tap();
      await page.getByText('圆框眼镜').waitFor({ state: 'detached' });
      expect(await page.locator('.goods-grid .goods-title').allTextContents()).toEqual([
        '试用装',
        '鸭脖礼盒',
      ]);
      await page.getByText('筛选 1', { exact: true }).tap();
      await cheap.tap();
      await page.getByText('看 3 件商品').waitFor();
      await page.locator('.filter-done').tap();
      await page.getByText('圆框眼镜').first().waitFor();
      const listed = page.waitForRequest(
        (request) => request.url().includes('sort=distance') && request.url().includes(`storeId=${far.id}`),
      );
      // The words stay for two seconds only.
      const told = page.getByText(`已换到离你最近的${far.name}`).waitFor();
      await Promise.all([listed, told, page.locator('.by-distance').tap()]);
      await picture('3-from-there');
    });
  },
  VISIT_MS_MAX,
);
