// node test/support/long-training.ts EVENTS PRODUCTS: processor and memory of a training from a log that is made up
// while it is read: for logs that would take longer to write into a database than to learn from.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, type MerchantId, type ProductId, SeededRandom } from '#kernel';
import type { Catalog, ProductCard } from '#modules/catalog';
import { categoryOf, DAYS, EVENTS_PER_MEMBER, lifeOf } from '../../benchmarks/support/made-up-lives.ts';
import type { EventLog, LoggedEvent } from '../../modules/recommendations/app/ports.ts';
import { trainShopModel } from '../../modules/recommendations/app/train-shop-model.ts';
import { modelFolder } from '../../modules/recommendations/db/model-folder.ts';
import { stageFolder } from '../../modules/recommendations/db/stage-folder.ts';
import { progressLines } from '../../modules/recommendations/progress-lines.ts';

const EVENTS = Number(process.argv[2] ?? 1_000_000);
const PRODUCTS = Number(process.argv[3] ?? 100_000);
const MEMBERS_AT_ONCE = 500;
const SEED = 7;

const clock = { now: () => Date.now() };
const end = clock.now() - DAY_MS;
const folder = mkdtempSync(join(tmpdir(), 'tongqu-long-training-'));
const clear = () => rmSync(folder, { recursive: true, force: true });
process.once('SIGTERM', () => {
  clear();
  process.exit(1);
});
try {
  const cards = Array.from({ length: PRODUCTS }, (_, n) => card(n));
  await trainShopModel({
    log: { readAll } as Partial<EventLog> as EventLog,
    catalog: { cards: async () => cards } as Partial<Catalog> as Catalog,
    models: modelFolder(folder),
    stages: stageFolder(join(folder, '.training')),
    clock,
    code: 'benchmark',
  })({
    merchantId: 'mch_tongqu' as MerchantId,
    seed: SEED,
    report: progressLines((line) => process.stdout.write(`${line}\n`)),
  });
} finally {
  clear();
}

async function* readAll(): AsyncGenerator<readonly LoggedEvent[]> {
  const random = new SeededRandom(11);
  const members = Math.ceil(EVENTS / EVENTS_PER_MEMBER);
  for (let from = 0; from < members; from += MEMBERS_AT_ONCE) {
    const batch: LoggedEvent[] = [];
    for (let member = from; member < Math.min(members, from + MEMBERS_AT_ONCE); member += 1)
      for (const { id, type: kind, memberId, productId, storeId, at } of lifeOf(
        member,
        PRODUCTS,
        end,
        random,
      ))
        if (memberId !== null && productId !== null)
          batch.push({ id, kind, memberId, productId, storeId, at, stars: null });
    yield batch;
  }
}

/** What a training asks of a card. */
function card(n: number): ProductCard {
  const asked: Partial<ProductCard> = {
    ...{ productId: `prd_${n}` as ProductId, categoryId: categoryOf(n) },
    ...{ listedAt: end - (DAYS + 1) * DAY_MS, durable: false },
  };
  return asked as ProductCard;
}
