import { BLACK, basket, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const RULES = {
  ...{ mode: 'rules', amountFromFen: 20_000, piecesFrom: null, memberDaysBelow: null, refundsFrom: null },
  ...{ hours: 12, onSilence: 'approve' },
};

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'the owner finds an order, writes about it, lowers another’s price, and lets a large one go on (ORD-04)',
  async () => {
    const owner = await shop.staff('owner');
    await shop.call('PUT', '/v1/console/order-audit-rules', { token: owner, body: RULES });
    const shopper = await shop.shopper('晓雯');
    const place = async (pieces: number) => {
      const body = { groups: basket({ [BLACK]: pieces }) };
      const placed = await shop.call<{ id: string; number: string; payableFen: number }>(
        'POST',
        '/v1/orders',
        {
          ...{ token: shopper, body },
        },
      );
      return placed.body;
    };
    const [open, large] = [await place(1), await place(2)];
    await shop.payByEvent(large);
    await shop.deliver();

    await visit('order-desk', shop.house.url, DESK, async ({ page, open: go }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await go('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '订单', exact: true }).click();
      await page.locator(`[data-order="${open.id}"]`).waitFor();

      await page.locator('input[name=number]').fill(open.number);
      await page.getByRole('button', { name: '查找' }).click();
      await page.locator(`[data-order="${large.id}"]`).waitFor({ state: 'detached' });
      await page.locator(`[data-order="${open.id}"]`).click();
      await page.locator('input[name=remark]').fill('老顾客，已答应便宜十元');
      await page.getByRole('button', { name: '记下' }).click();
      await page.getByTestId('remarks').getByText('老顾客').waitFor();
      await page.getByTestId('open-price').click();
      await page.locator('input[name=goods-price]').fill('119.00');
      await page.getByRole('button', { name: '确认改价' }).click();
      await page.getByTestId('order-detail').getByText('119.00').first().waitFor();
      await page.getByRole('button', { name: '关闭' }).click();

      await page.getByRole('button', { name: '清空' }).click();
      await page.getByRole('button', { name: '待审核' }).click();
      await page.locator(`[data-order="${large.id}"]`).click();
      await page.getByTestId('audit').getByText('金额较大').waitFor();
      await page.getByTestId('approve').click();
      await page.getByTestId('ready').waitFor();
    });
  },
  VISIT_MS_MAX,
);
