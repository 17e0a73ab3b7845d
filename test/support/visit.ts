import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { writeCameraClip } from './camera-clip.ts';
import { launchChromium } from './chromium.ts';

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const DESK: BrowserContextOptions = { viewport: { width: 1360, height: 900 } };

/** NASA, public domain; see test/support/portrait/README.md. */
export const PORTRAIT = 'test/support/portrait/astronaut.png';

/** Without a graphics card and beside other work; it took 15 s once. */
const STEP_MS_MAX = 40_000;
/** Faults of the last request without a network are reported a little later. */
const RECOVERY_MS = 500;
const SHOTS = 'test/browser/shots';
const FONTS = 'node_modules/@fontsource/noto-sans-sc';

export interface Visit {
  readonly page: Page;
  /** Opens a path of the shop. */
  open(path: string): Promise<void>;
  /** Takes the phone off the network for these steps; that requests fail meanwhile is no fault. */
  lost(steps: () => Promise<void>): Promise<void>;
  /** These steps ask for what the shop refuses with this status; any other fault still fails the visit. */
  refused(status: number, steps: () => Promise<void>): Promise<void>;
  /** Writes a screenshot into the ignored folder of shots and gives it back. */
  picture(step: string): Promise<Buffer>;
  /** The same, again and again until the picture shows it: without a graphics card a drawing comes when it comes. */
  pictureWhen(step: string, shows: (shot: Buffer) => Promise<boolean>): Promise<Buffer>;
}

/**
 * One visit to the shop in a fresh browser, with somebody in front of its camera, watched: page errors, console errors,
 * failed, refused or foreign requests fail the visit.
 *
 * @param local folders served below the shop's own origin for this visit, by path prefix.
 * @param film writes what the camera sees.
 */
export async function visit(
  name: string,
  shopUrl: string,
  device: BrowserContextOptions,
  steps: (visit: Visit) => Promise<void>,
  local: Readonly<Record<string, string>> = {},
  film: (clip: string) => Promise<void> = (clip) => writeCameraClip(PORTRAIT, clip),
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'visit-'));
  const clip = join(folder, 'person.mjpeg');
  await mkdir(SHOTS, { recursive: true });
  await film(clip);
  const browser = await launchChromium({ clip });
  const wrong: string[] = [];
  try {
    const context = await browser.newContext({ ...device, locale: 'zh-CN', permissions: ['camera'] });
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_MS_MAX);
    for (const [prefix, source] of Object.entries({ '/test-fonts/': FONTS, ...local }))
      await page.route(`${shopUrl}${prefix}**`, async (route) => {
        const path = normalize(new URL(route.request().url()).pathname.slice(prefix.length) || 'index.html');
        await route.fulfill({ path: join(source, path) });
      });
    watch(page, shopUrl, wrong);
    const visitor: Visit = {
      page,
      async open(path) {
        await page.goto(shopUrl + path);
        // The machine may have no Chinese glyphs; a page of ours would show boxes.
        const css = await readFile(join(FONTS, 'chinese-simplified-400.css'), 'utf8');
        await page.addStyleTag({ content: css.replaceAll('./files/', '/test-fonts/files/') });
        await page.addStyleTag({ content: `body, body * { font-family: 'Noto Sans SC', sans-serif; }` });
      },
      async lost(steps) {
        const before = wrong.length;
        await context.setOffline(true);
        try {
          await steps();
        } finally {
          await context.setOffline(false);
          await new Promise((resolve) => setTimeout(resolve, RECOVERY_MS));
          wrong.splice(
            before,
            wrong.length,
            ...wrong.slice(before).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')),
          );
        }
      },
      async refused(status, steps) {
        const before = wrong.length;
        await steps();
        const said = [
          `${status}: `,
          `console: Failed to load resource: the server responded with a status of ${status} `,
        ];
        // The page may show what it makes of an answer before the browser tells us of the answer.
        await until(`something was refused with ${status}`, () =>
          said.every((start) => wrong.slice(before).some((fault) => fault.startsWith(start))),
        );
        const others = wrong.slice(before).filter((fault) => !said.some((start) => fault.startsWith(start)));
        wrong.splice(before, wrong.length, ...others);
      },
      async picture(step) {
        await page.evaluate(() => document.fonts.ready);
        return page.screenshot({ path: join(SHOTS, `${name}-${step}.png`) });
      },
      async pictureWhen(step, shows) {
        let shot = await visitor.picture(step);
        await until(`${name}: ${step}`, async () => {
          if (await shows(shot)) return true;
          shot = await visitor.picture(step);
          return false;
        });
        return shot;
      },
    };
    await steps(visitor).catch(async (error: unknown) => {
      await visitor.picture('failed').catch(() => undefined);
      throw new Error(`${name} at ${page.url()}\n${wrong.join('\n')}`, { cause: error });
    });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
  if (wrong.length > 0) throw new Error(`${name}:\n${wrong.join('\n')}`);
}

function watch(page: Page, shopUrl: string, wrong: string[]): void {
  page.on('pageerror', (error) => wrong.push(`page error: ${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A page that is left gives up what it was still loading.
    if (why !== 'net::ERR_ABORTED') wrong.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(shopUrl))
      wrong.push(`foreign: ${request.url()}`);
  });
}

/** Looks again and again until `condition` holds. */
export async function until(
  what: string,
  condition: () => Promise<boolean> | boolean,
  limitMs = 60_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
