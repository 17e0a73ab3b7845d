import { spawn } from 'node:child_process';
import { freePort } from './free-port.ts';

const OPEN_WITHIN_MS = 8 * 60 * 1_000;

export interface RunningShop {
  readonly url: string;
  stop(): Promise<void>;
}

/** The product as `npm start` runs it: demo chain, sandbox, server. What it keeps goes to `stateDir`. */
export async function openShop(stateDir: string): Promise<RunningShop> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const shop = spawn(process.execPath, ['scripts/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      CHECK_ANSWERS: 'on',
      STATE_DIR: stateDir,
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
