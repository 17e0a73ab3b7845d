import { demoShopper } from '../support/demo-shopper.ts';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { DESK, until, type Visit, visit } from '../support/visit.ts';

const STORE = 'str_jianghan';
const SHOP_OPENS_WITHIN_MS = 8 * 60 * 1_000;
const VISIT_MS_MAX = 120_000;

let shop: RunningShop;
beforeAll(async () => {
  shop = await runningShop();
}, SHOP_OPENS_WITHIN_MS);
afterAll(() => shop.stop());

async function signIn({ page, open }: Visit, account: string): Promise<void> {
  await open('/console/');
  await page.locator('input[name=account]').fill(account);
  await page.locator('input[name=password]').fill('tongqu-demo');
  await page.keyboard.press('Enter');
  await page.getByTestId('figures').waitFor();
}

test(
  'a clerk sees an order the moment it is paid, lays the goods ready and hands them over against the code',
  () =>
    visit('console-clerk', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here, 'clerk-jianghan');
      await page.getByRole('link', { name: '订单', exact: true }).click();
      await page.getByText('实时更新').waitFor();

      const order = await (await demoShopper(shop.url, '柜台顾客')).buy(STORE);
      const row = page.locator(`[data-order="${order.id}"]`);
      await row.getByText('备货中').waitFor();
      await picture('paid');

      await row.click();
      await page.getByTestId('order-detail').getByText(order.number).waitFor();
      await picture('detail');
      await page.getByTestId('ready').click();
      await page.getByTestId('timeline').getByText('待自提').waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId('order-detail').waitFor({ state: 'hidden' });
      await row.getByText('待自提').waitFor();

      await page.getByRole('link', { name: '自提核销' }).click();
      await page.getByLabel('取货码').fill(order.groups[0]?.pickupCode ?? '');
      await page.keyboard.press('Enter');
      await page.getByTestId('handed-over').getByText(order.number).waitFor();
      await picture('handed-over');

      await page.getByRole('link', { name: '订单', exact: true }).click();
      await row.getByText('已自提').waitFor();
    }),
  VISIT_MS_MAX,
);

test(
  'the owner sees today’s figures of all stores and of one, with a chart that was really drawn',
  () =>
    visit('console-owner', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here, 'owner');
      await page.getByTestId('chart').locator('canvas').waitFor();
      await until('the chart is drawn', () =>
        page
          .getByTestId('chart')
          .locator('canvas')
          .first()
          .evaluate((element) => {
            const canvas = element as HTMLCanvasElement;
            const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
              data: [],
            };
            return data.some((value) => value !== 0);
          }),
      );
      await page.getByText('近 30 天').click();
      await picture('all-stores');

      await page.getByTestId('store').click();
      const ofOneStore = (path: string) =>
        page.waitForResponse(
          (answer) => answer.url().includes(path) && answer.url().includes('storeId=str_optics'),
        );
      const [orders] = await Promise.all([
        ofOneStore('/v1/console/orders?'),
        ofOneStore('/v1/console/today?'),
        page.getByRole('option', { name: '光谷店' }).click(),
      ]);
      const { items } = (await orders.json()) as { items: { id: string }[] };
      await page.locator(`[data-order="${items[0]?.id}"]`).waitFor();
      expect(await page.locator('[data-order]').count()).toBe(items.length);
      await picture('one-store');
      await page.getByTestId('sign-out').click();
      await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    }),
  VISIT_MS_MAX,
);
