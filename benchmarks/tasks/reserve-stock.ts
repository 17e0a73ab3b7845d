import { strict as assert } from 'node:assert';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import { type MerchantId, MINUTE_MS, type SkuId, type StoreId, UNIT_OF_WORK } from '#kernel';
import { STOCK, STOCK_IMPORT } from '#modules/inventory';
import { ownPostgres } from '../support/own-postgres.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const STORE = 'str_bench' as StoreId;
const SKUS = ['sku_bench_1', 'sku_bench_2'] as SkuId[];
const PIECES = 10;
const CALLS = 1_000;
const WARM_UP = 200;

/** Two articles are taken off sale and put back, each in one transaction with its event; CPU of this process. */
export const reserveStock: BenchTask = {
  name: 'reserve-stock',
  async run(report) {
    const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-bench-'));
    const rows = await measure('SQLite', { STATE_DIR: stateDir });
    report('starting a PostgreSQL of our own');
    const postgres = await ownPostgres();
    try {
      // The server's own CPU is not in it: the CPU that each call costs us, and the round trips.
      const settings = { STATE_DIR: stateDir, DATABASE_URL: postgres.url };
      return [...rows, ...(await measure('PostgreSQL', settings))];
    } finally {
      await postgres.stop();
    }
  },
};

async function measure(database: string, settings: Record<string, string>): Promise<BenchRow[]> {
  const config = readConfig({ MODE: 'demo', LOG_LEVEL: 'error', ...settings });
  const house = await compose(config, realWorld(NO_ACCOUNTS));
  try {
    const { container } = house;
    const [stock, receiving, unitOfWork] = [
      container.get(STOCK),
      container.get(STOCK_IMPORT),
      container.get(UNIT_OF_WORK),
    ];
    const lines = SKUS.map((skuId) => ({ skuId, storeId: STORE, quantity: 1 }));
    await unitOfWork.run((tx) =>
      receiving.receive(
        tx,
        MERCHANT,
        'bench',
        lines.map((line) => ({ ...line, quantity: PIECES })),
        0,
      ),
    );
    const expiresAt = Date.now() + 15 * MINUTE_MS;
    const reserve = (reservationId: string) =>
      unitOfWork.run((tx) => stock.reserve(tx, { merchantId: MERCHANT, reservationId, lines, expiresAt }));
    const release = (id: string) => unitOfWork.run((tx) => stock.release(tx, MERCHANT, id));
    const left = async () => (await stock.at(MERCHANT, STORE, SKUS)).get(SKUS[0] as SkuId);

    await reserve('bench-verify');
    assert.equal(await left(), PIECES - 1);
    const rounds = async (name: string, calls: number) => {
      for (let n = 0; n < calls; n += 1) {
        await reserve(`${name}-${n}`);
        await release(`${name}-${n}`);
      }
    };
    await rounds('warm', WARM_UP);
    const before = process.cpuUsage();
    await rounds('bench', CALLS);
    const { user, system } = process.cpuUsage(before);
    await release('bench-verify');
    assert.equal(await left(), PIECES);
    const cpuMs = (user + system) / 1_000 / CALLS;
    return [row(`reserve and release 2 articles, ${database} (goal 2 ms)`, cpuMs, 'ms CPU')];
  } finally {
    await house.close();
  }
}
