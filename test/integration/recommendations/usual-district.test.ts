import { DAY_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, OPTICS } from '../../support/small-shop.ts';
import { type TasteShop, tasteShop } from './taste-shop.ts';

interface Suggestions {
  readonly items: readonly {
    readonly storeId: string;
    readonly reasonCode: string;
    readonly reason: string;
  }[];
  readonly usualDistrict: { readonly code: string; readonly name: string } | null;
}

const PURPOSE = 'location.district';

describe.each(DATABASE_KINDS)('the usual district on %s', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  let visits = 0;
  // Days pass, and with them every token: she signs in each time.
  const signIn = (who: string) => shop.shopper(`${who}-${kind}`);
  async function visit(who: string, storeId: string, days: number): Promise<void> {
    for (let day = 0; day < days; day += 1) {
      const token = await signIn(who);
      visits += 1;
      const event = { id: `visit-${visits}`, type: 'store_visit', at: shop.clock.now(), storeId };
      await shop.call('POST', '/v1/events', { token, body: { events: [event] } });
      shop.clock.advance(DAY_MS);
    }
  }
  const stores = async (who: string) =>
    (await shop.call<Suggestions>('GET', '/v1/recommendations/stores', { token: await signIn(who) })).body;
  const agree = async (who: string) =>
    shop.call('POST', '/v1/consents', { token: await signIn(who), body: { purpose: PURPOSE } });

  test('without consent nothing is usual, however often she came', async () => {
    const who = 'silent';
    await visit(who, OPTICS, 3);
    const { items, usualDistrict } = await stores(who);
    expect(usualDistrict).toBeNull();
    expect(items.every(({ reasonCode }) => reasonCode !== 'USUAL_DISTRICT')).toBe(true);
  });

  test('with consent: where she was on most days, as a code, and its stores come first', async () => {
    const who = 'regular';
    await visit(who, JIANGHAN, 1);
    await visit(who, OPTICS, 3);
    await agree(who);
    const { items, usualDistrict } = await stores(who);
    expect(usualDistrict).toEqual({ code: '420111', name: '洪山区' });
    expect(items[0]).toMatchObject({ storeId: OPTICS, reason: '在你常去的洪山区' });
  });

  test('once is no habit, and what is older than 90 days is forgotten', async () => {
    const who = 'seldom';
    await agree(who);
    await visit(who, OPTICS, 1);
    expect((await stores(who)).usualDistrict).toBeNull();
    await visit(who, OPTICS, 2);
    shop.clock.advance(91 * DAY_MS);
    expect((await stores(who)).usualDistrict).toBeNull();
  });

  test('a store that she named herself comes before her district, also without personalisation', async () => {
    const token = await signIn('names');
    const topics = { new_arrivals: [], restock: [], price_drop: [], coupons: [], store_events: [] };
    const wishes = { categories: [], brands: [], sizes: [], styles: [], stores: [OPTICS], topics };
    await shop.call('PUT', '/v1/me/preferences', { token, body: wishes });
    const named = { storeId: OPTICS, reasonCode: 'PREFERRED', reason: '你选的常去门店' };
    expect((await stores('names')).items[0]).toMatchObject(named);
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    expect((await stores('names')).items[0]).toMatchObject(named);
    await shop.call('PUT', '/v1/me/preferences', { token, body: { ...wishes, stores: [JIANGHAN] } });
    expect((await stores('names')).items[0]).toMatchObject({ storeId: JIANGHAN });
  });

  test('a withdrawal counts at the next request, and nothing about districts is stored', async () => {
    const who = 'leaves';
    await agree(who);
    await visit(who, OPTICS, 3);
    expect((await stores(who)).usualDistrict?.code).toBe('420111');
    await shop.call('DELETE', `/v1/consents/${PURPOSE}`, { token: await signIn(who) });
    expect((await stores(who)).usualDistrict).toBeNull();
  });

  test('who may be under 14 cannot consent', async () => {
    const who = 'child';
    const birthYear = new Date(shop.clock.now()).getUTCFullYear() - 10;
    const token = await signIn(who);
    const reply = await shop.call('POST', '/v1/consents', { token, body: { purpose: PURPOSE, birthYear } });
    expect(reply.status).toBe(403);
  });
});
