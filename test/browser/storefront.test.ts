import type { Page } from 'playwright-core';
import { changedBox } from '../support/changed-box.ts';
import { landmarksOf } from '../support/face-in-picture.ts';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { openConsent, openMirror, showPhoto, withAndWithout } from '../support/try-on-page.ts';
import { PHONE, PORTRAIT, until, visit } from '../support/visit.ts';

const STARTS_WITHIN_MS = 9 * 60_000;
const VISIT_MS = 5 * 60_000;
/** The tracker of the page and the tap share one thread; without a graphics card a frame takes its time. */
const SLOW_TAP_MS = 45_000;

/** Landmarks: outer eye corners and the bridge between them. */
const [RIGHT_EYE, LEFT_EYE, BRIDGE] = [33, 263, 168];

describe('a shopper', () => {
  let shop: RunningShop;

  beforeAll(async () => {
    shop = await runningShop();
  }, STARTS_WITHIN_MS);
  afterAll(() => shop.stop(), 60_000);

  test(
    'signs in, wears glasses through her camera, buys them and pays',
    async () => {
      await visit('storefront', shop.url, PHONE, async ({ page, open, picture }) => {
        await open('/');
        await page.locator('.goods-card').nth(3).waitFor();
        await picture('1-feed');

        await page.getByText('试戴', { exact: true }).last().tap();
        await page.locator('.goods-card').first().waitFor();
        await picture('2-fitting');
        await page.locator('.goods-card').first().tap();
        await page.locator('.product-title').waitFor();
        const title = await page.locator('.product-title').textContent();
        await picture('3-product');

        await page.locator('.try-on-button').tap();
        await page.locator('.sign-in-name input').fill(`小满${Date.now() % 100_000}`);
        const terms = page.getByRole('checkbox');
        expect(await terms.getAttribute('aria-checked')).toBe('false');
        await page.getByText('《隐私政策》').tap();
        await page.locator('.terms-title', { hasText: '保存多久' }).waitFor();
        await page.goBack();
        await page.locator('.sign-in-tick').tap();
        expect(await terms.getAttribute('aria-checked')).toBe('true');
        await page.locator('.sign-in-go').tap();

        await page.locator('.consent-agree').waitFor();
        expect(await page.locator('.consent-point').count()).toBe(3);
        await picture('4-consent');
        await page.locator('.consent-picker').tap();
        await page.locator('.uni-picker-action-confirm').tap();
        await page.locator('.consent-agree').tap();

        const worn = page.locator('.try-on.mirror:not([data-worn=""])');
        await worn.waitFor({ timeout: 120_000 });
        expect(await worn.getAttribute('data-way')).toBe('device');
        await page.waitForTimeout(500);
        await picture('5-camera');

        await page.locator('.try-on-foot .add-to-cart').tap();
        await page.locator('.try-on-back').tap();
        await page.locator('.product-title').waitFor();
        await page.locator('.product-cart-link').tap();
        await page.locator('.cart-checkout').waitFor();
        expect(await page.locator('.cart').textContent()).toContain(String(title).trim());
        await picture('6-cart');

        await page.locator('.cart-checkout').tap();
        await page.locator('.place-order:not(.off)').tap();
        await page.locator('.pay-now').waitFor();
        await picture('7-pay');
        await page.locator('.pay-now').tap();
        await page.locator('.wallet-confirm').tap();
        await page.locator('.pay-state[data-state="PAID"]').waitFor();
        await page.locator('.see-order').tap();
        await page.locator('.pickup-code').waitFor();
        await picture('8-order');
      });
    },
    VISIT_MS,
  );

  test(
    'sees glasses on the bridge of her nose, and nothing else in her picture changes',
    async () => {
      await visit('photo', shop.url, PHONE, async (visitor) => {
        const { page, open } = visitor;
        await openMirror(page, open);
        await showPhoto(page, PORTRAIT);
        const { wearing, bare } = await withAndWithout(visitor);
        const changed = await changedBox(wearing, bare);
        const face = await landmarksOf(shop.url, bare);
        const [right, left, bridge] = [face(RIGHT_EYE), face(LEFT_EYE), face(BRIDGE)];
        const eyes = left.x - right.x;
        expect(changed.left).toBeLessThan(right.x);
        expect(changed.right).toBeGreaterThan(left.x);
        expect(Math.abs((changed.left + changed.right) / 2 - bridge.x)).toBeLessThan(0.2 * eyes);
        expect(changed.top).toBeLessThan(right.y);
        expect(changed.top).toBeGreaterThan(bridge.y - 0.8 * eyes);
        expect(changed.bottom).toBeGreaterThan(right.y);
        expect(changed.bottom).toBeLessThan(bridge.y + 1.2 * eyes);
        expect(changed.right - changed.left).toBeLessThan(2.4 * eyes);
      });
    },
    VISIT_MS,
  );

  test(
    'has her camera picture processed on the server when she chooses so, sees that it leaves the phone, and goes on after the network was lost',
    async () => {
      await visit('upload', shop.url, PHONE, async ({ page, open, picture, lost }) => {
        await openMirror(page, open);
        await page.locator('.try-on-switch').tap({ timeout: SLOW_TAP_MS });
        await page
          .locator('.try-on.mirror[data-way="upload"]:not([data-worn=""])')
          .waitFor({ timeout: 60_000 });
        await page.locator('.try-on-dot.sending').waitFor();
        await picture('1-upload');
        await page.locator('.strip-item').nth(1).tap();
        const second = await page.locator('.strip-item').nth(1).getAttribute('data-sku');
        await until('the second pair is worn', async () => {
          const now = await page.locator('.try-on').getAttribute('data-worn');
          return now !== null && now !== '' && (second === null || now === second);
        });
        await picture('2-second-pair');

        const cut = page.getByText('网络断开了');
        await lost(() => cut.waitFor({ timeout: 30_000 }));
        await cut.waitFor({ state: 'hidden', timeout: 30_000 });
        await page.locator(`.try-on.mirror[data-way="upload"][data-worn="${second}"]`).waitFor();
        await picture('3-network-back');
      });
    },
    VISIT_MS,
  );

  test(
    'holds her picture, sees four pairs on one face, has it photographed by the server, and goes on with another pair',
    async () => {
      await visit('held', shop.url, PHONE, async ({ page, open, picture }) => {
        await openMirror(page, open);
        const skus = await page
          .locator('.strip-item')
          .evaluateAll((items) => items.map((item) => item.getAttribute('data-sku')));
        await page.locator('.capture').tap({ timeout: SLOW_TAP_MS });
        await page.locator('.before-after').waitFor();
        await picture('1-held');

        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.url().endsWith('/photo')),
          page.locator('.photograph').tap(),
        ]);
        expect(answer.headers()['content-type']).toBe('image/jpeg');
        await page.locator('.held-badge').waitFor();
        await picture('2-photographed');

        await page.locator('.held-compare').tap();
        await page.locator('.compared-cell').nth(3).waitFor({ timeout: 30_000 });
        await picture('3-compared');
        const cells = page.locator('.compared-cell');
        expect(await cells.evaluateAll((each) => each.map((cell) => cell.getAttribute('data-sku')))).toEqual(
          skus.slice(0, 4),
        );
        expect(await differentPictures(page)).toBe(4);

        await cells.nth(2).tap();
        await page.locator('.held').waitFor({ state: 'detached' });
        await page.locator(`.try-on.mirror[data-worn="${skus[2]}"]`).waitFor({ timeout: 30_000 });
        await picture('4-chosen');
      });
    },
    VISIT_MS,
  );

  test(
    'who does not consent still sees the glasses, and may change her mind',
    async () => {
      await visit('declined', shop.url, PHONE, async ({ page, open, picture }) => {
        await openConsent(page, open);
        const [agree, decline] = await Promise.all(
          ['.consent-agree', '.consent-decline'].map((button) => page.locator(button).boundingBox()),
        );
        expect(decline?.height).toBeCloseTo(agree?.height ?? 0, 0);
        await page.locator('.consent-decline').tap();
        await page.locator('.try-on-still-picture').waitFor();
        expect(await page.locator('video').count()).toBe(0);
        await picture('1-still');
        await page.locator('.try-again').tap();
        await page.locator('.consent-agree').waitFor();
      });
    },
    VISIT_MS,
  );
});

/** How many of the compared pictures are not the same as one before them. */
function differentPictures(page: Page): Promise<number> {
  return page.locator('.compared-picture img').evaluateAll(async (images) => {
    const seen = await Promise.all(
      images.map(async (image) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 96, height: 120 });
        await (image as HTMLImageElement).decode();
        canvas.getContext('2d')?.drawImage(image as HTMLImageElement, 0, 0, 96, 120);
        return canvas.toDataURL();
      }),
    );
    return new Set(seen).size;
  });
}
