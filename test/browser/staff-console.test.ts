import { JIANGHAN, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'the owner hires somebody and closes her account (STO-07)',
  () =>
    visit('staff', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '员工', exact: true }).click();
      await page.locator('[data-staff=jianghan]').waitFor();

      await page.getByTestId('hire').click();
      await page.getByTestId('hire-name').fill('吴小满');
      await page.getByTestId('hire-account').fill('xiaoman');
      await page.getByTestId('hire-password').fill('river-and-bridge');
      await picture('hiring');
      await page.getByTestId('confirm-hire').click();
      const row = page.locator('[data-staff=xiaoman]');
      await row.getByText('店员').waitFor();
      await row.getByText('还没有登录过').waitFor();
      await picture('list');

      await row.getByTestId('turn').click();
      await page.locator('.el-popconfirm').getByRole('button', { name: '确定' }).click();
      await row.getByText('已停用').waitFor();
      await page.locator('.el-popconfirm').waitFor({ state: 'hidden' });
      await picture('closed');
    }),
  VISIT_MS_MAX,
);

test(
  'the owner says what part of the goods is commission, and who handed them over sees what she earned (STO-07)',
  async () => {
    await visit('commission', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '排班', exact: true }).click();
      await page.getByTestId('store').click();
      await page.getByRole('option', { name: '江汉路店' }).click();
      await page.getByTestId('parts').getByText('业绩').click();
      const rate = page.getByTestId('chain-rate').locator('input');
      await rate.fill('2');
      await rate.press('Tab');
      await page.getByTestId('save-rates').click();
      await page.getByText('已保存，此后交付的商品按新比例').waitFor();
      await picture('rates');
    });
    shop.clock.advance(1);
    const part = { merchantId: MERCHANT, orderId: 'ord_1', memberId: 'mem_x', storeId: JIANGHAN };
    const event = { ...part, staffId: 'stf_jianghan', goodsPaidFen: 12_900, occurredAt: shop.clock.now() };
    await shop.unitOfWork.run(async (tx) => tx.emit({ type: 'orders.group_picked_up', ...event } as never));
    await shop.deliver();
    await visit('commission-hers', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await page.locator('input[name=account]').fill('jianghan');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '排班', exact: true }).click();
      await page.getByTestId('parts').getByText('我的业绩').click();
      await page.getByTestId('performance').getByText('2.58').waitFor();
      expect(await page.getByTestId('commission-rates').count()).toBe(0);
      await picture('earned');
    });
  },
  VISIT_MS_MAX,
);
