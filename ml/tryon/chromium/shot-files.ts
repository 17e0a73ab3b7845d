import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';

/** Never asked of a name server: every request of the page is answered here. */
export const PAGE_URL = 'http://tryon.invalid/';

/** `[width * height * 4]` of the photo in work. Sent as a string with the order, 640 × 480 cost 75 ms of CPU. */
const PHOTO_PATH = '/photo';

const DOCUMENT = '<!doctype html><meta charset="utf-8"><script src="/page.js"></script>';

/** The page's script: the stage with all that it needs, in one file. */
export async function bundledPage(): Promise<string> {
  const { build } = await import('esbuild').catch(() => {
    throw new Error('the Chromium renderer needs the npm package esbuild');
  });
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./shot-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome140',
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the renderer page was not bundled');
  return file.text;
}

/** Answers the page from memory and from the items' folder; everything else is refused, the network first of all. */
export async function serveShotFiles(
  context: BrowserContext,
  script: string,
  assetsDir: string,
  photo: () => Buffer,
): Promise<void> {
  const root = resolve(assetsDir) + sep;
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== new URL(PAGE_URL).origin) return route.abort();
    if (url.pathname === '/') return route.fulfill({ contentType: 'text/html', body: DOCUMENT });
    if (url.pathname === PHOTO_PATH) return route.fulfill({ body: photo() });
    if (url.pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    const file = resolve(root, `.${decodeURIComponent(url.pathname.replace(/^\/ar-assets/, ''))}`);
    const bytes = file.startsWith(root) ? await readFile(file).catch(() => undefined) : undefined;
    if (bytes === undefined) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body: bytes, contentType: 'application/octet-stream' });
  });
}
