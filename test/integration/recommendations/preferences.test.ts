import { DATABASE_KINDS } from '../../support/databases.ts';
import { groupOf, productId, type TasteShop, tasteShop } from './taste-shop.ts';

const NOTHING = {
  ...{ categories: [], brands: [], sizes: [], styles: [], stores: [] },
  topics: { new_arrivals: [], restock: [], price_drop: [], coupons: [], store_events: [] },
};

describe.each(DATABASE_KINDS)('what a member says she likes, on %s (MEM-11)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  const say = (token: string, wishes: object) =>
    shop.call('PUT', '/v1/me/preferences', { token, body: { ...NOTHING, ...wishes } });
  const groups = async (token: string) =>
    (await shop.feed(token)).items.map((item) => groupOf(item.productId));

  test('a newcomer who likes hats gets hats first, and is told why', async () => {
    const token = await shop.shopper('newcomer');
    expect((await shop.feed(token)).personalised).toBe(false);
    expect((await say(token, { categories: ['hat'] })).status).toBe(200);
    const { items, personalised } = await shop.feed(token);
    expect(personalised).toBe(true);
    expect((await groups(token)).slice(0, 4)).toEqual(['hat', 'hat', 'hat', 'hat']);
    expect(items[0]).toMatchObject({ reasonCode: 'PREFERENCE', reason: '你说过喜欢「hat」' });
  });

  test('what she said outranks what her clicks say, from the next request on, and back again', async () => {
    const token = await shop.shopper('tea-clicker');
    await shop.tell(token, 'view', ...[0, 1, 2, 3, 4].map((n) => productId('tea', n)));
    expect((await groups(token)).slice(0, 3)).toEqual(['tea', 'tea', 'tea']);
    await say(token, { categories: ['hat'] });
    const wished = await groups(token);
    expect(wished.lastIndexOf('hat')).toBeLessThan(wished.indexOf('tea'));
    await say(token, {});
    expect((await groups(token)).slice(0, 3)).toEqual(['tea', 'tea', 'tea']);
  });

  test('without personalisation her wishes change nothing', async () => {
    const token = await shop.shopper('private');
    await say(token, { categories: ['lip'] });
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
  });

  test('what was chosen is kept, once each; a channel that does not exist is refused', async () => {
    const token = await shop.shopper('chooser');
    const topics = { ...NOTHING.topics, coupons: ['wechat', 'wechat'] };
    await say(token, { brands: ['江汉', '江汉'], sizes: ['L'], topics });
    expect((await shop.call('GET', '/v1/me/preferences', { token })).body).toEqual({
      ...NOTHING,
      ...{ brands: ['江汉'], sizes: ['L'] },
      topics: { ...NOTHING.topics, coupons: ['wechat'] },
    });
    expect((await say(token, { topics: { ...NOTHING.topics, coupons: ['pigeon'] } })).status).toBe(400);
    expect((await shop.events('members.preferences_changed')).length).toBeGreaterThan(0);
  });
});
