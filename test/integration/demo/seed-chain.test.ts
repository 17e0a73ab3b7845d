import { READS } from '#db';
import { demoChain, seedDemoChain } from '#demo';
import { businessDayStart, DAY_MS, type MerchantId, type SkuId, type StoreId, UNIT_OF_WORK } from '#kernel';
import { CATALOG } from '#modules/catalog';
import { STOCK } from '#modules/inventory';
import { SALES } from '#modules/orders';
import { CONSENTS, privacyFeature } from '#modules/privacy';
import { feedHistory } from '../../../src/demo/chain/feed-history.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';

const NOON = Date.UTC(2026, 10, 21, 4);
const MERCHANT = 'mch_tongqu' as MerchantId;
const MEMBERS = 60;
const WRITTEN = [
  'stores',
  'staff',
  'categories',
  'products',
  'skus',
  'stock',
  'members',
  'orders',
  'order_lines',
  'behaviour_events',
  'consents',
  'feed_exposures',
  'feed_experiments',
  'demo_chapters',
] as const;

const chain = demoChain(NOON, MEMBERS);
const shown = feedHistory(chain, businessDayStart(NOON));

const seed = (house: TestHouse, asOf = NOON, report: (line: string) => void = () => {}) =>
  seedDemoChain({
    container: house.container,
    stateDir: 'unused',
    asOf,
    report,
    members: MEMBERS,
    pictures: false,
  });

async function rowCounts({ container }: TestHouse): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of WRITTEN) {
    const [row] = await container.get(READS).all<{ n: number }>(`select count(*) as n from ${table}`);
    counts[table] = Number(row?.n);
  }
  return counts;
}

/** Seven passwords are hashed and some ten thousand rows written, on a machine that may be busy. */
const SEEDING_MS_MAX = 120_000;

describe.each(DATABASE_KINDS)('the demo chain on %s', (kind) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse(kind);
  }, SEEDING_MS_MAX);
  afterAll(() => house.close());

  test(
    'cut off in the middle and started again the day after, it ends as if nothing had happened',
    async () => {
      const cutOff = (line: string) => {
        if (line.startsWith('会员')) throw new Error('the power went');
      };
      await expect(seed(house, NOON, cutOff)).rejects.toThrow('the power went');
      expect(await rowCounts(house)).toMatchObject({ members: MEMBERS, orders: 0 });

      await seed(house, NOON + DAY_MS);
      expect(await rowCounts(house)).toMatchObject({
        stores: 6,
        staff: 7,
        products: chain.products.length,
        members: MEMBERS,
        orders: chain.orders.length,
        behaviour_events: shown.events.length + chain.visits.length,
        consents: chain.consents.length,
        feed_exposures: shown.past.lists.length,
        feed_experiments: 1,
      });
      const [span] = await house.container
        .get(READS)
        .all<{ last: number }>('select max(at) as last from behaviour_events');
      const last = Math.max(...[...chain.events, ...chain.visits].map(({ at }) => at));
      expect(Number(span?.last)).toBe(last);
    },
    SEEDING_MS_MAX,
  );

  test('a second seeding writes nothing', async () => {
    const once = await rowCounts(house);
    const said: string[] = [];
    await seed(house, NOON, (line) => said.push(line));
    expect(await rowCounts(house)).toEqual(once);
    expect(said).toEqual([]);
  });

  test('some members have a usual district, and some who are late may be written to', async () => {
    // What a process learns when it starts.
    const { engines } = privacyFeature;
    for (const engine of engines === undefined ? [] : house.container.get(engines)) await engine.start();
    const consents = house.container.get(CONSENTS);
    const agreed = (purpose: 'location.district' | 'marketing.messages') =>
      chain.members.filter(({ id }) => consents.isLive(id, purpose)).length;
    expect(agreed('location.district')).toBeGreaterThan(MEMBERS * 0.1);
    expect(agreed('marketing.messages')).toBeGreaterThan(MEMBERS * 0.2);
    expect(agreed('marketing.messages')).toBeLessThan(MEMBERS * 0.6);
  });

  test('the console finds the sales, the shop finds the goods', async () => {
    const hours = await house.container.get(SALES).between(MERCHANT, null, NOON - 400 * DAY_MS, NOON);
    const paid = hours.reduce((sum, { paidFen }) => sum + paidFen, 0);
    const charged = chain.orders.flatMap(({ lines }) =>
      lines.map(({ quantity, unitPriceFen }) => quantity * unitPriceFen),
    );
    expect(paid).toBe(charged.reduce((sum, amount) => sum + amount, 0));
    expect(await house.container.get(CATALOG).cards(MERCHANT)).toHaveLength(chain.products.length);
  });

  test('what was sold since stays sold when the house starts again', async () => {
    const stock = house.container.get(STOCK);
    const storeId = 'str_jianghan' as StoreId;
    const skuId = 'sku_round-scholar-ink' as SkuId;
    const onShelf = async () => (await stock.at(MERCHANT, storeId, [skuId])).get(skuId) ?? 0;
    const before = await onShelf();
    const line = { storeId, skuId, quantity: 2 };
    await house.container.get(UNIT_OF_WORK).run(async (tx) => {
      await stock.reserve(tx, {
        merchantId: MERCHANT,
        reservationId: 'sold',
        lines: [line],
        expiresAt: NOON,
      });
      await stock.commit(tx, MERCHANT, 'sold');
    });

    await seed(house, NOON + DAY_MS);

    expect(await onShelf()).toBe(before - 2);
  });
});
