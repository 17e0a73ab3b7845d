import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const STARTS_WITHIN_MS = 9 * 60_000;
const VISIT_MS = 3 * 60_000;

describe('what a shopper agrees to', () => {
  let shop: RunningShop;

  beforeAll(async () => {
    shop = await runningShop();
  }, STARTS_WITHIN_MS);
  afterAll(() => shop.stop(), 60_000);

  test(
    'is read before, stands on one page, and is taken back there with one tap',
    async () => {
      await visit('consents', shop.url, PHONE, async ({ page, open, picture }) => {
        await open('/#/pages/privacy/index');
        await page.locator('.sign-in-name input').fill(`授权${Date.now() % 100_000}`);
        await page.locator('.sign-in-tick').tap();
        await page.locator('.sign-in-go').tap();
        const card = (purpose: string) => page.locator(`.privacy-card[data-purpose="${purpose}"]`);

        await card('marketing.messages').locator('.privacy-read').waitFor();
        await picture('1-offered');
        await card('marketing.messages').locator('.privacy-read').tap();
        await page.locator('.consent-agree').waitFor();
        expect(await page.locator('.consent-point').count()).toBe(3);
        expect(await page.locator('.consent-picker').count()).toBe(0);
        await page.locator('.consent-agree').tap();
        await card('marketing.messages').locator('.withdraw').waitFor();

        await card('location.district').locator('.privacy-read').tap();
        await page.locator('.consent-agree.off').waitFor();
        await picture('2-district');
        await page.locator('.consent-picker').tap();
        await page.locator('.uni-picker-action-confirm').tap();
        await page.locator('.consent-agree:not(.off)').tap();
        await card('location.district').locator('.withdraw').waitFor();
        await picture('3-agreed');

        for (const purpose of ['location.district', 'marketing.messages']) {
          await card(purpose).locator('.withdraw').tap();
          await card(purpose).locator('.privacy-read').waitFor();
        }
        await picture('4-taken-back');
      });
    },
    VISIT_MS,
  );
});
