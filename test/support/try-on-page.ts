import type { Page } from 'playwright-core';
import { changedBox } from './changed-box.ts';
import { until, type Visit } from './visit.ts';

type Open = (path: string) => Promise<void>;

/** As the page of the fitting room names them; the first is open when she comes. */
const FIRST_KIND = '眼镜';

/**
 * Signs a new shopper in and opens the try-on page, up to the consent card.
 *
 * @param kind as the fitting room names it; the first thing of it
 * @param title a thing of that kind
 */
export async function openConsent(page: Page, open: Open, kind = FIRST_KIND, title = ''): Promise<void> {
  await open('/#/pages/fitting/index');
  if (kind !== FIRST_KIND) await page.locator('.fitting-kind', { hasText: kind }).tap();
  const card = page.locator('.goods-card', { hasText: title });
  await card.locator('.goods-try-on').first().tap();
  await page.locator('.sign-in-name input').fill(`客${Date.now() % 100_000}`);
  await page.locator('.sign-in-tick').tap();
  await page.locator('.sign-in-go').tap();
  await page.locator('.consent-agree').waitFor();
}

/** The same, and on to the mirror in which it is worn. */
export async function openMirror(page: Page, open: Open, kind?: string, title?: string): Promise<void> {
  await openConsent(page, open, kind, title);
  await page.locator('.consent-picker').tap();
  await page.locator('.uni-picker-action-confirm').tap();
  await page.locator('.consent-agree').tap();
  await page.locator('.try-on.mirror:not([data-worn=""])').waitFor({ timeout: 120_000 });
}

/** Shows the page a photo of hers. */
export async function showPhoto(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.locator('.own-photo').first().tap({ timeout: 45_000 });
  await (await chooser).setFiles(file);
  await page.getByText('回到镜头').waitFor();
  await page.locator('.try-on.mirror:not([data-worn=""])').waitFor({ timeout: 60_000 });
}

/** How long the page is given to draw after her finger goes down or up, before it is looked at. */
const DRAWN_AFTER_MS = 1_000;

/**
 * Her picture with what she wears, and without it while she presses the key. Pressed again until the two differ: the
 * page draws when the machine lets it.
 */
export async function withAndWithout({ page, picture }: Visit): Promise<{ wearing: Buffer; bare: Buffer }> {
  const compare = page.locator('.compare');
  let wearing: Buffer = Buffer.alloc(0);
  let bare: Buffer = Buffer.alloc(0);
  await until('what is worn is seen', async () => {
    await page.waitForTimeout(DRAWN_AFTER_MS);
    wearing = await picture('wearing');
    await compare.dispatchEvent('touchstart');
    await page.waitForTimeout(DRAWN_AFTER_MS);
    bare = await picture('bare');
    await compare.dispatchEvent('touchend');
    return (await changedBox(wearing, bare)).left !== -1;
  });
  return { wearing, bare };
}
