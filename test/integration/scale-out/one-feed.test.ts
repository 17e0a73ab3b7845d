import { type EpochMs, type MerchantId, type StoreId, UNIT_OF_WORK } from '#kernel';
import { STOCK_IMPORT } from '#modules/inventory';
import { STORE_IMPORT } from '#modules/stores';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { type Shopper, shopper } from '../../support/people-at-the-door.ts';
import { programsPresent } from '../../support/redis.ts';
import { GLASSES, HAT, RING, SCARF, stockTryOnGoods } from '../../support/try-on-goods.ts';
import { type TwoHouses, twoHouses } from '../../support/two-houses.ts';

const START_MS = 120_000;
const TEST_MS = 60_000;
const MERCHANT = 'mch_tongqu' as MerchantId;
const STORE = 'str_two' as StoreId;
const HOUSES = ['house-1', 'house-2'];
const TRIES_MAX = 200;
/** SQLite is one machine's; several processes share PostgreSQL. */
const KIND = DATABASE_KINDS.includes('PostgreSQL') ? 'PostgreSQL' : 'SQLite';

(programsPresent('redis-server', 'haproxy') ? describe : describe.skip)(
  'one member’s feed from two processes',
  () => {
    let houses: TwoHouses;

    beforeAll(async () => {
      const database = await houseDatabase(KIND);
      await openStore(database);
      houses = await twoHouses(database);
      await houses.startBoth();
    }, START_MS);
    afterAll(() => houses?.stop(), TEST_MS);

    /** Her feed from each process, asked one after the other as the balancer gives them. */
    async function feeds(person: Shopper): Promise<Map<string, string>> {
      const seen = new Map<string, string>();
      for (let tries = 0; seen.size < HOUSES.length && tries < TRIES_MAX; tries += 1) {
        const answer = await person.call('GET', `/v1/feed?storeId=${STORE}`);
        seen.set(String(answer.headers.get('x-served-by')), await answer.text());
      }
      expect([...seen.keys()].sort()).toEqual(HOUSES);
      return seen;
    }
    const isPersonal = (body: string) => (JSON.parse(body) as { personalised: boolean }).personalised;
    const tell = (person: Shopper, id: string, type: string, productId: string) =>
      person.call('POST', '/v1/events', {
        events: [{ id, type, at: Date.now(), productId, storeId: STORE }],
      });

    test(
      'what one process is told, the next feed of either process knows',
      async () => {
        const person = await shopper(houses, '双');
        for (const body of (await feeds(person)).values()) expect(isPersonal(body)).toBe(false);
        await tell(person, 'e1', 'view', `prd_${HAT}`);
        for (const body of (await feeds(person)).values()) expect(isPersonal(body)).toBe(true);

        // Both remember her now; what lies in the cart is offered by neither.
        await tell(person, 'e2', 'cart', `prd_${RING}`);
        for (const body of (await feeds(person)).values()) expect(body).not.toContain(`prd_${RING}`);
      },
      TEST_MS,
    );

    test(
      'personalisation switched off in one process is off in both at the next request',
      async () => {
        const person = await shopper(houses, '关');
        await tell(person, 'o1', 'view', `prd_${HAT}`);
        for (const body of (await feeds(person)).values()) expect(isPersonal(body)).toBe(true);
        await person.call('PUT', '/v1/me/personalisation', { enabled: false });
        for (const body of (await feeds(person)).values()) expect(isPersonal(body)).toBe(false);
      },
      TEST_MS,
    );
  },
);

async function openStore(database: string): Promise<void> {
  const house = await testHouse('SQLite', {}, { DATABASE_URL: database });
  await stockTryOnGoods(house);
  const { container } = house;
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await container.get(STORE_IMPORT).importStores(tx, MERCHANT, [
      {
        ...{
          id: STORE,
          name: '双店',
          district: '江汉区',
          address: '',
          phone: '',
          latitude: 30,
          longitude: 114,
        },
        hours: Array.from({ length: 7 }, () => ({ opensMinute: 0, closesMinute: 1_439 })),
      },
    ]);
    const rows = [GLASSES, HAT, RING, SCARF].map((skuId) => ({ skuId, storeId: STORE, quantity: 5 }));
    await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'two', rows, 0 as EpochMs);
  });
  await house.close();
}
