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

test(
  'a cashier’s sale is given back by the number on its receipt, to whoever brings it (PAY-05)',
  () =>
    visit('till-refund', shop.house.url, DESK, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByTestId('store').click();
      await page.getByRole('option', { name: '江汉路店' }).click();
      await page.getByRole('link', { name: '收银', exact: true }).click();
      const read = async (code: string) => {
        await page.locator('#till-code').fill(code);
        await page.keyboard.press('Enter');
      };
      await read('鸭脖礼盒');
      await page.getByTestId('payable').getByText('45.00').waitFor();
      const sold = page.waitForResponse((reply) => reply.url().endsWith('/scans'));
      await read(shop.outside.sandbox.pay.payCodes.issue('passes'));
      const { order } = (await (await sold).json()) as { order: { id: string; number: string } };
      await shop.deliver();
      await page.getByTestId('receipt').waitFor();

      await page.getByTestId('open-refund').click();
      const dialog = page.getByTestId('till-refund');
      await dialog.getByTestId('refund-number').fill(order.number);
      await page.keyboard.press('Enter');
      await dialog.getByText('还可退 1 件').waitFor();
      await picture('1-asked');
      await dialog.getByTestId('send-refund').click();
      await dialog.getByTestId('till-paid-back').getByText('¥45.00').waitFor();
      await shop.deliver();
      const refunds = await shop.reads.all<{ amount: number | string }>(
        'select amount_fen as amount from payment_refunds where order_id = ?',
        [order.id],
      );
      expect(refunds.map(({ amount }) => Number(amount))).toEqual([4_500]);
    }),
  VISIT_MS_MAX,
);
