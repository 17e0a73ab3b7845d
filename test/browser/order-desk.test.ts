import { BLACK, basket, JIANGHAN, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
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

test(
  'she takes one of two pieces today and the other one later, under the same code (FUL-01)',
  async () => {
    await shop.startAfresh();
    const owner = await shop.staff('owner');
    await shop.call('PUT', '/v1/console/order-audit-rules', {
      ...{ token: owner, body: { ...RULES, mode: 'off' } },
    });
    const shopper = await shop.shopper('晓雯');
    const placed = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
      ...{ token: shopper, body: { groups: basket({ [BLACK]: 2 }) } },
    });
    await shop.payByEvent(placed.body);
    await shop.deliver();
    const { id } = placed.body;
    const body = { storeId: JIANGHAN };
    await shop.call('POST', `/v1/console/orders/${id}/ready`, { token: owner, body });
    const order = await shop.call<{ groups: { pickupCode: string }[] }>('GET', `/v1/orders/${id}`, {
      token: shopper,
    });
    const code = order.body.groups[0]?.pickupCode ?? '';

    await visit('pickup', shop.house.url, DESK, async ({ page, open: go, picture, refused }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await go('/console/#/pickup');
      await page.locator('input[name=account]').fill('jianghan');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      const handOne = async () => {
        await page.locator('#pickup-code').fill(code);
        await page.keyboard.press('Enter');
        await page.getByTestId('pickup-pieces').getByLabel('这次取的件数').fill('1');
      };
      await page.getByTestId('partial').click();
      // A code that could not be read hands over nothing, least of all everything.
      await refused(502, async () => {
        const failing = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
        await page.route('**/v1/console/scan', (route) => route.fulfill(failing));
        await page.locator('#pickup-code').fill(code);
        await page.keyboard.press('Enter');
        await page.getByTestId('refused').getByText('没有得到答复').waitFor();
        await page.unroute('**/v1/console/scan');
      });
      await handOne();
      await page.getByText('交付 1 件，还有 1 件待取').waitFor();
      await picture('1-some');
      await page.getByTestId('hand-pieces').click();
      await page.getByTestId('handed-over').getByText('部分核销成功').waitFor();
      await handOne();
      await page.getByText('待取 1 件，已取 1 件').waitFor();
      await page.getByTestId('hand-pieces').click();
      await page.getByTestId('handed-over').getByText('核销成功，请交付商品').waitFor();
      await picture('2-last');
    });
  },
  VISIT_MS_MAX,
);

test(
  'two pieces leave in two parcels, each under its own number (ORD-04)',
  async () => {
    await shop.startAfresh();
    const shopper = await shop.shopper('晓雯');
    const address = {
      ...{ regionCode: '420103', region: '湖北省武汉市江汉区', recipient: '陈晓雯' },
      ...{ phone: '13800001234', detail: '江汉路 9 号' },
    };
    const kept = await shop.call<{ id: string }>('POST', '/v1/me/addresses', {
      token: shopper,
      body: address,
    });
    const groups = basket({ [BLACK]: 2 }, { type: 'delivery', addressId: kept.body.id });
    const placed = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
      ...{ token: shopper, body: { groups } },
    });
    await shop.payByEvent(placed.body);
    await shop.deliver();

    await visit('parcels', shop.house.url, DESK, async ({ page, open: go, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await go(`/console/#/orders?order=${placed.body.id}`);
      await page.locator('input[name=account]').fill('jianghan');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      const form = page.getByTestId('ship');
      await form.getByLabel('快递公司').fill('顺丰速运');
      await form.getByLabel('快递单号').fill('SF10001');
      await form.getByTestId('split').click();
      await form.getByLabel('这个包裹的件数').fill('1');
      await picture('1-first');
      await form.getByRole('button', { name: '发货' }).click();
      await page.getByTestId('parcel').getByText('SF10001').waitFor();
      await form.getByLabel('快递公司').fill('顺丰速运');
      await form.getByLabel('快递单号').fill('SF10002');
      await form.getByRole('button', { name: '发货' }).click();
      await page.getByTestId('parcel').getByText('SF10002').waitFor();
      await form.waitFor({ state: 'detached' });
      await picture('2-both');
    });
  },
  VISIT_MS_MAX,
);
