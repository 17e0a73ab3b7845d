import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { compose, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import { connections, foreignConnections } from '../../support/connections.ts';
import { approveTryOn } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { PORTRAIT } from '../../support/visit.ts';

/**
 * Uploads pictures that carry a secret pattern to a server in a process of its own, and then looks for the
 * pattern in everything that the process could have written: database, write-ahead log, state and temporary
 * folders, and every line that it said at the most talkative level (try-on.md 12.4).
 */
describe('a face leaves no trace on the machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongqu-watermark-'));
  const secret = randomBytes(32);
  let sandbox: TestSandbox;
  let server: ChildProcess;
  let said = '';
  let person: Shopper;

  beforeAll(async () => {
    sandbox = await testSandbox();
    mkdirSync(join(folder, 'tmp'));
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify(sandbox.wechat));
    await approved(folder);
    server = spawn(process.execPath, ['src/main.ts'], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...{ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'debug', STATE_DIR: folder, TRACKER_WORKERS: '1' },
        ...{ SANDBOX_ACCOUNTS_FILE: join(folder, 'accounts.json'), TMPDIR: join(folder, 'tmp') },
      },
    });
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString('latin1');
      });
    const port = await new Promise<number>((resolve, reject) => {
      server.on('message', (message: { type: string; port: number }) => resolve(message.port));
      server.on('exit', () => reject(new Error(said)));
    });
    person = await shopper({ url: `http://127.0.0.1:${port}` }, '小林');
  }, 90_000);
  afterAll(async () => {
    server.kill('SIGTERM');
    await sandbox.close();
  });

  test('neither in files nor in logs, raw, in hex or in base64', async () => {
    const { path, sessionId } = await tryOn(person);
    const statuses: number[] = [];
    const peers = new Set<string>();
    const send = async (to: string, picture: Uint8Array, headers = {}) => {
      const sending = person.upload(`${path}/${to}`, picture, headers);
      for (const peer of foreignConnections(server.pid ?? 0)) peers.add(peer);
      statuses.push((await sending).status);
      for (const peer of foreignConnections(server.pid ?? 0)) peers.add(peer);
    };
    const marked = withComment(await sharp(PORTRAIT).jpeg().toBuffer(), secret);
    await send('frames', marked);
    await send('frames', Buffer.alloc(64 * 64 * 4, secret), {
      'content-type': 'application/octet-stream',
      'x-frame-width': '64',
      'x-frame-height': '64',
    });
    await send('frames', secret);
    await send('frames', marked.subarray(0, 2_000));
    await send('photo', marked);
    expect(statuses).toEqual([200, 200, 415, 422, 200]);

    // Nobody outside this machine was talked to; the search does see a connection when there is one.
    expect([...peers]).toEqual([]);
    expect(connections(server.pid ?? 0)).not.toEqual([]);
    expect(traces()).toEqual([]);
    expect((await person.call('DELETE', path)).status).toBe(204);
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    expect(traces()).toEqual([]);
    expect(said.length).toBeGreaterThan(0);

    // The search is worth something: it sees the session's id in the database, and the secret where it is.
    expect(filesWith([Buffer.from(sessionId)])).not.toEqual([]);
    writeFileSync(join(folder, 'tmp', 'leak'), `x${secret.toString('base64')}`);
    expect(traces()).toEqual([join(folder, 'tmp', 'leak')]);
  }, 60_000);

  function traces(): string[] {
    const forms = [secret, Buffer.from(secret.toString('hex')), ...base64Forms(secret)];
    const inLogs = forms.some((form) => Buffer.from(said, 'latin1').includes(form)) ? ['logs'] : [];
    return [...inLogs, ...filesWith(forms)];
  }

  function filesWith(forms: readonly Buffer[]): string[] {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    return files
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => forms.some((form) => readFileSync(path).includes(form)));
  }
});

/** The shop of `folder`, with the impact assessment approved. */
async function approved(folder: string): Promise<void> {
  const config = readConfig({ STATE_DIR: folder, LOG_LEVEL: 'silent' });
  const house = await compose(config, realWorld(NO_ACCOUNTS));
  await approveTryOn(house);
  await house.close();
}

/** The pattern as it looks inside a longer base64 text, wherever it begins there. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((skip) => {
    const whole = bytes.subarray(skip, skip + Math.floor((bytes.length - skip) / 3) * 3);
    return Buffer.from(whole.toString('base64'));
  });
}

/** The same JPEG with a comment segment behind its first marker. */
function withComment(jpeg: Buffer, text: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}
