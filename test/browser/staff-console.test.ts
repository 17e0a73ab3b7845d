import { OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
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
