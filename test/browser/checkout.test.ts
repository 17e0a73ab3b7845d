import { type OffersShop, offersShop } from '../support/offers-shop.ts';
import { BLACK, basket, DUCK, GIFT, JIANGHAN, OPENING_MS } from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;
const NAME = '小券';

let shop: OffersShop;
beforeAll(async () => {
  shop = await offersShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'she chooses her coupon, points and card, types her pay password, and the order is paid (MKT-02, PAY-04)',
  async () => {
    const her = await shop.newShopper(NAME);
    await shop.giveCoupon(her, { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 });
    await shop.giveCoupon(her, { kind: 'threshold', thresholdFen: 10_000, offFen: 1_500 });
    await shop.giveCoupon(her, { kind: 'threshold', thresholdFen: 80_000, offFen: 9_000 });
    await shop.givePoints(her, 1_050);
    await shop.giveStoredValue(her, 50_000);
    await visit('checkout', shop.house.url, PHONE, async ({ page, open, picture, refused }) => {
      await open(`/#/pages/checkout/index?storeId=${JIANGHAN}&skuId=${BLACK}&quantity=3`);
      await page.locator('.sign-in-name input').fill(NAME);
      await page.locator('.sign-in-tick').tap();
      await page.locator('.sign-in-go').tap();
      const toPay = page.locator('.checkout-total');
      await toPay.getByText('367.00').waitFor();
      await picture('best');

      await page.locator('.extras-coupons').tap();
      await page.getByText('本单省 ¥20.00').waitFor();
      await page.getByText('差¥413.00').waitFor();
      await picture('coupons');
      await page.getByText('点此换用这张').tap();
      await page.getByText('本单省 ¥15.00').waitFor();
      await page.locator('.coupon-best').tap();
      await page.getByText('本单省 ¥20.00').waitFor();
      await page.locator('.coupon-done').tap();

      await page.locator('.extras-points .switch').tap();
      await toPay.getByText('357.00').waitFor();
      await page.locator('.extras-card .switch').tap();
      await toPay.getByText('0.00').waitFor();
      await picture('everything');

      await page.locator('.place-order').tap();
      const password = page.locator('.pay-password-input input');
      await password.first().fill('135790');
      // She has none yet: the shop says so, and the sheet asks her to set one.
      await refused(403, async () => {
        await page.locator('.pay-password .main-button').tap();
        await password.nth(1).fill('135790');
      });
      await picture('password');
      // A code went out a moment ago: she is asked for it, and not left without a field.
      const problem = {
        type: 'urn:problem:x',
        code: 'members.sms_too_soon',
        title: '验证码发送太频繁',
        status: 429,
      };
      await page.route('**/v1/me/stored-value/codes', (route) =>
        route.fulfill({
          status: 429,
          contentType: 'application/problem+json',
          body: JSON.stringify(problem),
        }),
      );
      const hint = page.locator('.pay-password');
      await refused(429, async () => {
        await page.locator('.pay-password-code').tap();
        await hint.getByText('请输入发到你手机上的 6 位验证码').waitFor();
      });
      await page.locator('.sheet-close').tap();
      await page.locator('.place-order').tap();
      await password.first().fill('135790');
      await refused(403, async () => {
        await page.locator('.pay-password .main-button').tap();
        await password.nth(1).fill('135790');
      });
      // With a phone of hers the first password needs the code that was sent there; what she typed stays.
      await page.unroute('**/v1/me/stored-value/codes');
      await page.route('**/v1/me/stored-value/codes', (route) =>
        route.fulfill({ status: 202, json: { resendAfterSeconds: 60 } }),
      );
      const codeNeeded = { ...problem, code: 'stored-value.code_needed', status: 403 };
      await page.route(
        '**/v1/me/stored-value/pay-password',
        (route) =>
          route.fulfill({
            status: 403,
            contentType: 'application/problem+json',
            body: JSON.stringify(codeNeeded),
          }),
        { times: 1 },
      );
      await refused(403, async () => {
        await page.locator('.pay-password .main-button').tap();
        await hint.getByText('请输入发到你手机上的验证码，确认是你本人').waitFor();
      });
      await picture('password-code');
      await password.nth(2).fill('246810');
      // It is set, and the payment gets no answer: from here on she is asked for it, and sets no second one.
      await refused(502, async () => {
        const failing = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
        await page.route('**/v1/me/stored-value/approvals', (route) => route.fulfill(failing));
        await page.locator('.pay-password .main-button').tap();
        await hint.getByText('请输入 6 位支付密码').waitFor();
        await page.unroute('**/v1/me/stored-value/approvals');
      });
      await password.first().fill('135790');
      // The small shop has no pictures.
      await refused(404, async () => {
        await page.locator('.pay-password .main-button').tap();
        await page.locator('.order-state[data-state=PAID]').waitFor();
        await page.locator('.order-line-off').first().waitFor();
        await page.getByText('储值支付').waitFor();
        await picture('order');
      });
    });
    expect(await shop.card(her)).toEqual({ free: 50_000 - 35_700, held: 0 });
    expect(await shop.usablePoints(her)).toBe(50);
  },
  VISIT_MS_MAX,
);

test(
  'she chooses her gift; when another has it meanwhile, she is told which and takes one that is there (MKT-05)',
  async () => {
    await shop.startAfresh({ [DUCK]: 1 });
    const her = await shop.newShopper('小礼');
    await shop.giveCoupon(her, {
      ...{ kind: 'gift', thresholdFen: 10_000, giftSkuIds: [GIFT, DUCK], quantity: 1 },
    });
    await visit('gift-choice', shop.house.url, PHONE, async ({ page, open, picture, refused }) => {
      await open(`/#/pages/checkout/index?storeId=${JIANGHAN}&skuId=${BLACK}&quantity=1`);
      await page.locator('.sign-in-name input').fill('小礼');
      await page.locator('.sign-in-tick').tap();
      await page.locator('.sign-in-go').tap();
      const gift = page.locator('.checkout-line', { hasText: '赠' });
      await gift.getByText('试用装').waitFor();
      // The small shop has no pictures.
      await refused(404, async () => {
        await page.locator('.checkout-other-gift').tap();
        await page.locator('.gift', { hasText: '鸭脖礼盒' }).tap();
        await page.locator('.gift.chosen', { hasText: '鸭脖礼盒' }).waitFor();
        await picture('sheet');
        await page.locator('.gift-done').tap();
        await gift.getByText('鸭脖礼盒').waitFor();
        await picture('chosen');

        const { token } = await shop.newShopper();
        const body = { groups: basket({ [DUCK]: 1 }) };
        expect((await shop.call('POST', '/v1/orders', { token, body })).status).toBe(201);
        await refused(409, async () => {
          await page.locator('.place-order').tap();
          await page.getByText('赠品「鸭脖礼盒」刚送完，换成了「试用装」，也可以另选').waitFor();
          await page.locator('.gift.faint', { hasText: '鸭脖礼盒' }).getByText('已送完').waitFor();
          await picture('gone');
        });
        await page.locator('.gift-done').tap();
        await gift.getByText('试用装').waitFor();
        await page.locator('.place-order').tap();
        await page.waitForURL('**/pages/pay/**');
      });
    });
    const { body } = await shop.call<{ items: { groups: { lines: object[] }[] }[] }>('GET', '/v1/orders', {
      token: her.token,
    });
    expect(body.items[0]?.groups[0]?.lines).toMatchObject([{ skuId: BLACK }, { skuId: GIFT, isGift: true }]);
  },
  VISIT_MS_MAX,
);
