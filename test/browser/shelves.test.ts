import {
  BLACK,
  basket,
  DUCK,
  JIANGHAN,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../support/small-shop.ts';
import { DESK, PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 5 * 60_000;

interface Order {
  readonly id: string;
  readonly payableFen: number;
  readonly groups: readonly { readonly pickupCode: string | null }[];
}

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

/** Bought, handed over, and praised with a word that a person has to look at. */
async function heldReview(): Promise<void> {
  const token = await shop.shopper('评客');
  const { body: placed } = await shop.call<Order>('POST', '/v1/orders', {
    ...{ token, body: { groups: basket({ [DUCK]: 1 }) } },
  });
  await shop.payByEvent(placed);
  await shop.deliver();
  const { body } = await shop.call<Order>('GET', `/v1/orders/${placed.id}`, { token });
  const clerk = await shop.staff('jianghan');
  const at = { storeId: JIANGHAN };
  await shop.call('POST', `/v1/console/orders/${placed.id}/ready`, { token: clerk, body: at });
  const code = body.groups[0]?.pickupCode;
  await shop.call('POST', '/v1/console/pickups/verify', { token: clerk, body: { ...at, code } });
  await shop.deliver();
  const words = { orderId: placed.id, skuId: DUCK, score: 4, text: '味道好，加微信返现' };
  const written = await shop.call('POST', '/v1/me/reviews', { token, body: { ...at, ...words } });
  expect(written.status).toBe(201);
  await shop.deliver();
}

test(
  'the desk finds an article and receives it, marks another as sold out, and shows a review (INV-06, CAT-08, CAT-06)',
  async () => {
    await heldReview();
    await visit('shelves', shop.house.url, DESK, ({ page, open, picture, refused }) =>
      // The goods of this shop have no pictures.
      refused(404, async () => {
        await open('/console/');
        await page.locator('input[name=account]').fill('owner');
        await page.locator('input[name=password]').fill('tongqu-test');
        await page.keyboard.press('Enter');

        await page.getByRole('link', { name: '库存', exact: true }).click();
        await page.getByTestId('find-stock').fill('yuankuang');
        const row = page.locator(`[data-sku=${BLACK}][data-store=${JIANGHAN}]`);
        await page.locator(`[data-sku=${DUCK}]`).waitFor({ state: 'detached' });
        await picture('stock');
        await row.getByTestId('move').click();
        await page.getByTestId('move-pieces').locator('input').fill('7');
        await picture('receiving');
        // It was booked, but what stands before the shop answers for it: pressed again, nothing is booked twice.
        await refused(502, async () => {
          await page.route('**/v1/console/stock/moves', async (route) => {
            await route.fetch();
            await route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' });
          });
          await page.getByTestId('confirm-move').click();
          await page.getByText('网络连接不上').waitFor();
          await page.unroute('**/v1/console/stock/moves');
        });
        await page.getByTestId('confirm-move').click();
        await row.getByTestId('on-hand').getByText('17', { exact: true }).waitFor();

        await page.getByTestId('store').click();
        await page.getByRole('option', { name: '江汉路店' }).click();
        await page.getByTestId('begin-take').click();
        await page.getByTestId('take').first().getByRole('button').click();
        const counted = page.getByTestId('take-sheet').locator(`[data-sku=${BLACK}]`);
        await counted.getByTestId('counted').locator('input').fill('16');
        await page.getByTestId('save-counts').click();
        await counted.getByText('账面 17，差 -1').waitFor();
        await picture('counting');

        await page.getByRole('link', { name: '商品', exact: true }).click();
        await page.locator('[data-product=prd_duck]').waitFor();
        await picture('goods');
        await page.locator('[data-product=prd_duck]').getByTestId('edit').click();
        const editor = page.getByTestId('goods-editor');
        await editor.locator(`[data-sku=${DUCK}]`).getByTestId('sold-out').click();
        await editor.locator(`[data-sku=${DUCK}] .el-switch.is-checked`).waitFor();
        await editor.getByTestId('price').fill('66.5');
        await picture('editing');
        await page.getByTestId('save-goods').click();
        await editor.waitFor({ state: 'hidden' });

        await page.getByRole('link', { name: '评价', exact: true }).click();
        const review = page.locator('[data-review]');
        await review.getByText('加微信返现').waitFor();
        await review.getByTestId('reply').click();
        await review.getByTestId('reply-text').fill('谢谢光临');
        await review.getByTestId('send-reply').click();
        await review.getByText('店家回复：谢谢光临').waitFor();
        await picture('reviews');
        await review.getByTestId('hide').click();
        await page.getByText('没有要看的评价').waitFor();
      }),
    );
    const clerk = await shop.staff('jianghan');
    const today = `/v1/console/stores/${JIANGHAN}/sold-out-today`;
    expect((await shop.call('GET', today, { token: clerk })).body).toEqual({ skuIds: [DUCK] });
    const { body } = await shop.call<{ skus: { priceFen: number }[] }>('GET', '/v1/products/prd_duck');
    expect(body.skus[0]?.priceFen).toBe(6_650);
  },
  VISIT_MS_MAX,
);

test(
  'she keeps a product with a heart, finds it under her favourites and takes it back (MEM-17)',
  () =>
    visit('favourites', shop.house.url, PHONE, ({ page, open, picture, refused }) =>
      refused(404, async () => {
        await open('/#/pages/product/index?id=prd_frame');
        await page.locator('.product-title').waitFor();
        await page.locator('.product .heart-key').tap();
        await page.locator('.sign-in-name input').fill('小藏');
        await page.locator('.sign-in-tick').tap();
        await page.locator('.sign-in-go').tap();
        await page.locator('.product .heart-key.on').waitFor();
        await picture('product');
        await open('/#/pages/favourites/index');
        await page.locator('[data-product=prd_frame]').waitFor();
        await picture('list');
        await page.locator('[data-product=prd_frame] .kept-drop').tap();
        await page.getByText('还没有收藏').waitFor();
      }),
    ),
  VISIT_MS_MAX,
);
