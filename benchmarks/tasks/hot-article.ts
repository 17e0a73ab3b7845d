import { strict as assert } from 'node:assert';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, databaseUrl, type House, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import { READS } from '#db';
import {
  fen,
  type MemberId,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  UNIT_OF_WORK,
} from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { ORDER_INTAKE } from '#modules/orders';
import { STORE_IMPORT } from '#modules/stores';
import { type OrderByHand, orderByHand } from '../support/order-rows-by-hand.ts';
import { ownPostgres } from '../support/own-postgres.ts';
import { median } from '../support/quantile.ts';
import { type RawOrders, type RawPostgres, rawPostgres, rawSqlite } from '../support/raw-orders.ts';
import { treeCpuMs } from '../support/tree-cpu.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const STORE = 'str_bench' as StoreId;
const SKU = 'sku_bench' as SkuId;
const PRICE_FEN = 5_900;
/** As many as the product writes in one commit. */
const BATCH = 256;
const ORDERS = 8 * BATCH;
/** One statement each is slow: fewer do. */
const ORDERS_ONE_BY_ONE = 2 * BATCH;
const ROUNDS = 5;
const PIECES = 1_000_000;

interface Contestant {
  readonly name: string;
  readonly orders: number;
  /** Makes what is to be written, which is not measured; the answer writes it. */
  ready(round: number): () => Promise<void>;
}

interface Figures {
  readonly perSecond: number;
  readonly cpuMs: number;
}

/**
 * Everybody wants one article: orders per second through the intake (prices, keys, tickets, stock, events), beside the
 * same rows written by hand in batches of the same size and as durably, and on PostgreSQL beside one statement per order.
 */
export const hotArticle: BenchTask = {
  name: 'hot-article',
  async run(report) {
    report('SQLite: a shop with one article');
    const sqlite = await onSqlite();
    report('PostgreSQL (fsync on): the same');
    const postgres = await ownPostgres();
    try {
      return [...sqlite, ...(await onPostgres(postgres.url))];
    } finally {
      await postgres.stop();
    }
  },
};

async function onSqlite(): Promise<BenchRow[]> {
  return withShop({}, async (house, url) => {
    const raw = rawSqlite(url.slice('sqlite:'.length), SKU);
    try {
      const [intake, byHand] = await measured(house, raw, 'SQLite');
      return rowsOf('SQLite', intake, byHand, 'batches by hand');
    } finally {
      await raw.close();
    }
  });
}

async function onPostgres(database: string): Promise<BenchRow[]> {
  return withShop({ DATABASE_URL: database }, async (house) => {
    const raw = await rawPostgres(database, SKU);
    try {
      const [intake, byHand, oneByOne] = await measured(house, raw, 'PostgreSQL');
      return [
        ...rowsOf('PostgreSQL', intake, byHand, 'batches by hand'),
        ...rowsOf('PostgreSQL', intake, oneByOne, 'one statement per order'),
      ];
    } finally {
      await raw.close();
    }
  });
}

function rowsOf(database: string, intake?: Figures, other?: Figures, beside = ''): BenchRow[] {
  if (intake === undefined || other === undefined) throw new Error('every contestant has figures');
  return [
    row(`rush, ${database}, beside ${beside}`, intake.perSecond, 'orders/s', other.perSecond),
    row(`rush, ${database}, beside ${beside}: CPU`, intake.cpuMs, 'ms CPU', other.cpuMs),
  ];
}

async function measured(house: House, raw: RawOrders | RawPostgres, database: string): Promise<Figures[]> {
  const reads = house.container.get(READS);
  const rush = taker(house);
  const [first] = await rush('verify', 1);
  assert.equal(first?.state, 'ORDERED');
  const [again] = await rush('verify', 1);
  assert.deepEqual(again, first);
  const handmade = await orderByHand(reads, {
    ...{ id: first.orderId, number: first.number },
    ...{ memberId: 'mbr_verify_0', key: 'rush-verify-0' },
  });
  let made = 0;
  const next = (count: number): readonly OrderByHand[][] => {
    made += count;
    return Array.from({ length: count }, (_, n) => [...handmade(made - count + n)]);
  };

  const contestants: Contestant[] = [
    {
      name: 'intake',
      orders: ORDERS,
      ready: (round) => async () => {
        const tickets = await rush(`round${round}`, ORDERS);
        assert.ok(tickets.every((ticket) => ticket?.state === 'ORDERED'));
      },
    },
    {
      name: 'by hand',
      orders: ORDERS,
      ready() {
        const orders = next(ORDERS);
        return async () => {
          for (let start = 0; start < ORDERS; start += BATCH)
            await raw.writeBatch(orders.slice(start, start + BATCH));
        };
      },
    },
  ];
  if ('writeOne' in raw)
    contestants.push({
      name: 'one by one',
      orders: ORDERS_ONE_BY_ONE,
      ready() {
        const orders = next(ORDERS_ONE_BY_ONE);
        return async () => void (await Promise.all(orders.map((rows) => raw.writeOne(rows))));
      },
    });
  const figures = await inTurns(contestants, () => analyse(house, database));

  const expected = 1 + contestants.reduce((sum, { orders }) => sum + orders, 0) * (ROUNDS + 1);
  for (const table of ['orders', 'order_groups', 'order_lines', 'stock_reservations', 'answers']) {
    const [counted] = await reads.all<{ n: number }>(`select count(*) as n from ${table}`);
    assert.equal(Number(counted?.n), expected, table);
  }
  const [shelf] = await reads.all<{ available: number; reserved: number }>(
    'select available, reserved from stock',
  );
  assert.deepEqual(
    [shelf?.available, shelf?.reserved].map(Number),
    [PIECES - expected, expected],
    'every order took its piece',
  );
  return figures;
}

/** The first round warms up, and leaves a history whose statistics the planner knows. */
async function inTurns(contestants: readonly Contestant[], warm: () => Promise<void>): Promise<Figures[]> {
  const samples = contestants.map(() => ({ perSecond: [] as number[], cpuMs: [] as number[] }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [n, { orders, ready }] of contestants.entries()) {
      const write = ready(round);
      const [cpu, began] = [await treeCpuMs(), performance.now()];
      await write();
      const ms = performance.now() - began;
      if (round === 0) continue;
      samples[n]?.perSecond.push((orders * 1_000) / ms);
      samples[n]?.cpuMs.push(((await treeCpuMs()) - cpu) / orders);
    }
    if (round === 0) await warm();
  }
  return samples.map(({ perSecond, cpuMs }) => ({ perSecond: median(perSecond), cpuMs: median(cpuMs) }));
}

function taker({ container }: House) {
  const intake = container.get(ORDER_INTAKE);
  return (name: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => {
        const memberId = `mbr_${name}_${n}` as MemberId;
        const request = { owner: memberId, key: `rush-${name}-${n}`, requestHash: 'bench' };
        return intake.take({
          merchantId: MERCHANT,
          memberId,
          storeId: STORE,
          skuId: SKU,
          quantity: 1,
          request,
        });
      }),
    );
}

async function analyse({ database }: House, kind: string): Promise<void> {
  if (kind === 'PostgreSQL') await database.orm.em.getConnection().execute('analyze');
}

async function withShop(
  settings: Record<string, string>,
  use: (house: House, url: string) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const config = readConfig({
    ...{ MODE: 'demo', LOG_LEVEL: 'error', STATE_DIR: mkdtempSync(join(tmpdir(), 'tongqu-bench-')) },
    ...{ RUSH_BATCH_ORDERS_MAX: String(BATCH), RUSH_ANSWER_WAIT_MS: '30000', ...settings },
  });
  const house = await compose(config, realWorld(NO_ACCOUNTS));
  try {
    await fill(house);
    return await use(house, databaseUrl(config));
  } finally {
    await house.close();
  }
}

async function fill({ container }: House): Promise<void> {
  const hours = Array.from({ length: 7 }, () => ({ opensMinute: 0, closesMinute: 1_440 }));
  const place = { district: '', address: '', phone: '', latitude: 30.58, longitude: 114.29 };
  const sku = {
    id: SKU,
    code: SKU,
    optionValues: ['一'],
    priceFen: fen(PRICE_FEN),
    listPriceFen: fen(PRICE_FEN),
  };
  const product = {
    ...{ id: 'prd_bench' as ProductId, categoryId: 'cat_bench', title: '测量商品', subtitle: '' },
    ...{
      description: '',
      brand: '',
      tags: [],
      images: [],
      optionNames: ['款式'],
      listedAt: 0,
      durable: false,
    },
    skus: [{ ...sku, imageUrl: '', arItemId: null, tryOn: null }],
  };
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    const stores = [{ id: STORE, name: '测量店', ...place, hours }];
    await container.get(STORE_IMPORT).importStores(tx, MERCHANT, stores);
    await container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [product]);
    const stock = [{ skuId: SKU, storeId: STORE, quantity: PIECES }];
    await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'bench', stock, 0);
  });
}
