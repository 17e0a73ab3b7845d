import { affectedRows } from '#db';
import { type Buyer, buyerAndOwner } from '../support/after-sales.ts';
import { bought } from '../support/bought-order.ts';
import { BLACK, JIANGHAN, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
let buyer: Buyer;
beforeAll(async () => {
  shop = await smallShop('SQLite');
  buyer = await buyerAndOwner(shop, '小票');
}, OPENING_MS);
afterAll(() => shop.close());

type Page = Parameters<Parameters<typeof visit>[3]>[0]['page'];
async function signIn(page: Page): Promise<void> {
  await page.locator('input[name=account]').fill('owner');
  await page.locator('input[name=password]').fill('tongqu-test');
  await page.keyboard.press('Enter');
  await page.getByTestId('store').waitFor();
}

test(
  'the owner writes a freight template, draws how far a store brings, and settles its days (FUL-01, FUL-02, FUL-03)',
  () =>
    visit('delivery', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await signIn(page);
      await page.getByRole('link', { name: '配送', exact: true }).click();
      await page.getByText('没有这样的配送').waitFor();
      await page.getByTestId('parts').getByText('运费').click();
      await page.getByText('还没有运费模板').waitFor();
      await page.getByTestId('add-template').click();
      await page.getByTestId('template-name').fill('省内按件');
      await page.getByTestId('zone').getByLabel('地区').fill('湖北省、湖南省');
      await picture('1-template');
      await page.getByTestId('save-template').click();
      await page.locator('[data-template=省内按件]').getByText('湖北省、湖南省').waitFor();
      await page.getByTestId('freight-dialog').waitFor({ state: 'hidden' });
      await picture('2-templates');

      await page.getByTestId('parts').getByText('配送范围').click();
      await page.getByTestId('choose-store').waitFor();
      await page.getByTestId('store').click();
      await page.getByRole('option', { name: '江汉路店' }).click();
      await page.getByTestId('area-kind').getByText('画范围').click();
      const board = page.getByTestId('area-board');
      for (const position of [
        { x: 120, y: 110 },
        { x: 330, y: 130 },
        { x: 300, y: 330 },
        { x: 110, y: 300 },
      ])
        await board.click({ position });
      await page.getByText('已有 4 个角').waitFor();
      await picture('3-area');
      await page.getByTestId('save-area').click();
      await page.getByText('新订单按新范围判断').waitFor();

      await page.getByTestId('parts').getByText('时段与自提').click();
      const pickup = page.locator('[data-plan=pickup]');
      await pickup.locator('.el-switch').click();
      await pickup.getByText('每天 12 段').waitFor();
      await pickup.getByTestId('save-plan').click();
      await pickup.getByText('已保存').waitFor();
      await page.getByTestId('pickup-rule').getByTestId('save-rule').click();
      await page.getByTestId('pickup-rule').getByText('已保存').waitFor();
      await picture('4-slots');

      const token = await shop.staff('owner');
      const saved = await shop.call('GET', `/v1/console/stores/${JIANGHAN}/delivery`, { token });
      expect(saved.body).toMatchObject({
        area: { shape: { kind: 'polygon', corners: { length: 4 } }, city: '武汉市' },
        pickupSlots: { capacity: 10, leadMinutes: 60 },
      });
    }),
  VISIT_MS_MAX,
);

test(
  'the owner enters an invoice, and sends a dead letter again (ORD-09, X-05)',
  async () => {
    const orderId = await bought(shop, buyer.memberId, {
      lines: [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }],
      state: 'RECEIVED',
    });
    const token = await shop.shopper('小票');
    const body = { orderId, kind: 'personal', title: '陈晓雯' };
    expect((await shop.call('POST', '/v1/me/invoices', { token, body })).status).toBe(201);
    await shop.unitOfWork.run(async (tx) => {
      tx.emit({ type: 'orders.group_ready', occurredAt: shop.clock.now(), ...{ merchantId: MERCHANT } });
    });
    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        "update outbox set dead_at = ?, attempts = 20, last_error = 'the provider said no' where type = ?",
        [shop.clock.now(), 'orders.group_ready'],
      ),
    );

    await visit('papers', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await signIn(page);
      await page.getByRole('link', { name: '发票', exact: true }).click();
      const row = page.locator('[data-invoice]');
      await row.getByTestId('show-title').click();
      await row.getByText('陈晓雯').waitFor();
      await row.getByTestId('issue').click();
      await row.getByTestId('invoice-number').fill('26429876543210');
      await picture('1-invoice');
      await row.getByTestId('send-invoice').click();
      await page.getByText('这里没有发票').waitFor();

      await page.getByRole('link', { name: '死信', exact: true }).click();
      const letter = page.locator('[data-letter="orders.group_ready"]');
      await letter.getByTestId('look').click();
      await letter.getByText('the provider said no').waitFor();
      await picture('2-letter');
      await letter.getByTestId('redrive').click();
      await page.getByText('没有死信').waitFor();
      await picture('3-none');
    });
  },
  VISIT_MS_MAX,
);

test(
  'the owner tries a promotion on a basket before she publishes it (MKT-09)',
  () =>
    visit('promotion', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await signIn(page);
      await page.getByRole('link', { name: '营销', exact: true }).click();
      await page.getByTestId('parts').getByText('活动').click();
      await page.getByTestId('add-promotion').click();
      const dialog = page.getByTestId('promotion-dialog');
      await dialog.getByTestId('promotion-title').fill('满100减10');
      await dialog.getByTestId('offer-preview').getByTestId('article-picker').click();
      await page.getByRole('option', { name: /圆框眼镜/ }).click();
      await dialog.getByTestId('preview-sum').getByText('¥119.00').waitFor();
      await picture('1-tried');
      await dialog.getByTestId('publish-promotion').click();
      await page.locator('[data-promotion=满100减10]').getByText('进行中').waitFor();
      await dialog.waitFor({ state: 'hidden' });
      await picture('2-published');
    }),
  VISIT_MS_MAX,
);
