import { readFile } from 'node:fs/promises';
import { basket, DUCK, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a member sees what is kept, takes a copy home, and asks to be forgotten; the owner sees both (PRV-06, PRV-07)',
  async () => {
    await visit('personal-data', shop.house.url, PHONE, async (visitor) => {
      const { page, open, picture } = visitor;
      await open('/#/pages/me/index');
      await page.locator('.me-data').tap();
      await page.locator('.sign-in-name input').fill('林小满');
      await page.locator('.sign-in-tick').tap();
      await page.locator('.sign-in-go').tap();
      await page.locator('.data-kind').first().waitFor();
      await picture('1-kept');
      await page.locator('.data-more').tap();
      await page.getByText('同意记录与权利申请').waitFor();
      await picture('2-all-kinds');

      await page.locator('.copy-ask').tap();
      await page.locator('.copy-preparing').waitFor();
      await picture('3-preparing');
      await shop.job('privacy.prepare_exports');
      await page.locator('.copy-ready').waitFor();
      await picture('4-ready');
      const coming = page.waitForEvent('download');
      await page.locator('.copy-file[data-file="data.json"]').tap();
      const file = await (await coming).path();
      const copy: object = JSON.parse(await readFile(file, 'utf8'));
      expect(JSON.stringify(copy)).toContain('林小满');

      await page.locator('.data-close').tap();
      await page.locator('.closing-lost').waitFor();
      await picture('5-what-is-lost');
      const token = await shop.shopper('林小满');
      const groups = basket({ [DUCK]: 1 });
      await shop.call('POST', '/v1/orders', { token, body: { groups } });
      await page.locator('.closing-agree').tap();
      await visitor.refused(409, async () => {
        await page.locator('.closing-go').tap();
        await page.locator('.closing-obstacle').first().waitFor();
      });
      await page.locator('.closing-obstacles').scrollIntoViewIfNeeded();
      await picture('6-first-settle');

      const { body } = await shop.call<{ items: { id: string }[] }>('GET', '/v1/orders', { token });
      for (const { id } of body.items)
        await shop.call('POST', `/v1/orders/${id}/cancel`, { token, body: {} });
      await page.locator('.closing-go').tap();
      await page.locator('.closing-open').waitFor();
      await page.getByText('还有 7 天可以反悔').waitFor();
      await picture('7-days-to-think');
    });

    await visit('rights-requests', shop.house.url, DESK, async ({ page, open, picture }) => {
      // The small shop has no pictures of its goods, which its list of orders shows.
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '隐私与试戴', exact: true }).click();
      const requests = page.getByTestId('rights');
      await requests.getByText('可下载').waitFor();
      await requests.scrollIntoViewIfNeeded();
      await picture('1-copies');
      await requests.getByText('注销账号').click();
      await requests.getByText('考虑期').waitFor();
      await picture('2-closings');
    });

    await visit('personal-data-back', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open('/#/pages/closing/index');
      await page.locator('.sign-in-name input').fill('林小满');
      await page.locator('.sign-in-tick').tap();
      await page.locator('.sign-in-go').tap();
      await page.locator('.closing-back').tap();
      await page.locator('.closing-lost').waitFor();
      await picture('taken-back');
    });
  },
  VISIT_MS_MAX,
);
