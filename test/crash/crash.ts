import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '#kernel';
import { Dice } from '../simulation/dice.ts';
import type { Defect } from '../simulation/planted-defects.ts';
import { type DatabaseKind, freshDatabase } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { Caller, Memory } from './caller.ts';
import { Letters } from './letters.ts';
import { MortalProcess } from './processes.ts';
import { booksOfProviders } from './provider-books.ts';
import { whenAllIsQuiet } from './quiet.ts';
import { prepareShop } from './stock-shop.ts';
import { judge, type Verdict } from './verdict.ts';

/** One process writes SQLite; several share PostgreSQL. */
const SERVERS: Readonly<Record<DatabaseKind, number>> = { SQLite: 1, PostgreSQL: 2 };
/** As `testHouse` has them: it fills the database that these processes open. */
const KEYS = {
  SECRET_KEY: 'test-only-secret-key-0123456789abcdef',
  VAULT_KEYS: `1:${'test-only-master-key-'.padEnd(43, 'A')}`,
  VAULT_INDEX_KEY: `1:${'test-only-index-key-'.padEnd(43, 'A')}`,
};
const LOOK_EVERY_MS = 5;

export interface CrashOptions {
  readonly kind: DatabaseKind;
  readonly seed: number;
  /** Whether there was enough of it. */
  readonly isEnough: (deaths: number, seconds: number) => boolean;
  readonly pieces: number;
  readonly defect?: Defect;
}

export interface CrashResult {
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Real processes of the shop and of the payment provider, killed in the middle of whatever they do, while shoppers place,
 * pay, cancel and give back. Who is killed, and after how many answers, is drawn from the seed; what is under way at that
 * moment is the machine's, so a seed does not replay (the simulation does). Waits are counted in answers, not in seconds:
 * a slow machine takes longer and sees the same.
 */
export async function crash({ kind, seed, isEnough, pieces, defect }: CrashOptions): Promise<CrashResult> {
  const dice = (stream: number) => new Dice(new SeededRandom(seed * 1_000 + stream));
  const databaseUrl = await freshDatabase(kind);
  const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-crash-'));
  const provider = await outside(stateDir);
  const accountsFile = join(stateDir, 'sandbox', 'merchant-accounts.json');
  const servers: MortalProcess[] = [];
  for (let n = 1; n <= SERVERS[kind]; n += 1)
    servers.push(await server(`house-${n}`, { stateDir, databaseUrl, accountsFile, defect }));
  const wallet = new Letters([provider.url], dice(1));
  const shop = new Letters(
    servers.map(({ url }) => url),
    dice(2),
  );
  try {
    await provider.start();
    const shoppers = await prepareShop({ databaseUrl, accountsFile, wallet, pieces });
    await Promise.all(servers.map((one) => one.start()));

    const memory = new Memory();
    let isEvening = false;
    const callers = shoppers.map((shopper, n) =>
      new Caller({ shopper, dice: dice(10 + n), shop, wallet, memory, isOver: () => isEvening }).shopOn(),
    );
    const home = Promise.all(callers);
    const deaths = await Promise.race([
      strike({ dice: dice(3), servers, provider, isEnough, shop }),
      home.then(() => ({})),
    ]);
    isEvening = true;
    await home;
    await Promise.all(servers.map((one) => one.close()));

    const house = await whenAllIsQuiet(databaseUrl, accountsFile);
    const books = await booksOfProviders(wallet);
    const verdict = await judge({ house, books, memory, shoppers, pieces });
    await house.close();
    const asked = {
      answers: shop.answers,
      sent: shop.sent,
      'sent again': shop.askedAgain + wallet.askedAgain,
    };
    return { verdict, counts: { ...deaths, ...asked, ...memory.counts } };
  } finally {
    shop.isOver = true;
    wallet.isOver = true;
    await Promise.all([provider, ...servers].map((one) => one.kill()));
  }
}

/** Kills, and starts again, until it is enough. */
async function strike(parts: {
  readonly dice: Dice;
  readonly servers: readonly MortalProcess[];
  readonly provider: MortalProcess;
  readonly isEnough: CrashOptions['isEnough'];
  readonly shop: Letters;
}): Promise<Record<string, number>> {
  const { dice, servers, provider, isEnough, shop } = parts;
  const deaths: Record<string, number> = {};
  let dead = 0;
  const startedAt = performance.now();
  while (!isEnough(dead, (performance.now() - startedAt) / 1_000)) {
    const from = shop.answers + dice.between(15, 60);
    while (shop.answers < from && !shop.isOver) await sleep(LOOK_EVERY_MS);
    // Nobody is left whom it could hit.
    if (shop.isOver) break;
    await sleep(dice.between(0, 40));
    const who = dice.weighed({ server: 6, servers: 2, provider: 2, everybody: 1 });
    const victims = {
      server: [dice.pick(servers)],
      servers,
      provider: [provider],
      everybody: [...servers, provider],
    }[who];
    await Promise.all(victims.map((one) => one.kill()));
    dead += victims.length;
    for (const { name } of victims) deaths[`killed ${name}`] = (deaths[`killed ${name}`] ?? 0) + 1;
    await sleep(dice.between(0, 1_000));
    await Promise.all(victims.map((one) => one.start()));
  }
  return deaths;
}

async function outside(stateDir: string): Promise<MortalProcess> {
  const port = await freePort();
  const parameters = ['--state-dir', stateDir, '--port', String(port), '--forgets-nothing'];
  return new MortalProcess({
    ...{ name: 'provider', port, environment: {} },
    command: ['src/sandbox/main.ts', ...parameters],
  });
}

async function server(
  name: string,
  parts: {
    readonly stateDir: string;
    readonly databaseUrl: string;
    readonly accountsFile: string;
    readonly defect: Defect | undefined;
  },
): Promise<MortalProcess> {
  const port = await freePort();
  const { stateDir, databaseUrl, accountsFile, defect } = parts;
  return new MortalProcess({
    ...{ name, port },
    command: defect === undefined ? ['src/main.ts'] : ['test/crash/planted-probe.ts', defect],
    environment: {
      ...{ MODE: 'demo', HOST: '127.0.0.1', LOG_LEVEL: 'silent', TRYON_ENABLED: 'false', ...KEYS },
      TRUST_PROXY: '1',
      ...{ PORT: String(port), STATE_DIR: join(stateDir, name), DATABASE_URL: databaseUrl },
      SANDBOX_ACCOUNTS_FILE: accountsFile,
    },
  });
}
