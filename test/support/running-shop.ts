import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** What a browser draws depends on who else uses the machine: a visit that fails is made once more, and says so. */
import.meta.jest.retryTimes(1, { logErrorsBeforeRetry: true });

const OPEN_WITHIN_MS = 8 * 60 * 1_000;

export interface RunningShop {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The product as `npm start` runs it, in a state folder of its own: demo chain, sandbox, server.
 * SHOP_URL names one that runs already.
 */
export async function runningShop(): Promise<RunningShop> {
  const present = process.env['SHOP_URL'];
  if (present !== undefined) return { url: present, stop: async () => {} };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const shop = spawn(process.execPath, ['scripts/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      CHECK_ANSWERS: 'on',
      STATE_DIR: process.env['SHOP_STATE_DIR'] ?? mkdtempSync(join(tmpdir(), 'tongqu-shop-')),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  shop.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  shop.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => shop.once('exit', () => resolve()));
  const end = performance.now() + OPEN_WITHIN_MS;
  while (!(await isReady(url))) {
    if (shop.exitCode !== null || performance.now() > end) {
      shop.kill('SIGTERM');
      throw new Error(`The shop did not open:\n${said.slice(-4_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return {
    url,
    async stop() {
      shop.kill('SIGTERM');
      await ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  return answer?.status === 200;
}
