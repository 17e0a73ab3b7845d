import type { MemberId } from '#kernel';
import { bought } from '../support/bought-order.ts';
import { BLACK, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const NAME = '小退';

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'she asks for her money back from the order’s page, the shop agrees, and she reads what became of it (ORD-07)',
  async () => {
    const token = await shop.shopper(NAME);
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const orderId = await bought(shop, memberId, {
      lines: [{ skuId: BLACK, quantity: 2, totalFen: 25_800 }],
      shippingFen: 800,
    });
    const signIn = async (page: Parameters<Parameters<typeof visit>[3]>[0]['page']) => {
      await page.locator('.sign-in-name input').fill(NAME);
      await page.locator('.sign-in-tick').tap();
      await page.locator('.sign-in-go').tap();
    };

    await visit('after-sale', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open(`/#/pages/order/index?id=${orderId}`);
      await signIn(page);
      await page.locator('.ask-after-sale').tap();
      await page.locator('.send-after-sale').waitFor();
      await picture('1-sheet');
      await page.locator('.send-after-sale').tap();
      await page.locator('.after-sale-state[data-state=APPLY]').waitFor();
      await picture('2-asked');
    });

    await visit('after-sale-console', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/#/after-sales');
      await page.locator('input[name=account], input[autocomplete=username]').first().fill('owner');
      await page.locator('input[type=password]').fill('tongqu-test');
      await page.locator('button[type=submit]').click();
      await page.locator('[data-after-sale]').waitFor();
      await picture('1-waiting');
      await page.locator('[data-testid=approve]').click();
      await page.getByText('没有待处理的售后单').waitFor();
    });
    await shop.deliver();

    await visit('after-sale', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open(`/#/pages/order/index?id=${orderId}`);
      await signIn(page);
      await page.locator('.order-state[data-state=REFUNDED]').waitFor();
      await picture('3-order');
      await page.locator('.order-after-sale').tap();
      await page.locator('.after-sale-state[data-state=REFUNDING]').waitFor();
      await page.getByText('¥266.00').first().waitFor();
      await picture('4-refunding');
    });
  },
  VISIT_MS_MAX,
);
