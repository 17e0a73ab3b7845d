import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A real Redis of its own on a free port. */
export class TestRedis {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'tongqu-redis-'));
  #server: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async open(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort());
    await redis.start();
    return redis;
  }

  /** Also after `stop`: at the same address, and empty. */
  async start(): Promise<void> {
    const options = [
      '--port',
      String(this.#port),
      '--bind',
      '127.0.0.1',
      '--dir',
      this.#folder,
      '--save',
      '',
    ];
    const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', () => reject(new Error('redis-server ended while it started')));
      server.stdout.on('data', (lines: Buffer) => {
        if (lines.includes('Ready to accept connections')) resolve();
      });
    });
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Whether the programs of Debian's packages are here. With REQUIRE_REDIS=1, as the product's own checks run,
 * their absence is an error; elsewhere the tests that need them are left out, and say so.
 */
export function programsPresent(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => spawnSync(program, ['-v']).error !== undefined);
  if (missing.length === 0) return true;
  const sentence = `${missing.join(' and ')} missing: apt-get install redis-server haproxy`;
  if (process.env['REQUIRE_REDIS'] === '1') throw new Error(sentence);
  process.stderr.write(`left out: ${sentence}\n`);
  return false;
}
