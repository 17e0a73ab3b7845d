import { affectedRows } from '#db';
import { businessDay, businessDayStart, DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel';
import { type Buyer, buyerAndOwner } from '../support/after-sales.ts';
import { bought } from '../support/bought-order.ts';
import {
  BLACK,
  BROWN,
  basket,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../support/small-shop.ts';
import { DESK, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
/** More than a refund waits for. */
const FAILED_RETURNS = 5;

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
      await page.getByTestId('freight-goods').getByTestId('article-picker').click();
      await page.getByRole('option', { name: /圆框眼镜/ }).click();
      await page.getByTestId('sku-picker').click();
      await page.getByRole('option', { name: /棕色/ }).click();
      await page.getByLabel('圆框眼镜 棕色 重量（克）').fill('180');
      await page.getByLabel('圆框眼镜 棕色 体积（立方厘米）').fill('900');
      await picture('2-templates');
      await page.getByTestId('save-freight-goods').click();
      await page.getByText('新订单按新的重量和体积计算').waitFor();
      // Another weight leaves the size as it was.
      await page.getByTestId('freight-goods').getByTestId('article-picker').click();
      await page.getByRole('option', { name: /圆框眼镜/ }).click();
      await page.getByTestId('sku-picker').click();
      await page.getByRole('option', { name: /棕色/ }).click();
      await page.getByLabel('圆框眼镜 棕色 重量（克）').fill('200');
      await page.getByTestId('save-freight-goods').click();
      await page.getByText('新订单按新的重量和体积计算').waitFor();
      const measured = await shop.reads.all(
        'select sku_id as sku, weight_grams as grams, volume_cm3 as cm3 from freight_goods',
      );
      expect(measured).toEqual([{ sku: BROWN, grams: 200, cm3: 900 }]);

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
  'the owner leaves an article out of a promotion, tries it on a basket, and publishes it (MKT-09)',
  () =>
    visit('promotion', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await signIn(page);
      await page.getByRole('link', { name: '营销', exact: true }).click();
      await page.getByTestId('parts').getByText('活动').click();
      await page.getByTestId('add-promotion').click();
      const dialog = page.getByTestId('promotion-dialog');
      await dialog.getByTestId('promotion-title').fill('满100减10');
      await dialog.getByTestId('scope-form').getByTestId('article-picker').last().click();
      const choose = (picker: string, article: RegExp) =>
        page.getByRole('listbox', { name: picker }).getByRole('option', { name: article }).click();
      await choose('没有；选择不参加的商品', /鸭脖礼盒/);
      await dialog.getByTestId('offer-preview').getByTestId('article-picker').click();
      await choose('选一件商品试算', /圆框眼镜/);
      await dialog.getByTestId('preview-sum').getByText('¥119.00').waitFor();
      await picture('1-tried');
      await dialog.getByTestId('publish-promotion').click();
      await page.locator('[data-promotion=满100减10]').getByText('进行中').waitFor();
      await page.locator('[data-promotion=满100减10]').getByText('部分商品除外').waitFor();
      await dialog.waitFor({ state: 'hidden' });
      await picture('2-published');

      await page.getByTestId('parts').getByText('优惠券').click();
      await page.getByTestId('add-coupon').click();
      const coupon = page.getByTestId('coupon-dialog');
      await coupon.getByTestId('coupon-title').fill('下单送运费券');
      await coupon.getByTestId('coupon-kind').getByText('运费').click();
      await coupon.getByTestId('coupon-audience').click();
      await page.getByRole('option', { name: '支付有礼' }).click();
      await coupon.getByLabel('一单实付商品满（元）').fill('99');
      await picture('3-coupon');
      await coupon.getByTestId('publish-coupon').click();
      const row = page.locator('[data-coupon=下单送运费券]');
      await row.getByText('满100免运费').waitFor();
      await row.getByText('支付有礼').waitFor();
      await coupon.waitFor({ state: 'hidden' });
      const token = await shop.staff('owner');
      const kept = await shop.call<{ items: readonly { title: string; paidFromFen: number }[] }>(
        ...(['GET', '/v1/console/coupon-templates', { token }] as const),
      );
      expect(kept.body.items.find(({ title }) => title === '下单送运费券')).toMatchObject({
        ...{ paidFromFen: 9_900, benefit: { kind: 'shipping', thresholdFen: 10_000, offFen: null } },
      });
    }),
  VISIT_MS_MAX,
);

test(
  'the owner sees what differs between the banks and her books, writes it down and is done with it (PAY-06)',
  async () => {
    const token = await shop.shopper('小票');
    const groups = basket({ [BLACK]: 1 });
    const { id } = (await shop.call<{ id: string }>('POST', '/v1/orders', { token, body: { groups } })).body;
    const body = { provider: 'wechat' };
    const begun = await shop.call<{ params: { package: string } }>('POST', `/v1/orders/${id}/payment`, {
      ...{ token, body },
    });
    await shop.outside.pay(begun.body.params.package.replace('prepay_id=', ''));
    await shop.deliver();
    shop.outside.sandbox.faults.add({ kind: 'bill_line_extra', provider: 'wechat' });
    const now = shop.clock.now();
    shop.clock.advance(businessDayStart(now) + DAY_MS + 10 * HOUR_MS + 10 * MINUTE_MS - now);
    await shop.outside.sandbox.tick();
    await shop.job('reconciliation.daily');

    await visit('reconciliation', shop.house.url, DESK, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/');
      await signIn(page);
      await page.getByRole('link', { name: '对账', exact: true }).click();
      const day = page.locator(`[data-day="wechat/${businessDay(now)}"]`);
      await day.getByText('处不同').waitFor();
      await day.getByText('¥141.34').waitFor();
      await day.getByTestId('open-day').click();
      await page.getByText('账单有、本店没有').first().waitFor();
      await picture('1-days');

      await day.getByTestId('look').click();
      const row = page.locator('[data-difference=extra]');
      await row.getByText('待处理').waitFor();
      const sheet = page.waitForEvent('download');
      await page.getByTestId('take-differences').click();
      expect((await sheet).suggestedFilename()).toBe('reconciliation-differences.csv');
      await row.getByTestId('open-difference').click();
      const drawer = page.getByTestId('difference-drawer');
      await drawer.getByTestId('difference-note').fill('已联系微信支付，等他们更正');
      await drawer.getByTestId('write-note').click();
      await drawer.getByTestId('notes').getByText('已联系微信支付').waitFor();
      await drawer.getByTestId('closing-reason').click();
      await page.getByRole('option', { name: '渠道已更正' }).click();
      await drawer.getByTestId('difference-note').fill('次日账单里已经冲正');
      await picture('2-difference');
      await drawer.getByTestId('close-difference').click();
      await drawer.getByText('已经查清并关闭').waitFor();
      await picture('3-closed');
    });
  },
  VISIT_MS_MAX,
);

test(
  'the owner sets up a message, a webhook and a receiver, and refuses what a channel sold without goods (SVC-04, API-02, PAY-07, ORD-05)',
  async () => {
    const token = await shop.staff('owner');
    const line = { title: '', quantity: 1, unitPriceFen: 9_900, totalFen: 9_900 };
    const order = {
      ...{ storeId: JIANGHAN, placedAt: 1, paidAt: 2, shippingFen: 0, recipient: null },
      lines: [{ ...line, article: 'DY-不认识' }],
    };
    const notice = { kind: 'created', channel: 'douyin', externalNo: 'DY1001', revision: 1, order };
    const told = await shop.call('POST', '/v1/console/channel-notices', { token, body: notice });
    expect(told).toMatchObject({ status: 200, body: { outcome: 'task' } });
    const other = { ...order, lines: [{ ...line, article: 'DY-棕' }] };
    await shop.call('POST', '/v1/console/channel-notices', {
      ...{ token, body: { ...notice, externalNo: 'DY1002', order: other } },
    });

    await visit('connections', shop.house.url, DESK, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/');
      await signIn(page);
      await page.getByRole('link', { name: '对接', exact: true }).click();
      const ready = page.locator('[data-template=pickup_ready]');
      await ready.getByTestId('edit-template').click();
      const dialog = page.getByTestId('template-dialog');
      await dialog.getByTestId('template-id').fill('Ab_cdefghij-klmnopqrstuvwxyz0123456789ABCDEF');
      await dialog.getByLabel('第 1 个字段的名字').fill('商品');
      await dialog.getByTestId('save-template').click();
      await dialog.getByText('字段名“商品”不对').waitFor();
      await picture('1-fault');
      await dialog.getByLabel('第 1 个字段的名字').fill('thing1');
      await dialog.getByTestId('save-template').click();
      await ready.getByText('thing1 = 商品').waitFor();
      await dialog.waitFor({ state: 'hidden' });
      await picture('2-templates');

      await page.getByTestId('parts').getByText('Webhook').click();
      await page.getByText('还没有 Webhook').waitFor();
      await page.getByTestId('add-webhook').click();
      const adding = page.getByTestId('webhook-dialog');
      await adding.getByTestId('webhook-url').fill('https://erp.example.cn/tongqu');
      await adding.getByText('订单已支付').click();
      await adding.getByTestId('save-webhook').click();
      await page.getByTestId('webhook-secret').waitFor();
      await picture('3-secret');
      await page.getByRole('button', { name: '我已保存' }).click();
      const webhook = page.locator('[data-webhook="https://erp.example.cn/tongqu"]');
      await adding.waitFor({ state: 'hidden' });
      await webhook.getByTestId('open-deliveries').click();
      await webhook.getByText('没有这样的发送记录').waitFor();

      await page.getByRole('link', { name: '对账', exact: true }).click();
      await page.getByTestId('parts').getByText('分账').click();
      await page.getByTestId('receiver-account').fill('1900000110');
      await page.getByTestId('receiver-name').fill('武汉伙伴商贸有限公司');
      await page.getByTestId('add-receiver').click();
      await page.getByTestId('receivers').getByText('***0110').waitFor();
      await page.getByText('还没有要分账的支付').waitFor();
      await picture('4-sharing');
      // A refund needs all of it back, and the receiver keeps failing to give his part.
      await shop.unitOfWork.run(async (tx) => {
        await affectedRows(
          tx,
          `insert into profit_payments (merchant_id, order_id, transaction_id, paid_fen, limit_fen, requests, asked_fen,
             given_fen, returned_fen, refunding_fen, pending, state, unfrozen_fen)
           values (?, 'ord_shared', 'tx_shared', 10000, 3000, 1, 1000, 1000, 0, 10000, 0, 'OPEN', 0)`,
          [MERCHANT],
        );
        for (let n = 0; n < FAILED_RETURNS; n++)
          await affectedRows(
            tx,
            `insert into profit_returns (merchant_id, id, order_id, share_id, position, out_return_no, amount_fen, state,
               problem, looks, next_look_at)
             values (?, ?, 'ord_shared', 'shr_1', 0, ?, 1000, 'FAILED', '账户异常', 1, 0)`,
            [MERCHANT, `ret_${n}`, `R${n}`],
          );
      });
      await page.getByTestId('parts').getByText('账单日').click();
      await page.getByTestId('parts').getByText('分账').click();
      const waiting = page.getByTestId('sharing-needs-you');
      await waiting.getByText('只看这些').click();
      await page.locator('[data-shared=ord_shared]').waitFor();
      await picture('4-sharing-stuck');

      await page.getByRole('link', { name: '渠道', exact: true }).click();
      const sold = page.locator('[data-channel-order=DY1001]');
      await sold.getByText('商品“DY-不认识”不认识').waitFor();
      await picture('5-channel');
      const brown = page.locator('[data-channel-order=DY1002]');
      await brown.getByTestId('article-picker').click();
      await page.getByRole('option', { name: /圆框眼镜/ }).click();
      await brown.getByTestId('sku-picker').click();
      await page.getByRole('option', { name: /棕色/ }).click();
      await brown.waitFor({ state: 'detached' });
      expect(await shop.reads.all('select article, sku_id as sku from channel_articles')).toEqual([
        { article: 'DY-棕', sku: BROWN },
      ]);
      await sold.getByTestId('refuse').click();
      await sold.getByTestId('refuse-reason').fill('这件商品不在本店销售');
      await sold.getByTestId('send-refusal').click();
      await page.getByText('没有等你处理的渠道订单').waitFor();
    });
  },
  VISIT_MS_MAX,
);
