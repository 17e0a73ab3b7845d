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

/** Starts the Chromium at `program`. */
export async function launchBrowser(program: string): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new Error('the Chromium renderer needs the npm package playwright-core');
  });
  return chromium.launch({ executablePath: program, args: ARGUMENTS }).catch((cause: unknown) => {
    throw new Error(`no Chromium starts from ${program}: is it installed, and is CHROMIUM_PATH right?`, {
      cause,
    });
  });
}
