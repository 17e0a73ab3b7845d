import { BLACK, DUCK, JIANGHAN, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const DAY_MINUTES = 1_440;
const PLAN = { slotMinutes: 60, capacity: 1, leadMinutes: 60, daysAhead: 2 };
const ADDRESS = {
  ...{ regionCode: '420103', region: '湖北省武汉市江汉区', recipient: '陈晓雯', phone: '13800001234' },
  detail: '江汉路 9 号',
};

interface Placed {
  readonly id: string;
  readonly groups: readonly { readonly pickupCode: string | null }[];
}

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
  const token = await shop.staff('owner');
  const path = `/v1/console/stores/${JIANGHAN}/slots/pickup`;
  await shop.call('PUT', path, { token, body: { ...PLAN, fromMinute: 0, untilMinute: DAY_MINUTES } });
}, OPENING_MS);
afterAll(() => shop.close());

type Page = Parameters<Parameters<typeof visit>[3]>[0]['page'];
async function signIn(page: Page, name: string): Promise<void> {
  await page.locator('.sign-in-name input').fill(name);
  await page.locator('.sign-in-tick').tap();
  await page.locator('.sign-in-go').tap();
}

test(
  'she chooses when she comes, full slots cannot be chosen, and at the counter her code changes (FUL-01)',
  async () => {
    const other = await shop.shopper('别人');
    const slots = `/v1/stores/${JIANGHAN}/slots?kind=pickup`;
    const offered = await shop.call<{ items: { startsAt: number }[] }>('GET', slots);
    const last = offered.body.items.at(-1)?.startsAt;
    const lines = [{ skuId: BLACK, quantity: 1 }];
    const group = { storeId: JIANGHAN, lines, fulfilment: { type: 'pickup' }, slotStartsAt: last };
    const taken = await shop.call('POST', '/v1/orders', { token: other, body: { groups: [group] } });
    expect(taken.status).toBe(201);

    await visit('fulfilment', shop.house.url, PHONE, async ({ page, open, picture, refused }) => {
      await open(`/#/pages/checkout/index?storeId=${JIANGHAN}&skuId=${BLACK}&quantity=1`);
      await signIn(page, '小码');
      await page.locator('.slot-choice').tap();
      const full = page.locator('.slot-cell.full');
      await page.locator('.slot-day').last().tap();
      await full.getByText('已约满').waitFor();
      await picture('1-slots');
      expect(await full.getAttribute('aria-disabled')).toBe('true');
      await page.locator('.slot-cell:not(.full)').first().tap();
      await page.locator('.slot-choice-text.chosen').waitFor();
      await picture('2-chosen');
      await page.locator('.place-order').tap();
      await page.locator('.pay-sum, .pay').first().waitFor();

      const her = await shop.shopper('小码');
      const orders = await shop.call<{ items: (Placed & { payableFen: number })[] }>('GET', '/v1/orders', {
        token: her,
      });
      const [order] = orders.body.items;
      if (order === undefined) throw new Error('she placed an order');
      await shop.payByEvent(order);
      await shop.deliver();
      const token = await shop.staff('jianghan');
      const body = { storeId: JIANGHAN };
      await shop.call('POST', `/v1/console/orders/${order.id}/ready`, { token, body });
      await shop.deliver();

      // The small shop has no pictures.
      await refused(404, async () => {
        await open(`/#/pages/order/index?id=${order.id}`);
        const square = page.locator('.pickup-square[data-code]');
        await square.waitFor();
        await page.locator('.hand-over-slot').waitFor();
        await page.locator('.hand-over-until').waitFor();
        await page.locator('.order-line-off, .order-lines, .order-group').first().waitFor();
        await picture('3-ready');
        const code = (await square.getAttribute('data-code')) ?? '';
        const scanned = await shop.call('POST', '/v1/console/scan', { token, body: { ...body, code } });
        expect(scanned.body).toMatchObject({ kind: 'pickup', usable: true });
      });
    });
  },
  VISIT_MS_MAX,
);

test(
  'she follows her parcel, and asks for an invoice over what she paid (ORD-06, ORD-09)',
  async () => {
    const token = await shop.shopper('小路');
    const owner = await shop.staff('owner');
    const { body: address } = await shop.call<{ id: string }>('POST', '/v1/me/addresses', {
      token,
      body: ADDRESS,
    });
    const fulfilment = { type: 'delivery', addressId: address.id };
    const groups = [{ storeId: JIANGHAN, lines: [{ skuId: BLACK, quantity: 1 }], fulfilment }];
    const placed = await shop.call<Placed>('POST', '/v1/orders', { token, body: { groups } });
    const { id } = placed.body;
    const begun = await shop.call<{ params: { package: string } }>('POST', `/v1/orders/${id}/payment`, {
      ...{ token, body: { provider: 'wechat' } },
    });
    await shop.outside.pay(begun.body.params.package.replace('prepay_id=', ''));
    await shop.deliver();
    const waybill = { storeId: JIANGHAN, carrier: 'SF' };
    await shop.call('POST', `/v1/console/orders/${id}/waybill`, { token: owner, body: waybill });
    await shop.deliver();

    await visit('parcel', shop.house.url, PHONE, async ({ page, open, picture, refused }) => {
      await refused(404, async () => {
        await open(`/#/pages/order/index?id=${id}`);
        await signIn(page, '小路');
        await page.locator('.hand-over-way').waitFor();
        await picture('1-order');
        await page.locator('.hand-over-way').tap();
        await page.getByText('已打包，等待快递揽收').waitFor();
        await page.getByText('顺丰速运').waitFor();
        await picture('2-way');
        await page.goBack();
      });

      await page.locator('.ask-invoice').tap();
      await page.locator('.invoice-kind[data-kind=company]').tap();
      await page.locator('.invoice-title input').fill('武汉通衢商贸有限公司');
      await page.locator('.send-invoice').tap();
      await page.getByText('请填写 15 到 20 位税号').waitFor();
      await picture('3-asking');
      await page.locator('.invoice-kind[data-kind=personal]').tap();
      await page.locator('.invoice-title input').fill('陈晓雯');
      await page.locator('.send-invoice').tap();
      await page.locator('.order-invoice').getByText('开票中').waitFor();

      const rows = await shop.call<{ items: { id: string; amountFen: number }[] }>(
        ...(['GET', '/v1/console/invoices', { token: owner }] as const),
      );
      const [asked] = rows.body.items;
      const issued = {
        amountFen: asked?.amountFen,
        number: '26429876543210',
        fileUrl: 'https://example.cn/i',
      };
      await shop.call('POST', `/v1/console/invoices/${asked?.id}/issue`, { token: owner, body: issued });
      await page.locator('.order-invoice').tap();
      await page.locator('.invoice-state[data-state=ISSUED]').waitFor();
      await page.locator('.invoice-file').waitFor();
      await picture('4-invoices');
    });
  },
  VISIT_MS_MAX,
);

test(
  'she orders a part of her cart, and the rest stays in it (ORD-01)',
  async () => {
    const token = await shop.shopper('小袋');
    for (const skuId of [BLACK, DUCK]) {
      const body = { storeId: JIANGHAN, skuId, quantity: 1 };
      await shop.call('PUT', '/v1/cart/items', { token, body });
    }
    await visit('cart-part', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/#/pages/cart/index');
      await page.getByText('去登录').tap();
      await signIn(page, '小袋');
      await page.locator('.cart-total').getByText('174.00').waitFor();
      await page.locator(`.cart-tick[data-sku=${BLACK}]`).tap();
      await page.locator('.cart-total').getByText('45.00').waitFor();
      await picture('1-chosen');
      await page.locator('.cart-checkout').tap();
      await page.locator('.place-order').waitFor();
      await page.getByText('鸭脖礼盒').first().waitFor();
      await page.locator('.checkout-total').getByText('45.00').waitFor();
      await picture('2-checkout');
      // The same page, loaded anew, orders the same.
      await page.reload();
      await page.locator('.checkout-total').getByText('45.00').waitFor();
      await page.locator('.place-order').tap();
      await page.locator('.pay-sum, .pay').first().waitFor();
    });
    interface Bag {
      readonly id: string;
      readonly payableFen: number;
      readonly groups: readonly { readonly lines: readonly { readonly skuId: string }[] }[];
    }
    const goodsOf = ({ groups }: Pick<Bag, 'groups'>) =>
      groups.flatMap(({ lines }) => lines.map(({ skuId }) => skuId));
    const orders = await shop.call<{ items: readonly Bag[] }>('GET', '/v1/orders', { token });
    expect(orders.body.items.map(goodsOf)).toEqual([[DUCK]]);
    for (const order of orders.body.items) await shop.payByEvent(order);
    await shop.deliver();
    expect(goodsOf((await shop.call<Bag>('GET', '/v1/cart', { token })).body)).toEqual([BLACK]);
  },
  VISIT_MS_MAX,
);
