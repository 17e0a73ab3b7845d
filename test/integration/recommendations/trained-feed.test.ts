import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { RECOMMENDATION_SETTINGS, TRAIN_SHOP_MODEL } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, product } from '../../support/small-shop.ts';
import { groupOf, importPast, productId, type TasteShop, tasteShop } from './taste-shop.ts';

const SEED = 7;

const train = (shop: TasteShop, lines: string[] = []) =>
  shop.house.container.get(TRAIN_SHOP_MODEL)({
    merchantId: MERCHANT,
    seed: SEED,
    report: ({ text }) => lines.push(text),
  });
const folderOf = (shop: TasteShop) => shop.house.container.get(RECOMMENDATION_SETTINGS).modelFolder;
const current = (shop: TasteShop) => readFileSync(join(folderOf(shop), 'current'), 'utf8').trim();

describe.each(DATABASE_KINDS)('a shop that learned from its own log on %s', (kind) => {
  let shop: TasteShop;
  const lines: string[] = [];

  beforeAll(async () => {
    shop = await tasteShop(kind);
    await importPast(shop);
    await train(shop, lines);
    await shop.lookForModel();
  }, 120_000);
  afterAll(() => shop.close());

  test('training tells how far it is, and the ranker beats what merely sells well', async () => {
    expect(lines).toContain('3200 events of 80 members about 53 products');
    expect(lines.some((line) => line.startsWith('ranker: epoch'))).toBe(true);
    const { facts } = JSON.parse(readFileSync(join(folderOf(shop), current(shop), 'manifest.json'), 'utf8'));
    expect(facts.metrics.ranker.ndcgAt20).toBeGreaterThan(facts.metrics.popular.ndcgAt20);
  });

  test('the feed turns with the member: hats first, then teas', async () => {
    const token = await shop.shopper('turning');
    const first = async () => (await shop.feed(token, 6)).items.map((item) => groupOf(item.productId));
    await shop.tell(token, 'view', ...[0, 1, 2, 3, 4].map((n) => productId('hat', n)));
    expect((await first()).filter((group) => group === 'hat').length).toBeGreaterThanOrEqual(3);
    shop.clock.advance(1_000);
    await shop.tell(token, 'view', ...[0, 1, 2, 3, 4].map((n) => productId('tea', n)));
    expect((await first()).filter((group) => group === 'tea').length).toBeGreaterThanOrEqual(3);
  });

  test('a reason names something that the member really met', async () => {
    const token = await shop.shopper('curious');
    const met = [1, 3, 5].map((n) => productId('ear', n));
    await shop.tell(token, 'view', ...met);
    const named = (await shop.feed(token)).items.flatMap(({ reason }) => /「(.+)」/.exec(reason)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const title of named) expect(met).toContain(title);
  });

  test('goods that are newer than the model are offered too', async () => {
    const token = await shop.shopper('early');
    await shop.tell(token, 'view', productId('lip', 1));
    const fresh = product('prd_lip_new', { categoryId: 'lip', listedAt: shop.clock.now() });
    await shop.unitOfWork.run(async (tx) => {
      await shop.house.container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [fresh]);
      const sku = fresh.skus[0]?.id as NonNullable<(typeof fresh.skus)[0]>['id'];
      await shop.house.container
        .get(STOCK_IMPORT)
        .receive(
          tx,
          MERCHANT,
          'new-goods',
          [{ skuId: sku, storeId: JIANGHAN, quantity: 1 }],
          shop.clock.now(),
        );
    });
    await shop.deliver();
    const shown = (await shop.feed(token, 60)).items.map((item) => item.productId);
    expect(shown).toContain('prd_lip_new');
  });

  test('a damaged version is refused and the one in use goes on', async () => {
    const good = current(shop);
    const token = await shop.shopper('steady');
    await shop.tell(token, 'view', ...[1, 2, 3].map((n) => productId('coat', n)));
    const before = await shop.feedBytes(token);

    const bad = join(folderOf(shop), 'zzz-damaged');
    mkdirSync(bad);
    for (const name of readdirSync(join(folderOf(shop), good)))
      writeFileSync(join(bad, name), readFileSync(join(folderOf(shop), good, name)));
    const vectors = readFileSync(join(bad, 'trained-behaviour-bilinear-vectors.f32'));
    vectors.writeUInt8(vectors.readUInt8(100) ^ 1, 100);
    writeFileSync(join(bad, 'trained-behaviour-bilinear-vectors.f32'), vectors);
    writeFileSync(join(folderOf(shop), 'current'), 'zzz-damaged\n');
    await shop.job('recommendations.look_for_model');
    expect(await shop.feedBytes(token)).toBe(before);
    expect((await shop.call<{ engines: object }>('GET', '/readyz')).body.engines).toMatchObject({
      scorer: true,
    });
  });

  test('a second training takes over without a restart', async () => {
    shop.clock.advance(1_000);
    const { version } = await train(shop);
    expect(current(shop)).toBe(version);
    await shop.job('recommendations.look_for_model');
    const token = await shop.shopper('after-swap');
    await shop.tell(token, 'view', ...[1, 2, 3].map((n) => productId('coat', n)));
    expect(groupOf((await shop.feed(token)).items[0]?.productId ?? '')).toBe('coat');
  }, 120_000);
});

test('the same log and the same seed give the same bytes', async () => {
  const shop = await tasteShop('SQLite');
  await importPast(shop);
  const filesOf = (version: string) =>
    JSON.parse(readFileSync(join(folderOf(shop), version, 'manifest.json'), 'utf8')).files;
  const first = await train(shop);
  shop.clock.advance(1_000);
  const second = await train(shop);
  expect(second.version).not.toBe(first.version);
  expect(filesOf(second.version)).toEqual(filesOf(first.version));
  await shop.close();
}, 120_000);

test('a log that is too short is a clear refusal, and nothing is published', async () => {
  const shop = await tasteShop('SQLite');
  await expect(train(shop)).rejects.toThrow('Nothing to learn yet');
  expect(() => current(shop)).toThrow('ENOENT');
  await shop.close();
});
