import { READS } from '#db';
import { CLOCK } from '#kernel';
import { OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

const HERE = { latitude: 30.506123, longitude: 114.398321 };

interface Stores {
  readonly code?: string;
  readonly items: readonly { readonly id: string; readonly distanceMetres: number | null }[];
}

describe('where a member stands', () => {
  let shop: SmallShop;
  let token: string;
  beforeAll(async () => {
    shop = await smallShop('SQLite');
    token = await shop.shopper('wanderer');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const nearest = (consentToken: string) =>
    shop.call<Stores>('POST', '/v1/me/nearest-stores', { token, body: { consentToken, ...HERE } });
  async function consent(purpose: string): Promise<string> {
    const birthYear = new Date(shop.house.container.get(CLOCK).now()).getUTCFullYear() - 30;
    const given = await shop.call<{ consentToken: string }>('POST', '/v1/consents', {
      ...{ token, body: { purpose, birthYear } },
    });
    return given.body.consentToken;
  }

  test('is asked for under her separate consent alone, and a withdrawal ends it (PRV-03)', async () => {
    const other = await consent('location.district');
    expect((await nearest(other)).status).toBe(403);
    const mine = await consent('location.precise');
    const { status, body } = await nearest(mine);
    expect([status, body.items[0]?.id]).toEqual([200, 'str_optics']);
    expect(body.items[0]?.distanceMetres).toBeLessThan(200);

    await shop.call('DELETE', '/v1/consents/location.precise', { token });
    const refused = await nearest(mine);
    expect([refused.status, refused.body.code]).toEqual([403, 'stores.position_needs_consent']);
  });

  test('is not taken past that door; who is not known may ask, and the list without a position is everybody’s', async () => {
    const query = `/v1/stores?latitude=${HERE.latitude}&longitude=${HERE.longitude}`;
    const known = await shop.call<Stores>('GET', query, { token });
    expect([known.status, known.body.code]).toEqual([403, 'stores.position_needs_consent']);
    expect((await shop.call('GET', query)).status).toBe(200);
    expect((await shop.call('GET', '/v1/stores', { token })).status).toBe(200);
  });

  test('is in no row of the database afterwards (PRV-04)', async () => {
    await nearest(await consent('location.precise'));
    const reads = shop.house.container.get(READS);
    const tables = await reads.all<{ name: string }>("select name from sqlite_master where type = 'table'");
    const rows = await Promise.all(tables.map(({ name }) => reads.all(`select * from "${name}"`)));
    const all = JSON.stringify(rows);
    expect(all.includes(String(HERE.latitude)) || all.includes(String(HERE.longitude))).toBe(false);
  });
});
