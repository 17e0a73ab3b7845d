import { DATABASE_KINDS } from '../../support/databases.ts';
import { OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface StoresBody {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly distanceMetres: number | null;
    readonly hoursText: string;
  }[];
  readonly nextCursor: string | null;
}

describe.each(DATABASE_KINDS)('stores on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const stores = (query = '') => shop.call<StoresBody>('GET', `/v1/stores${query}`);

  test('the nearest store comes first', async () => {
    const inOptics = await stores('?latitude=30.506&longitude=114.398');
    expect(inOptics.body.items.map(({ id }) => id)).toEqual(['str_optics', 'str_jianghan']);
    expect(inOptics.body.items[0]?.distanceMetres).toBeLessThan(200);
    const inJianghan = await stores('?latitude=30.581&longitude=114.289');
    expect(inJianghan.body.items.map(({ id }) => id)).toEqual(['str_jianghan', 'str_optics']);
  });

  test('without a position there is no distance, and hours are those of today', async () => {
    const { body } = await stores();
    expect(body.items.map(({ distanceMetres, hoursText }) => [distanceMetres, hoursText])).toEqual([
      [null, '10:00–22:00'],
      [null, '10:00–22:00'],
    ]);
  });

  test.each(['', 'latitude=30.506&longitude=114.398&'])(
    'a chain of any size is read page by page: each store once (X-08) %s',
    async (seenFrom) => {
      const all = await stores(`?${seenFrom}`);
      const first = await stores(`?${seenFrom}limit=1`);
      const second = await stores(`?${seenFrom}limit=1&cursor=${first.body.nextCursor}`);
      expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
      expect([all.body.nextCursor, second.body.nextCursor]).toEqual([null, null]);
    },
  );

  test('half a position is refused', async () => {
    expect((await stores('?latitude=30.5')).status).toBe(400);
    expect((await stores('?latitude=91&longitude=0')).status).toBe(400);
  });
});
