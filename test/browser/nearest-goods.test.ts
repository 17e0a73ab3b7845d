import { JIANGHAN, OPENING_MS, type SmallShop, STORES, smallShop } from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a no to her position leaves the list as it was; a yes lists from the nearest store, and says which (CAT-04)',
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
      const listed = page.waitForRequest(
        (request) => request.url().includes('sort=distance') && request.url().includes(`storeId=${far.id}`),
      );
      await page.locator('.by-distance').tap();
      await listed;
      await page.getByText(`已换到离你最近的${far.name}`).waitFor();
      await picture('1-from-there');
    });
  },
  VISIT_MS_MAX,
);
