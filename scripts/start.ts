// `npm start`: makes everything that is missing, then runs the shop and, in a demo, the sandbox beside it.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from '#app';
import { buildModels, verifyModels } from '#ml/models';
import { FEATURE_VERSION } from '#ml/recommendation';
import { startSandboxProcess } from '#sandbox';
import { buildWeb } from './build-web.ts';
import { run } from './run-command.ts';

const FREE_BYTES_MIN = 500 * 1024 * 1024;

class StartError extends Error {
  override readonly name = 'StartError';
}

const startedAt = performance.now();
const say = (line: string): void => {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0).padStart(3);
  process.stdout.write(`${seconds} s  ${line}\n`);
};

try {
  await start();
} catch (error) {
  const sentence =
    error instanceof StartError || error instanceof ConfigError
      ? error.message
      : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig();
  await requireFreePort(config);
  await requireRoom(config);

  if (verifyModels(config.MODEL_DIR).length > 0) {
    say('building the tracking models …');
    buildModels({ outDir: config.MODEL_DIR, report: ({ file, done, of }) => say(`  ${done}/${of} ${file}`) });
  }
  await buildWeb(['storefront', 'console'], say);

  const environment: Record<string, string> = {};
  const sandbox =
    config.MODE === 'demo'
      ? await startSandboxProcess({ stateDir: config.STATE_DIR, port: config.SANDBOX_PORT })
      : undefined;
  if (sandbox !== undefined) {
    environment['SANDBOX_ACCOUNTS_FILE'] = sandbox.accountsFile;
    await run(process.execPath, ['src/demo/seed.ts'], { environment });
    if (!hasModel(config)) {
      say('training the recommender on the demo chain …');
      // Without a model the feed lives on what is popular and new: no reason to stay closed.
      await run(process.execPath, ['modules/recommendations/train.ts'], { environment }).catch(
        (error: unknown) => say(error instanceof Error ? error.message : String(error)),
      );
    }
  }
  say('opening …');
  const shop = spawn(process.execPath, ['src/main.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  shop.once('message', () => say(welcome(config)));
  stopTogether(shop, async () => sandbox?.stop());
}

/** Whether the recommender can answer from what was trained: an older release may have trained other columns. */
function hasModel({ STATE_DIR }: Config): boolean {
  const folder = join(STATE_DIR, 'models');
  try {
    const version = readFileSync(join(folder, 'current'), 'utf8').trim();
    const { facts } = JSON.parse(readFileSync(join(folder, version, 'manifest.json'), 'utf8')) as {
      facts: { featureVersion: number };
    };
    return facts.featureVersion === FEATURE_VERSION;
  } catch {
    return false;
  }
}

/** A signal goes to the shop, which finishes its work; whoever ends first ends the other. */
function stopTogether(shop: ChildProcess, stopSandbox: () => Promise<void> | undefined | void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shop.kill('SIGTERM'));
  shop.once('exit', (status) => {
    void Promise.resolve(stopSandbox()).finally(() => process.exit(status ?? 1));
  });
}

function welcome({ PORT, MODE }: Config): string {
  const home = `http://localhost:${PORT}`;
  const lines = [
    'Tongqu 通衢 is open.',
    '',
    `  storefront  ${home}/`,
    `  console     ${home}/console/`,
    `  API         ${home}/openapi.json`,
  ];
  if (MODE === 'demo')
    lines.push('', '  console accounts: owner, clerk-jianghan, clerk-optics, …  password: tongqu-demo');
  return `${lines.join('\n')}\n`;
}

function requireFreePort({ PORT, HOST }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartError(
          error.code === 'EADDRINUSE'
            ? `Port ${PORT} is taken. Choose another one: PORT=${PORT + 1} npm start`
            : `Port ${PORT} on ${HOST} cannot be used: ${error.message}`,
        ),
      ),
    );
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}

async function requireRoom({ STATE_DIR }: Config): Promise<void> {
  await mkdir(STATE_DIR, { recursive: true });
  const { bavail, bsize } = await statfs(STATE_DIR);
  if (bavail * bsize < FREE_BYTES_MIN)
    throw new StartError(
      `Less than ${FREE_BYTES_MIN / 1024 / 1024} MB are free at ${STATE_DIR}. Make some room and start again.`,
    );
}
