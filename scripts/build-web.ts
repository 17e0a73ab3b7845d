// Builds the web pages whose sources changed: storefront (H5 and mini-program), console, mini-program host.
import { run } from './run-command.ts';
import { fingerprint, isStale, markFresh } from './stale.ts';

interface Page {
  readonly name: string;
  readonly command: readonly string[];
  readonly sources: readonly string[];
  readonly result: string;
}

const SHARED = ['web-demo/shared', 'ml/tracking', 'ml/tryon', 'package-lock.json'];

const PAGES = {
  storefront: {
    name: 'storefront (H5)',
    command: ['run', '--silent', 'build:h5', '-w', 'tongqu-storefront'],
    sources: ['web-demo/storefront', ...SHARED],
    result: 'web-demo/storefront/dist/build/h5',
  },
  console: {
    name: 'console',
    command: ['run', '--silent', 'build', '-w', 'tongqu-console'],
    sources: ['web-demo/console', 'docs/pipia', ...SHARED],
    result: 'web-demo/console/dist',
  },
  miniProgram: {
    name: 'storefront (mini-program)',
    command: ['run', '--silent', 'build:mp-weixin', '-w', 'tongqu-storefront'],
    sources: ['web-demo/storefront', ...SHARED],
    result: 'web-demo/storefront/dist/build/mp-weixin',
  },
  miniProgramHost: {
    name: 'mini-program host',
    command: ['run', '--silent', 'pack', '-w', 'tongqu-mp-host'],
    sources: ['web-demo/storefront', 'web-demo/mp-host', ...SHARED],
    result: 'web-demo/mp-host/dist',
  },
} as const satisfies Record<string, Page>;

export type PageName = keyof typeof PAGES;

/** Builds what is stale, one after the other; a build takes 10 to 40 seconds. */
export async function buildWeb(names: readonly PageName[], report: (line: string) => void): Promise<void> {
  for (const name of names) {
    const page: Page = PAGES[name];
    const sources = fingerprint(page.sources);
    if (!isStale(page.result, sources)) continue;
    report(`building ${page.name} …`);
    await run('npm', page.command, { quietUnlessItFails: true });
    markFresh(page.result, sources);
  }
}

if (import.meta.main) {
  await buildWeb(Object.keys(PAGES) as PageName[], (line) => process.stdout.write(`${line}\n`));
}
