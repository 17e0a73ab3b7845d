import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxProcess } from '#sandbox';
import { freePort } from './free-port.ts';
import { testHouse } from './house.ts';
import { TestRedis } from './redis.ts';
import { stockTryOnGoods } from './try-on-goods.ts';

const SECRET_KEY = 'test-only-secret-key-0123456789abcdef';
/** As `testHouse` has them: it fills the database that these processes open. */
const VAULT = {
  VAULT_KEYS: `1:${'test-only-master-key-'.padEnd(43, 'A')}`,
  VAULT_INDEX_KEY: `1:${'test-only-index-key-'.padEnd(43, 'A')}`,
};
const POLL_MS = 50;

export interface TwoHouses {
  /** The load balancer's. */
  readonly url: string;
  readonly redis: TestRedis;
  /** Ends a process as a power cut would, by the name that answers bear in `x-served-by`. */
  kill(name: string): Promise<void>;
  /** Asks a process to close, as a deployment does. */
  close(name: string): Promise<void>;
  /** Starts what does not run, and waits until the load balancer knows both. */
  startBoth(): Promise<void>;
  stop(): Promise<void>;
}

/** Two processes of the product on one database and one Redis, behind the load balancer of deploy/haproxy.cfg. */
export async function twoHouses(databaseUrl: string): Promise<TwoHouses> {
  const running: Stop[] = [];
  const stop = async () => {
    for (const end of running.reverse()) await end();
  };
  try {
    return { ...(await begin(databaseUrl, running)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Stop = () => Promise<unknown>;

async function begin(databaseUrl: string, running: Stop[]): Promise<Omit<TwoHouses, 'stop'>> {
  const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-two-'));
  const sandbox = await startSandboxProcess({ stateDir, port: 0 });
  running.push(() => sandbox.stop());
  const redis = await TestRedis.open();
  running.push(() => redis.close());
  await stock(databaseUrl);

  const environment = {
    ...process.env,
    ...{
      MODE: 'demo',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      TRUST_PROXY: '1',
      TRACKER_WORKERS: '1',
      SECRET_KEY,
      ...VAULT,
    },
    ...{ DATABASE_URL: databaseUrl, REDIS_URL: redis.url, SANDBOX_ACCOUNTS_FILE: sandbox.accountsFile },
  };
  const ports: Record<string, number> = { 'house-1': await freePort(), 'house-2': await freePort() };
  const houses = new Map<string, ChildProcess>();
  async function start(name: string): Promise<void> {
    const house = spawn(process.execPath, ['src/main.ts'], {
      env: { ...environment, PORT: String(ports[name]), STATE_DIR: join(stateDir, name) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    if (!houses.has(name)) running.push(() => end(name, 'SIGKILL'));
    houses.set(name, house);
    const ended = once(house, 'exit').then(() => Promise.reject(new Error(`${name} did not open`)));
    await Promise.race([once(house, 'message'), ended]);
    ended.catch(() => undefined);
  }
  async function end(name: string, signal: NodeJS.Signals): Promise<void> {
    const house = houses.get(name);
    if (house === undefined || house.exitCode !== null || house.signalCode !== null) return;
    const ended = once(house, 'exit');
    house.kill(signal);
    await ended;
  }
  await Promise.all(Object.keys(ports).map(start));

  const balancerPort = await freePort();
  const url = `http://127.0.0.1:${balancerPort}`;
  const address = (name: string) => `127.0.0.1:${ports[name]}`;
  const balancer = spawn('haproxy', ['-db', '-q', '-f', 'deploy/haproxy.cfg'], {
    env: {
      ...process.env,
      LISTEN: `127.0.0.1:${balancerPort}`,
      HOUSE_1: address('house-1'),
      HOUSE_2: address('house-2'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.push(async () => balancer.kill('SIGKILL'));
  const gone = once(balancer, 'exit').then(() => Promise.reject(new Error('haproxy ended')));
  gone.catch(() => undefined);
  await Promise.race([answers(url), gone]);

  return {
    url,
    redis,
    kill: (name) => end(name, 'SIGKILL'),
    close: (name) => end(name, 'SIGTERM'),
    async startBoth() {
      const resting = [...houses].filter(
        ([, { exitCode, signalCode }]) => exitCode !== null || signalCode !== null,
      );
      for (const [name] of resting) await start(name);
      await allServe(url, [...houses.keys()]);
    },
  };
}

/** Resolves when the load balancer has sent requests to each of them. */
async function allServe(url: string, names: readonly string[]): Promise<void> {
  const seen = new Set<string | null>();
  while (!names.every((name) => seen.has(name))) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.status === 200) seen.add(answer.headers.get('x-served-by'));
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Tables and goods. */
async function stock(databaseUrl: string): Promise<void> {
  const house = await testHouse('SQLite', {}, { DATABASE_URL: databaseUrl });
  await stockTryOnGoods(house);
  await house.close();
}

async function answers(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`).catch(() => undefined))?.status !== 200)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
