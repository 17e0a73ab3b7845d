import { BLACK, DUCK, JIANGHAN, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const NAME = '小访';

interface CartBody {
  readonly groups: readonly { readonly lines: readonly { skuId: string; quantity: number }[] }[];
}

type Page = Parameters<Parameters<typeof visit>[3]>[0]['page'];

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

/** Where the goods are: she chose that store on an earlier day. */
const hadChosen = (page: Page) =>
  page.addInitScript((id) => localStorage.setItem('tongqu.store', id), JIANGHAN);

test(
  'a stranger fills a cart, and when she signs in at the till it is hers, once (ORD-01)',
  async () => {
    const piecesOf = async () => {
      const { body } = await shop.call<CartBody>('GET', '/v1/cart', { token: await shop.shopper(NAME) });
      return body.groups.flatMap(({ lines }) => lines.map(({ skuId, quantity }) => [skuId, quantity]));
    };
    await visit('guest-cart', shop.house.url, PHONE, async ({ page, open, picture, lost }) => {
      await hadChosen(page);
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      for (const product of ['prd_frame', 'prd_duck']) {
        await open(`/#/pages/product/index?id=${product}`);
        // Only another address in the same page would leave the first article there for a moment.
        await page.reload();
        await page.locator('.add-to-cart').tap();
        await page.locator('.option-confirm').tap();
        await page.getByText('已放进购物车').waitFor();
      }
      await open('/#/pages/cart/index');
      const total = page.locator('.cart-total');
      await total.getByText('174.00').waitFor();
      await page.locator('.stepper-key.more').last().tap();
      await total.getByText('219.00').waitFor();
      await picture('1-stranger');
      // The page, loaded anew, still has it; a line goes when she takes its last piece out.
      await page.reload();
      await total.getByText('219.00').waitFor();
      await page.locator('.stepper-key.less').first().tap();
      await total.getByText('90.00').waitFor();

      await page.locator('.cart-checkout').tap();
      await page.locator('.sign-in-name input').fill(NAME);
      await page.locator('.sign-in-tick').tap();
      await page.locator('.sign-in-go').tap();
      await page.locator('.place-order').waitFor();
      await page.locator('.checkout-total').getByText('90.00').waitFor();
      await picture('2-checkout');
      expect(await piecesOf()).toEqual([[DUCK, 2]]);

      await open('/#/pages/cart/index');
      await total.getByText('90.00').waitFor();
      await page.reload();
      await total.getByText('90.00').waitFor();
      await picture('3-hers');
      await lost(async () => {
        await page.locator('.stepper-key.more').tap();
        await page.getByText('网络连接不上').waitFor();
      });
    });
    expect(await piecesOf()).toEqual([[DUCK, 2]]);
  },
  VISIT_MS_MAX,
);

test(
  'what waited in her cart from before is shown to her before it is ordered (ORD-01)',
  async () => {
    const token = await shop.shopper('小前');
    const body = { storeId: JIANGHAN, skuId: BLACK, quantity: 1 };
    await shop.call('PUT', '/v1/cart/items', { token, body });
    await visit('guest-cart-before', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await hadChosen(page);
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/#/pages/product/index?id=prd_duck');
      await page.locator('.add-to-cart').tap();
      await page.locator('.option-confirm').tap();
      await page.getByText('已放进购物车').waitFor();
      await open('/#/pages/cart/index');
      await page.locator('.cart-total').getByText('45.00').waitFor();
      await page.locator('.cart-checkout').tap();
      await page.locator('.sign-in-name input').fill('小前');
      await page.locator('.sign-in-go').tap();
      await page.getByText('购物车有变化').waitFor();
      await page.locator('.cart-total').getByText('174.00').waitFor();
      await picture('1-both');
    });
  },
  VISIT_MS_MAX,
);
