import type { Page } from 'playwright-core';
import { landmarksOf } from '../support/face-in-picture.ts';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { PHONE, until, visit } from '../support/visit.ts';

const STARTS_WITHIN_MS = 9 * 60_000;
const VISIT_MS = 5 * 60_000;

const DRAWN_PIXELS_MIN = 200;
const PIXELS_PER_POINT = 2;
/** Header, count, 106 points of three floats: all that leaves a phone that finds faces itself. */
const POINTS_MESSAGE_BYTES = 16 + 4 + 106 * 12;
const TAPS_MAX = 5;
const TAP_ANSWERED_MS = 5_000;
/** Landmarks: outer eye corners and the bridge between them. */
const [RIGHT_EYE, LEFT_EYE, BRIDGE] = [33, 263, 168];

/** The built WeChat package, packed for a browser; served below the shop's own address. */
const LOCAL = { '/mp/': 'web-demo/mp-host/dist' };

describe('the built mini-program', () => {
  let shop: RunningShop;

  beforeAll(async () => {
    shop = await runningShop();
  }, STARTS_WITHIN_MS);
  afterAll(() => shop.stop(), 60_000);

  test(
    'draws glasses over the camera picture from points that the phone found itself, or from uploads where she prefers them',
    async () => {
      await visit(
        'mini-program',
        shop.url,
        PHONE,
        async ({ page, open, picture }) => {
          await page.addInitScript(() => {
            Object.assign(globalThis, {
              phoneOwner: {
                loginCode: () => `demo:小禾${Date.now()}`,
                pay: () => Promise.reject(new Error('not today')),
                hasVisionKit: true,
              },
            });
          });
          const sent: number[] = [];
          page.on('websocket', (socket) =>
            socket.on('framesent', ({ payload }) => {
              if (typeof payload !== 'string') sent.push(payload.length);
            }),
          );
          await open('/mp/index.html');
          await page.locator('.goods-card').nth(3).waitFor();
          await picture('1-feed');

          await page.locator('.tab-bar').getByText('试戴').tap();
          await page.locator('.goods-card').first().waitFor();
          await tapThrough(page, '.goods-card .goods-picture', '.product-title');
          await picture('2-product');

          await tapThrough(page, '.try-on-button', '.sign-in-go');
          await page.locator('.sign-in-tick').tap();
          await tapThrough(page, '.sign-in-go', '.consent-picker');
          await tapThrough(page, '.consent-picker', '.consent-agree:not(.off)');
          await page.locator('.consent-agree').tap();
          await page.locator('.try-on.mirror .try-on-way.device').waitFor({ timeout: 60_000 });
          await until('glasses are drawn', async () => (await drawnPixels(page)) > DRAWN_PIXELS_MIN, 60_000);
          const before = await drawnMiddle(page);
          const face = await landmarksOf(shop.url, await picture('3-try-on'));
          const [right, left, bridge] = [face(RIGHT_EYE), face(LEFT_EYE), face(BRIDGE)];
          const eyes = left.x - right.x;
          expect(Math.abs(before.x * PIXELS_PER_POINT - bridge.x)).toBeLessThan(0.4 * eyes);
          expect(Math.abs(before.y * PIXELS_PER_POINT - bridge.y)).toBeLessThan(0.5 * eyes);

          expect(sent.length).toBeGreaterThan(0);
          expect(new Set(sent)).toEqual(new Set([POINTS_MESSAGE_BYTES]));

          await tapThrough(page, '.try-on-switch', '.try-on-way.upload');
          await until('pictures leave the phone', () =>
            sent.some((bytes) => bytes > 10 * POINTS_MESSAGE_BYTES),
          );
          await until('glasses are drawn', async () => (await drawnPixels(page)) > DRAWN_PIXELS_MIN, 60_000);
          await picture('4-upload');

          await tapThrough(page, '.try-on-back', '.product-title');
          expect(await page.locator('video').count()).toBe(0);

          await touchThenLateClick(page, '[data-page="pages/fitting/index"]', '[aria-label="返回"]:visible');
          expect(await page.locator('.product-title').isVisible()).toBe(true);
        },
        LOCAL,
      );
    },
    VISIT_MS,
  );
});

/**
 * Taps until the page answers. The component runtime drops a tap whose node is replaced under the finger, or
 * that comes before the page's first data; a person taps again. A tap may also be slow, and the key gone by then.
 */
async function tapThrough(page: Page, selector: string, next: string): Promise<void> {
  const answer = page.locator(next);
  for (let attempt = 1; ; attempt += 1) {
    await page
      .locator(selector)
      .first()
      .tap()
      .catch(async (error: unknown) => {
        if (!(await answer.isVisible())) throw error;
      });
    try {
      await answer.waitFor({ timeout: TAP_ANSWERED_MS });
      return;
    } catch (error) {
      if (attempt === TAPS_MAX) throw error;
    }
  }
}

/** A touch that began on one page, and the click that the browser sends for it when another is on show. */
async function touchThenLateClick(page: Page, touched: string, clicked: string): Promise<void> {
  await page.locator(touched).dispatchEvent('touchstart');
  await page.locator(clicked).dispatchEvent('click');
}

/** Opaque pixels of the canvas that lies over the camera picture. */
async function drawnPixels(page: Page): Promise<number> {
  return (await drawn(page)).length;
}

/** Their middle on the screen, in CSS pixels. */
async function drawnMiddle(page: Page): Promise<{ x: number; y: number }> {
  const points = await drawn(page);
  const box = (await page.locator('wx-canvas').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return { x: box.x + mean(0) * box.width, y: box.y + mean(1) * box.height };
}

function drawn(page: Page): Promise<[number, number][]> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('wx-canvas canvas');
    const context = canvas?.getContext('2d');
    if (canvas === null || context == null || canvas.width === 0) return [];
    const { width, height } = canvas;
    const { data } = context.getImageData(0, 0, width, height);
    const points: [number, number][] = [];
    for (let at = 0; at < width * height; at += 7)
      if ((data[at * 4 + 3] ?? 0) > 32) points.push([(at % width) / width, Math.floor(at / width) / height]);
    return points;
  });
}
