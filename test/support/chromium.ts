import { execFile, spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium as playwright } from 'playwright-core';

const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

const ARGUMENTS = [
  '--no-sandbox',
  '--headless=shell',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--disable-background-networking',
  // A document that a test serves has no address of its own; its socket to the shop would count as an intrusion.
  '--disable-features=LocalNetworkAccessChecks',
];

/** Starts the Chromium that travels inside an npm package; `clip` (absolute .mjpeg) plays as the camera. */
export async function launchChromium({ clip }: { readonly clip?: string } = {}): Promise<Browser> {
  const { program, libraries } = await installChromium();
  return playwright.launch({
    executablePath: program,
    args: clip === undefined ? ARGUMENTS : [...ARGUMENTS, `--use-file-for-fake-video-capture=${clip}`],
    ...(libraries === undefined ? {} : { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
  });
}

/**
 * Unpacks once per package version. The package itself unpacks to <tmp>/chromium and takes whatever file it
 * finds there, of any version and however complete: hence a folder of our own, filled aside and then renamed,
 * which several processes may do at the same time.
 */
export async function installChromium(): Promise<{ program: string; libraries: string | undefined }> {
  const { version } = createRequire(import.meta.url)(join(packageFolder, 'package.json')) as {
    version: string;
  };
  const home = join(tmpdir(), `chromium-${version}`);
  if (!existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    await unpackProgram(draft);
    if (await lacksLibraries(join(draft, 'chromium'))) await unpackLibraries(draft);
    await rename(draft, home).catch(() => rm(draft, { recursive: true }));
  }
  const libraries = join(home, 'lib');
  return { program: join(home, 'chromium'), libraries: existsSync(libraries) ? libraries : undefined };
}

/** In a process of its own: the package asks the real environment for its folder, and Jest gives tests a copy. */
async function unpackProgram(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.mjs')], {
    env: { ...process.env, TMPDIR: folder },
  });
}

async function lacksLibraries(program: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ldd', [program]).catch(() => ({ stdout: '' }));
  return stdout.includes('not found');
}

/** libnss3, libnspr4 and what they need travel in the same package, for machines without them. */
async function unpackLibraries(folder: string): Promise<void> {
  const tar = spawn('tar', ['-xf', '-', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const done = new Promise<void>((resolve, reject) => {
    tar.once('error', reject);
    tar.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`))));
  });
  await pipeline(
    createReadStream(join(packageFolder, 'bin/al2023.tar.br')),
    createBrotliDecompress(),
    tar.stdin,
  );
  await done;
}
