import { OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a clerk rings up goods, reads a code that has too little, then one that pays, and hands over the receipt (PAY-05)',
  () =>
    visit('till', shop.house.url, DESK, async ({ page, open, picture }) => {
      const payCode = (what: 'passes' | 'poor') => shop.outside.sandbox.pay.payCodes.issue(what);
      const read = async (code: string) => {
        await page.locator('#till-code').fill(code);
        await page.keyboard.press('Enter');
      };
      await open('/console/');
      await page.locator('input[name=account]').fill('jianghan');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '收银', exact: true }).click();

      await read('鸭脖礼盒');
      await page.locator('[data-sku=sku_duck]').waitFor();
      await page.getByTestId('payable').getByText('45.00').waitFor();
      await picture('basket');

      await read(payCode('poor'));
      await page.getByTestId('till-hint').getByText('顾客余额不足').waitFor();
      await picture('refused');

      const answered = page.waitForResponse((reply) => reply.url().endsWith('/scans'));
      await read(payCode('passes'));
      await answered;
      await shop.deliver();
      await page.getByTestId('receipt').getByText('微信支付').waitFor();
      await picture('receipt');
      await page.getByTestId('next-sale').click();
      await page.getByTestId('basket').getByText('扫商品条码').waitFor();
    }),
  VISIT_MS_MAX,
);
