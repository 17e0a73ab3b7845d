import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import { DAY_MS, UNIT_OF_WORK } from '#kernel';
import { EVENT_IMPORT } from '#modules/recommendations';
import { MERCHANT } from '../../support/small-shop.ts';
import { groupProducts, pastBehaviour } from './taste-shop.ts';

const EVERY_STAGE = ['log', 'before-the-lessons', 'ranker', 'exam'];

/** A shop with a past, in files that another process can open. */
async function shopOnDisk(): Promise<{ stateDir: string; environment: Record<string, string> }> {
  const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-training-'));
  const environment = {
    ...{ MODE: 'demo', LOG_LEVEL: 'error', STATE_DIR: stateDir, DATABASE_URL: `sqlite:${stateDir}/shop.db` },
    SECRET_KEY: 'test-only-secret-key-0123456789abcdef',
  };
  const house = await compose(readConfig(environment), realWorld(NO_ACCOUNTS));
  const { container } = house;
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await groupProducts(container, tx);
    const events = pastBehaviour(Date.now() - DAY_MS);
    await container.get(EVENT_IMPORT).importEvents(tx, MERCHANT, events);
  });
  await house.close();
  return { stateDir, environment };
}

function training(environment: Record<string, string>, ...options: string[]): ChildProcess {
  return spawn(process.execPath, ['modules/recommendations/train.ts', ...options], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outputOf(child: ChildProcess): Promise<{ status: number | null; text: string }> {
  let text = '';
  child.stdout?.on('data', (part: Buffer) => {
    text += part;
  });
  child.stderr?.on('data', (part: Buffer) => {
    text += part;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, text };
}

/** Kills the training as soon as stage `stage` is on the disk. */
async function killAfter(child: ChildProcess, unfinished: string, stage: string): Promise<void> {
  const exited = once(child, 'exit');
  while (child.exitCode === null && !existsSync(join(unfinished, stage)))
    await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  await exited;
}

test('killed after each of its stages and started again, it goes on and publishes the very same model', async () => {
  const { stateDir, environment } = await shopOnDisk();
  const models = join(stateDir, 'models');
  const unfinished = join(models, '.training');
  for (const stage of EVERY_STAGE) {
    await killAfter(training(environment), unfinished, stage);
    expect(existsSync(join(unfinished, stage))).toBe(true);
    expect(existsSync(join(models, 'current'))).toBe(false);
  }
  const { status, text } = await outputOf(training(environment));
  expect(text).toMatch('going on with the training that was cut off');
  // Nothing that was finished is done again: the ranker has no more lessons.
  expect(text).not.toMatch('ranker: epoch');
  expect(text).toMatch(/peak \d+ MB {2}published/);
  expect(status).toBe(0);
  expect(readdirSync(unfinished)).toEqual([]);

  const filesOf = () => {
    const version = readFileSync(join(models, 'current'), 'utf8').trim();
    return JSON.parse(readFileSync(join(models, version, 'manifest.json'), 'utf8'));
  };
  const resumed = filesOf();
  expect(resumed.facts.code).toMatch(/^[0-9a-f]{40}$|^unknown$/);
  expect(resumed.files.every((file: { sha256: string }) => /^[0-9a-f]{64}$/.test(file.sha256))).toBe(true);
  await outputOf(training(environment));
  expect(filesOf().files).toEqual(resumed.files);
}, 240_000);

test('two trainings at once: the second one is refused in a sentence', async () => {
  const { stateDir, environment } = await shopOnDisk();
  const unfinished = join(stateDir, 'models', '.training');
  const first = training(environment);
  while (!existsSync(join(unfinished, 'lock'))) await new Promise((resolve) => setTimeout(resolve, 5));
  // It stands still while it is being asked: else it may be done before the second one has even started.
  first.kill('SIGSTOP');
  const second = await outputOf(training(environment));
  expect(second.status).toBe(1);
  expect(second.text).toMatch('Another process is training');
  first.kill('SIGKILL');
  await once(first, 'exit');
}, 120_000);

test('with a cut date nothing later is learned; a date that is none is refused', async () => {
  const { stateDir, environment } = await shopOnDisk();
  const cut = Date.now() - 20 * DAY_MS;
  const { status, text } = await outputOf(
    training(environment, '--cut', new Date(cut).toISOString(), '--seed', '3'),
  );
  expect(text).toMatch('published');
  expect(status).toBe(0);
  const models = join(stateDir, 'models');
  const version = readFileSync(join(models, 'current'), 'utf8').trim();
  const { facts } = JSON.parse(readFileSync(join(models, version, 'manifest.json'), 'utf8'));
  expect(facts.dataUntil).toBeLessThan(cut);
  expect(facts.seed).toBe(3);
  const wrong = await outputOf(training(environment, '--cut', 'yesterday'));
  expect(wrong).toMatchObject({ status: 1, text: expect.stringMatching('--cut is a date') });
}, 120_000);

test('before anybody did anything, training says so and leaves nothing behind', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-training-'));
  const environment = {
    ...{ MODE: 'demo', LOG_LEVEL: 'error', STATE_DIR: stateDir, DATABASE_URL: `sqlite:${stateDir}/shop.db` },
    SECRET_KEY: 'test-only-secret-key-0123456789abcdef',
  };
  const { status, text } = await outputOf(training(environment));
  expect(status).toBe(1);
  expect(text).toMatch('Nothing to learn yet: 0 events, 200 are needed');
  expect(readdirSync(join(stateDir, 'models', '.training'))).toEqual([]);
}, 60_000);
