import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type House, NO_ACCOUNTS, readConfig, realWorld, type World } from '#app';
import { CLOCK, type MerchantId } from '#kernel';
import { ASSESSMENT_IMPORT } from '#modules/privacy';
import type { DatabaseKind } from './databases.ts';
import { houseDatabase } from './house-database.ts';

export interface TestHouse extends House {
  /** Where it listens. */
  readonly url: string;
}

/** The owner has approved the impact assessment of the try-on, as in every shop that offers it. */
export async function approveTryOn({ container }: Pick<House, 'container'>): Promise<void> {
  const [assessments, clock] = [container.get(ASSESSMENT_IMPORT), container.get(CLOCK)];
  await assessments.importAssessment('mch_tongqu' as MerchantId, 'face.tryon', clock.now());
}

/**
 * The whole house on an empty database, listening on a free port. Engines, relay and jobs rest until
 * `open()`; tests deliver events with `relay.deliverWaiting()` when they want them delivered.
 */
export async function testHouse(
  kind: DatabaseKind = 'SQLite',
  world: Partial<World> = {},
  settings: Record<string, string> = {},
  adjust?: Parameters<typeof compose>[2],
): Promise<TestHouse> {
  const config = readConfig({
    MODE: 'demo',
    LOG_LEVEL: 'error',
    CHECK_ANSWERS: 'on',
    SECRET_KEY: 'test-only-secret-key-0123456789abcdef',
    // The same in every house: two of them may share a database.
    VAULT_KEYS: `1:${'test-only-master-key-'.padEnd(43, 'A')}`,
    VAULT_INDEX_KEY: `1:${'test-only-index-key-'.padEnd(43, 'A')}`,
    ...settings,
    STATE_DIR: settings['STATE_DIR'] ?? mkdtempSync(join(tmpdir(), 'tongqu-state-')),
    DATABASE_URL: settings['DATABASE_URL'] ?? (await houseDatabase(kind)),
  });
  const house = await compose(config, { ...realWorld(NO_ACCOUNTS), ...world }, adjust);
  await approveTryOn(house);
  await new Promise<void>((resolve) => house.server.listen(0, '127.0.0.1', resolve));
  const { port } = house.server.address() as AddressInfo;
  return { ...house, url: `http://127.0.0.1:${port}` };
}
