import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type House, readConfig, realWorld, wechatAccounts } from '#app';
import { startSandboxProcess } from '#sandbox';
import { approveTryOn } from '../../test/support/house.ts';

/** Listens to its parent for as long as it lives: not for scripts, which end by themselves. */
const MEMORY = new URL('./tell-memory.ts', import.meta.url).href;

export interface BenchShop {
  readonly url: string;
  readonly pid: number;
  readonly stateDir: string;
  /** Of the process with all its threads; heap, external and array buffers are those of the main thread. */
  memory(): Promise<NodeJS.MemoryUsage>;
  stop(): Promise<void>;
}

interface BenchShopOptions {
  /** Fills the empty shop before it opens. */
  readonly prepare: (house: House) => Promise<void>;
  /** Commands to run between filling and opening (training), each a script path. */
  readonly scripts?: readonly string[];
  /** What `src/app/config.ts` reads. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Of the shop's process: a profiler. */
  readonly nodeOptions?: readonly string[];
}

/** A shop in a process of its own on a SQLite file, with the sandbox beside it; only its CPU is counted. */
export async function openBenchShop({
  prepare,
  scripts = [],
  settings = {},
  nodeOptions = [],
}: BenchShopOptions): Promise<BenchShop> {
  const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-bench-'));
  const sandbox = await startSandboxProcess({ stateDir, port: 0 });
  const environment = {
    MODE: 'demo',
    STATE_DIR: stateDir,
    LOG_LEVEL: 'error',
    SANDBOX_ACCOUNTS_FILE: sandbox.accountsFile,
    HOST: '127.0.0.1',
    PORT: '0',
    ...settings,
  };
  const config = readConfig(environment);
  const house = await compose(config, realWorld(await wechatAccounts(config)));
  await prepare(house);
  await approveTryOn(house);
  await house.close();
  for (const script of scripts) await finished(start(script, environment));

  const shop = start('src/main.ts', environment, ['--import', MEMORY, ...nodeOptions]);
  const port = await new Promise<number>((resolve, reject) => {
    shop.once('message', (message) => resolve((message as { port: number }).port));
    shop.once('exit', (status) => reject(new Error(`the shop ended with ${status}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: shop.pid ?? 0,
    stateDir,
    async memory() {
      shop.send('memory');
      const [answer] = (await once(shop, 'message')) as [{ memory: NodeJS.MemoryUsage }];
      return answer.memory;
    },
    async stop() {
      shop.kill('SIGTERM');
      await new Promise((resolve) => shop.once('exit', resolve));
      await sandbox.stop();
    },
  };
}

function start(
  script: string,
  environment: Record<string, string>,
  options: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...options, script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`a script ended with ${status}`)),
    );
  });
}
