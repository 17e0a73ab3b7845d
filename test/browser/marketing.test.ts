import { DAY_MS, UNIT_OF_WORK } from '#kernel';
import { MARKETING_IMPORT } from '#modules/marketing';
import { couponTerms } from '../support/marketing-house.ts';
import { BLACK, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
  const { container } = shop.house;
  const now = shop.clock.now();
  const percent = {
    kind: 'percent',
    thresholdFen: 0,
    payBps: 8_500,
    capFen: 3_000,
    piecesMax: null,
  } as const;
  await container.get(UNIT_OF_WORK).run((tx) =>
    container.get(MARKETING_IMPORT).importOffers(
      tx,
      MERCHANT,
      {
        templates: [
          {
            ...couponTerms(now, { title: '全场满100减20', note: '全部商品可用', perMemberMax: 1 }),
            id: 'tpl_all',
          },
          { ...couponTerms(now, { title: '新品八五折', benefit: percent }), id: 'tpl_new' },
        ],
        promotions: [
          {
            ...{ id: 'prm_weekend', title: '周末限时', fromAt: now - 1, untilAt: now + 2 * DAY_MS },
            rules: {
              kind: 'time_limited',
              prices: [{ skuId: BLACK, priceFen: 9_900, perMemberMax: 1 }],
            },
            originals: [{ skuId: BLACK, lowestFen: 12_900 }],
          },
        ],
      },
      now,
    ),
  );
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a product’s page counts its price for a time down and names the coupons; its card in a list says it too (CAT-05, MKT-10)',
  () =>
    visit('promotion-labels', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/#/pages/product/index?id=prd_frame');
      const row = page.locator('.promotion-row', { hasText: '周末限时 ¥99.00，每人限1件' });
      await row.waitFor();
      // Two days by the shop's clock, less what this page took to come.
      const left = await row.locator('.promotion-left').innerText();
      expect(left).toMatch(/^距结束 [12]天 \d\d:\d\d:\d\d$/);
      await page.locator('.promotion-row', { hasText: '领券满100减20' }).waitFor();
      await page.waitForFunction(
        (before) => document.querySelector('.promotion-left')?.textContent !== before,
        left,
      );
      await picture('1-product');
      await open('/#/pages/browse/index');
      await page.locator('.goods-offer', { hasText: '周末限时 ¥99.00' }).first().waitFor();
      await picture('2-list');
    }),
  VISIT_MS_MAX,
);

test(
  'a shopper claims a coupon, shows its code, and finds it among the used ones after the till took it (MKT-08)',
  () =>
    visit('coupons', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open('/#/pages/coupon-centre/index');
      await page.getByText('全场满100减20').waitFor();
      await picture('1-centre');
      const row = page.locator('.ticket', { hasText: '全场满100减20' });
      await row.locator('.ticket-key').tap();
      await page.locator('.sign-in-name input').fill('林小满');
      await page.locator('.sign-in-go').tap();
      await row.getByText('已领取').waitFor();
      await picture('2-claimed');

      await page.locator('.centre-mine').tap();
      const mine = page.locator('.wallet .ticket');
      await mine.waitFor();
      await picture('3-mine');
      await mine.locator('.ticket-key').tap();
      const number = page.locator('.coupon-code-number');
      await number.waitFor();
      await picture('4-code');

      const clerk = await shop.staff('jianghan');
      const code = (await number.innerText()).replaceAll(' ', '');
      const body = { storeId: 'str_jianghan', code, device: 'till-1' };
      expect((await shop.call('POST', '/v1/console/coupon-redemptions', { token: clerk, body })).status).toBe(
        200,
      );
      await page.locator('.sheet-close').tap();
      await page.getByText('还没有可用的券').waitFor();
      await page.getByText('已使用', { exact: true }).tap();
      await page.locator('.wallet .ticket.faded').waitFor();
      await picture('5-used');
    }),
  VISIT_MS_MAX,
);

test(
  'the owner writes a coupon, publishes it, holds it back and ends it (MKT-08)',
  () =>
    visit('marketing', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '营销', exact: true }).click();
      await page.locator('[data-coupon=全场满100减20]').waitFor();
      await page.getByTestId('add-coupon').click();
      await page.getByTestId('coupon-title').fill('周末满200减30');
      await picture('1-dialog');
      await page.getByTestId('publish-coupon').click();
      const row = page.locator('[data-coupon=周末满200减30]');
      await row.getByText('进行中').waitFor();
      await page.getByTestId('coupon-dialog').waitFor({ state: 'hidden' });
      await picture('2-list');
      await row.getByTestId('pause').click();
      await row.getByText('已暂停').waitFor();
      await row.getByTestId('end').click();
      await page.locator('.el-popconfirm').getByRole('button', { name: '确定' }).click();
      await row.getByText('已结束').waitFor();
      await picture('3-ended');
    }),
  VISIT_MS_MAX,
);
