import type { Browser } from 'playwright-core';

/** Draws WebGL on the processor and talks to nobody by itself. */
const ARGUMENTS = [
  '--headless=shell',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  // Containers run as root, where Chromium's own sandbox cannot start; the only page it opens is ours.
  '--no-sandbox',
];

/**
 * With this default of Playwright's the pictures that Chromium's processes share lie in files under /tmp, on a
 * disk (looked at). Without it they lie in /dev/shm, of which a container has 64 MB unless it is given more.
 */
const PICTURES_ON_DISK = '--disable-dev-shm-usage';

/** Starts the Chromium at `program`. */
export async function launchBrowser(program: string): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new Error('the Chromium renderer needs the npm package playwright-core');
  });
  const options = { executablePath: program, args: ARGUMENTS, ignoreDefaultArgs: [PICTURES_ON_DISK] };
  return chromium.launch(options).catch((cause: unknown) => {
    throw new Error(`no Chromium starts from ${program}: is it installed, and is CHROMIUM_PATH right?`, {
      cause,
    });
  });
}
