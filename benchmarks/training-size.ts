// node benchmarks/training-size.ts EVENTS PRODUCTS: what a training of the shop costs at that size, as `npm run
// train` says it. The log is made up, written to a database in a folder for a while, and read from there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type House, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import {
  CLOCK,
  DAY_MS,
  fen,
  type MerchantId,
  type ProductId,
  SeededRandom,
  type SkuId,
  UNIT_OF_WORK,
} from '#kernel';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { EVENT_IMPORT } from '#modules/recommendations';
import { CATEGORIES, categoryOf, DAYS, EVENTS_PER_MEMBER, lifeOf } from './support/made-up-lives.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const EVENTS = Number(process.argv[2] ?? 1_000_000);
const PRODUCTS = Number(process.argv[3] ?? 100_000);
const MEMBERS_AT_ONCE = 1_000;
const PRODUCTS_AT_ONCE = 2_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'tongqu-training-size-'));
const environment = { MODE: 'demo', LOG_LEVEL: 'error', STATE_DIR: folder };
try {
  const house = await compose(readConfig(environment), realWorld(NO_ACCOUNTS));
  await fill(house);
  await house.close();
  const training = spawn(process.execPath, ['modules/recommendations/train.ts'], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  await once(training, 'exit');
} finally {
  rmSync(folder, { recursive: true });
}

async function fill({ container }: House): Promise<void> {
  const [unitOfWork, catalog, events] = [
    container.get(UNIT_OF_WORK),
    container.get(CATALOG_IMPORT),
    container.get(EVENT_IMPORT),
  ];
  const end = container.get(CLOCK).now() - DAY_MS;
  const categories = Array.from({ length: CATEGORIES }, (_, n) => ({
    ...{ id: `cat_${n}`, name: `类 ${n}`, parentId: null },
  }));
  await unitOfWork.run((tx) => catalog.importCategories(tx, MERCHANT, categories));
  for (let from = 0; from < PRODUCTS; from += PRODUCTS_AT_ONCE)
    await unitOfWork.run((tx) =>
      catalog.importProducts(
        tx,
        MERCHANT,
        Array.from({ length: Math.min(PRODUCTS_AT_ONCE, PRODUCTS - from) }, (_, n) => product(from + n, end)),
      ),
    );
  say(`${PRODUCTS} products`);
  const random = new SeededRandom(11);
  const members = Math.ceil(EVENTS / EVENTS_PER_MEMBER);
  for (let from = 0; from < members; from += MEMBERS_AT_ONCE) {
    const count = Math.min(MEMBERS_AT_ONCE, members - from);
    const batch = Array.from({ length: count }, (_, m) => lifeOf(from + m, PRODUCTS, end, random)).flat();
    await unitOfWork.run((tx) => events.importEvents(tx, MERCHANT, batch));
  }
  say(`${members * EVENTS_PER_MEMBER} events of ${members} members`);
}

function product(n: number, end: number): NewProduct {
  const imageUrl = '/media/none.webp';
  return {
    ...{ id: `prd_${n}` as ProductId, categoryId: categoryOf(n), title: `商品 ${n}` },
    ...{ subtitle: '', description: '', brand: '', tags: [], images: [imageUrl], optionNames: [] },
    ...{ listedAt: end - (DAYS + 1) * DAY_MS, durable: false },
    skus: [
      {
        ...{
          id: `sku_${n}` as SkuId,
          code: `B${n}`,
          optionValues: [],
          imageUrl,
          arItemId: null,
          tryOn: null,
        },
        ...{ priceFen: fen(1_000), listPriceFen: fen(1_000) },
      },
    ],
  };
}
