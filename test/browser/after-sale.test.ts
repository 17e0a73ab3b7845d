import sharp from 'sharp';
import { affectedRows } from '#db';
import type { MemberId } from '#kernel';
import { bought } from '../support/bought-order.ts';
import { BLACK, BROWN, JIANGHAN, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const NAME = '小退';

type Page = Parameters<Parameters<typeof visit>[3]>[0]['page'];

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

async function signIn(page: Page, name = NAME): Promise<void> {
  await page.locator('.sign-in-name input').fill(name);
  await page.locator('.sign-in-tick').tap();
  await page.locator('.sign-in-go').tap();
}

async function signInStaff(page: Page): Promise<void> {
  await page.locator('input[name=account]').fill('owner');
  await page.locator('input[name=password]').fill('tongqu-test');
  await page.keyboard.press('Enter');
}

test(
  'she asks for her money back from the order’s page, the shop agrees, and she reads what became of it (ORD-07)',
  async () => {
    const token = await shop.shopper(NAME);
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const orderId = await bought(shop, memberId, {
      lines: [{ skuId: BLACK, quantity: 2, totalFen: 25_800 }],
      shippingFen: 800,
    });
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
      await signInStaff(page);
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

test(
  'she wants the other colour, and the shop sees which (ORD-07)',
  async () => {
    const token = await shop.shopper('小换');
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const exchanged = await bought(shop, memberId, {
      lines: [{ skuId: BLACK, quantity: 2, totalFen: 25_800 }],
      state: 'RECEIVED',
    });

    await visit('exchange', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open(`/#/pages/order/index?id=${exchanged}`);
      await signIn(page, '小换');
      await page.locator('.ask-after-sale').tap();
      await page.locator('.after-sale-chip[data-type=EXCHANGE]').tap();
      await page.locator(`.exchange-choice[data-sku=${BROWN}]`).tap();
      await picture('1-which');
      await page.locator('.send-after-sale').tap();
      await page.locator('.after-sale-state[data-state=APPLY]').waitFor();
    });

    await visit('exchange-console', shop.house.url, DESK, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/#/after-sales');
      await signInStaff(page);
      await page.getByTestId('exchange-for').getByText('棕').waitFor();
      await picture('1-waiting');
    });
  },
  VISIT_MS_MAX,
);

test(
  'the shop looks at what she photographed before it decides (ORD-07)',
  async () => {
    const token = await shop.shopper('小照');
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const lines = [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }];
    const orderId = await bought(shop, memberId, { lines, state: 'RECEIVED' });
    const photo = sharp({ create: { width: 80, height: 60, channels: 3, background: '#c8324b' } });
    const sent = await fetch(`${shop.house.url}/v1/me/after-sale-pictures`, {
      ...{ method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' } },
      body: new Uint8Array(await photo.jpeg().toBuffer()),
    });
    const { id: picture } = (await sent.json()) as { id: string };
    const wish = { orderId, storeId: JIANGHAN, type: 'RETURN_REFUND', reason: 'damaged' };
    const asked = await shop.call<{ id: string }>('POST', '/v1/me/after-sales', {
      ...{ token, body: { ...wish, lines: [{ line: 0, quantity: 1 }], pictures: [picture] } },
    });
    expect(asked.status).toBe(201);
    await visit('evidence', shop.house.url, DESK, async ({ page, open, picture: shot }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/#/after-sales');
      await signInStaff(page);
      const evidence = page.locator(`[data-after-sale="${asked.body.id}"]`).getByTestId('evidence');
      await evidence.getByRole('img', { name: '顾客的凭证 1' }).waitFor();
      await page.waitForFunction(
        () => (document.querySelector('[data-testid=evidence] img') as HTMLImageElement).naturalWidth > 0,
      );
      await shot('1-seen');
    });
  },
  VISIT_MS_MAX,
);

test(
  'the shop would pay less and says why; she takes it, or has the owner decide (ORD-07)',
  async () => {
    const token = await shop.shopper('小议');
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const ask = async () => {
      const lines = [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }];
      const orderId = await bought(shop, memberId, { lines, state: 'RECEIVED' });
      const wish = { orderId, storeId: JIANGHAN, type: 'RETURN_REFUND', reason: 'damaged' };
      const asked = await shop.call<{ id: string }>('POST', '/v1/me/after-sales', {
        ...{ token, body: { ...wish, lines: [{ line: 0, quantity: 1 }], pictures: [] } },
      });
      return asked.body.id;
    };
    const [taken, escalated] = [await ask(), await ask()];

    await visit('offer-console', shop.house.url, DESK, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/#/after-sales');
      await signInStaff(page);
      for (const id of [taken, escalated]) {
        const row = page.locator(`[data-after-sale="${id}"]`);
        await row.getByTestId('offer-less').click();
        await row.getByRole('spinbutton').fill('100');
        await row.getByTestId('offer-words').fill('吊牌已剪');
        await picture('1-less');
        await row.getByTestId('send-offer').click();
        await row.waitFor({ state: 'detached' });
      }
    });

    await visit('offer', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open(`/#/pages/after-sale/index?id=${taken}`);
      await signIn(page, '小议');
      await page.locator('.take-offer').getByText('¥100.00').waitFor();
      await page.getByText('吊牌已剪').waitFor();
      await picture('1-offered');
      await page.locator('.take-offer').tap();
      await page.locator('.after-sale-state[data-state=APPROVED]').waitFor();
      await page.goto('about:blank');
      await open(`/#/pages/after-sale/index?id=${escalated}`);
      await page.locator('.escalate-after-sale').tap();
      await page.locator('.after-sale-state[data-state=ESCALATED]').waitFor();
      await picture('2-escalated');
    });
    const read = await shop.call<{ amountFen: number }>('GET', `/v1/me/after-sales/${taken}`, { token });
    expect(read.body.amountFen).toBe(10_000);
  },
  VISIT_MS_MAX,
);

test(
  'goods come back at the counter, and the shop pays back as much as was agreed (ORD-07)',
  async () => {
    const token = await shop.shopper('小还');
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const lines = [{ skuId: BLACK, quantity: 2, totalFen: 25_800 }];
    const orderId = await bought(shop, memberId, { lines, state: 'RECEIVED' });
    const number = '261122000000000042';
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update orders set number = ? where id = ?', [number, orderId]),
    );
    await visit('counter-return', shop.house.url, DESK, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/#/after-sales');
      await signInStaff(page);
      await page.getByTestId('store').click();
      await page.getByRole('option', { name: '江汉路店' }).click();
      await page.getByTestId('open-counter-return').click();
      const dialog = page.getByTestId('counter-return');
      // Another customer's order may begin with the same digits.
      await dialog.getByTestId('return-number').fill(number.slice(0, -1));
      await page.keyboard.press('Enter');
      await dialog.getByText('没有找到这个订单').waitFor();
      await dialog.getByTestId('return-number').fill(number);
      await page.keyboard.press('Enter');
      await dialog.getByTestId('return-order').getByText(number).waitFor();
      await dialog.getByLabel('退几件').fill('1');
      await dialog.getByLabel('退多少元').fill('100');
      await picture('1-asked');
      await dialog.getByTestId('give-back').click();
      await dialog.getByTestId('paid-back').getByText('¥100.00').waitFor();
      await picture('2-paid-back');
    });
    await shop.deliver();
    const refunds = await shop.reads.all<{ amount: number | string }>(
      'select amount_fen as amount from payment_refunds where order_id = ?',
      [orderId],
    );
    expect(refunds.map(({ amount }) => Number(amount))).toEqual([10_000]);
  },
  VISIT_MS_MAX,
);
