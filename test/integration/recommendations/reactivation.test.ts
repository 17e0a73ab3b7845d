import { DAY_MS, HOUR_MS, type StoreId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, OPTICS } from '../../support/small-shop.ts';
import { bought, importEvents, type PlaceShop, placeShop } from './place-shop.ts';
import { groupOf, productId } from './taste-shop.ts';

interface Entry {
  readonly memberId: string;
  readonly name: string;
  readonly overdueRatio: number;
  readonly intervalDays: number;
  readonly category: { readonly id: string; readonly chance: number };
  readonly products: readonly { readonly productId: string }[];
}
interface Entries {
  readonly items: readonly Entry[];
  readonly nextCursor: string | null;
}

const PATH = '/v1/console/recommender/reactivation';
const AGREED = { purpose: 'marketing.messages' };

describe.each(DATABASE_KINDS)('whom a message could bring back, on %s', (kind) => {
  let shop: PlaceShop;
  let owner: string;
  const ids = new Map<string, string>();
  const tokens = new Map<string, string>();

  /** Four purchases of tea, `every` days apart, the last one `ago` days ago. */
  async function person(name: string, every: number, ago: number, agrees = true): Promise<void> {
    const token = await shop.shopper(name);
    const memberId = await shop.memberOf(token);
    tokens.set(name, token);
    ids.set(name, memberId);
    if (agrees) await shop.call('POST', '/v1/consents', { token, body: AGREED });
    const now = shop.clock.now();
    await importEvents(
      shop,
      [3, 2, 1, 0].flatMap((back) =>
        bought(memberId, [productId('tea', 1 + back)], now - (ago + back * every) * DAY_MS),
      ),
    );
  }

  beforeAll(async () => {
    shop = await placeShop(kind);
    owner = await shop.staff('owner');
    await person('晚了一点', 10, 12);
    await person('晚了很多', 10, 31);
    await person('=准时', 10, 5);
    await person('没有同意', 10, 15, false);
    await person('关了推荐', 10, 15);
    await shop.call('PUT', '/v1/me/personalisation', {
      token: tokens.get('关了推荐') as string,
      body: { enabled: false },
    });
    await person('孩子', 10, 15);
    const birthYear = new Date(shop.clock.now()).getUTCFullYear() - 9;
    await shop.call('POST', '/v1/consents', {
      token: tokens.get('孩子') as string,
      body: { purpose: 'profiling.feed', birthYear },
    });
  });
  afterAll(() => shop.close());

  const page = async (query = '') =>
    (await shop.call<Entries>('GET', `${PATH}${query}`, { token: owner })).body;
  const whose = ({ items }: Entries) => items.map((item) => item.memberId);

  test('late by their own rhythm and agreed; least late first, names masked', async () => {
    const found = await page();
    expect(whose(found)).toEqual([ids.get('晚了一点'), ids.get('晚了很多')]);
    expect(found.items[0]).toMatchObject({ name: '晚**', intervalDays: 10, overdueRatio: 1.2 });
    expect(JSON.stringify(found)).not.toContain('晚了一点');
  });

  test('with the category that she will most likely want, and two products that her store has', async () => {
    const [first] = (await page()).items;
    expect(first?.category.id).toBe('tea');
    expect(first?.category.chance).toBeGreaterThan(0);
    expect(first?.products).toHaveLength(2);
    for (const product of first?.products ?? []) expect(groupOf(product.productId)).toBe('tea');
  });

  test('pages fit together; one store’s list holds who bought there last', async () => {
    const first = await page('?limit=1');
    const second = await page(`?limit=1&cursor=${first.nextCursor}`);
    expect([...whose(first), ...whose(second)]).toEqual([ids.get('晚了一点'), ids.get('晚了很多')]);
    expect(second.nextCursor).toBeNull();
    expect(whose(await page(`?storeId=${JIANGHAN}`))).toHaveLength(2);
    expect(whose(await page(`?storeId=${OPTICS}`))).toEqual([]);
  });

  test('as a table for the owner, who is on record for having taken it', async () => {
    const reply = await fetch(`${shop.house.url}${PATH}.csv`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await reply.text()).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    const { body } = await shop.call<{ items: { action: string }[] }>('GET', '/v1/console/audit', {
      token: owner,
    });
    expect(body.items[0]?.action).toBe('recommendations.export_reactivation');
  });

  test('somebody whose store has closed is left out, and the others are still listed', async () => {
    const memberId = await shop.memberOf(await shop.shopper('老店的客人'));
    const token = await shop.shopper('老店的客人');
    await shop.call('POST', '/v1/consents', { token, body: AGREED });
    const now = shop.clock.now();
    const closed = 'str_closed' as StoreId;
    for (const daysAgo of [42, 32, 22, 12])
      await importEvents(
        shop,
        bought(memberId, [productId('tea', 1)], now - daysAgo * DAY_MS).map((event) => ({
          ...event,
          storeId: closed,
        })),
      );
    shop.clock.advance(HOUR_MS);
    expect(whose(await page())).toEqual([ids.get('晚了一点'), ids.get('晚了很多')]);
  });

  test('a clerk has no business with it', async () => {
    const token = await shop.staff('jianghan');
    expect((await shop.call('GET', PATH, { token })).status).toBe(403);
    expect((await shop.call('GET', `${PATH}?storeId=${JIANGHAN}`, { token })).status).toBe(403);
  });

  test('a withdrawal counts at the next page', async () => {
    await shop.call('DELETE', `/v1/consents/${AGREED.purpose}`, { token: tokens.get('晚了一点') as string });
    expect(whose(await page())).toEqual([ids.get('晚了很多')]);
  });

  test('whoever has just bought a durable thing is offered from the next category that has something (REC-04)', async () => {
    const token = await shop.shopper('刚买了帽子');
    const memberId = await shop.memberOf(token);
    await shop.call('POST', '/v1/consents', { token, body: AGREED });
    const now = shop.clock.now();
    for (const daysAgo of [42, 32, 22])
      await importEvents(shop, bought(memberId, [productId('ear', 1)], now - daysAgo * DAY_MS));
    await importEvents(shop, bought(memberId, [productId('hat', 1)], now - 12 * DAY_MS));
    shop.clock.advance(HOUR_MS);
    const entry = (await page()).items.find((item) => item.memberId === memberId);
    expect(entry?.category.id).toBe('ear');
    expect(entry?.products.map((product) => groupOf(product.productId))).toEqual(['ear', 'ear']);
  });
});
