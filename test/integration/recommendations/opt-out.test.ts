import { DATABASE_KINDS } from '../../support/databases.ts';
import { productId, type TasteShop, tasteShop } from './taste-shop.ts';

describe.each(DATABASE_KINDS)('personalisation switched off on %s (REC-05)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  const switchTo = (token: string, enabled: boolean) =>
    shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled } });

  test('two members with opposite tastes and a stranger get the very same bytes', async () => {
    const [hats, teas] = [await shop.shopper('hat-lover'), await shop.shopper('tea-lover')];
    await shop.tell(hats, 'view', ...[0, 1, 2, 3].map((n) => productId('hat', n)));
    await shop.tell(teas, 'view', ...[0, 1, 2, 3].map((n) => productId('tea', n)));
    expect(await shop.feedBytes(hats)).not.toBe(await shop.feedBytes(teas));

    for (const token of [hats, teas]) expect((await switchTo(token, false)).status).toBe(200);
    const stranger = await shop.feedBytes();
    expect(await shop.feedBytes(hats)).toBe(stranger);
    expect(await shop.feedBytes(teas)).toBe(stranger);
    expect((await shop.call('GET', '/v1/me/personalisation', { token: hats })).body).toEqual({
      enabled: false,
    });
  });

  test('it counts from the next request, deletes what was known, and what comes later has no name', async () => {
    const token = await shop.shopper('forgetful');
    await shop.tell(token, 'view', ...[4, 5, 6].map((n) => productId('lip', n)));
    const named = await shop.count("behaviour_events where member_id <> 'nobody'");
    await switchTo(token, false);
    expect(await shop.count("behaviour_events where member_id <> 'nobody'")).toBe(named - 3);

    expect((await shop.tell(token, 'view', productId('lip', 7))).body).toEqual({
      accepted: 1,
      duplicates: 0,
    });
    expect(await shop.count("behaviour_events where member_id <> 'nobody'")).toBe(named - 3);
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
  });

  test('switched on again, it starts from nothing', async () => {
    const token = await shop.shopper('returning');
    await shop.tell(token, 'view', ...[0, 1, 2].map((n) => productId('ear', n)));
    await switchTo(token, false);
    await switchTo(token, true);
    expect((await shop.feed(token)).personalised).toBe(false);
    await shop.tell(token, 'view', productId('coat', 1));
    const { items, personalised } = await shop.feed(token);
    expect(personalised).toBe(true);
    expect(items.some(({ reason }) => reason.includes('prd_ear'))).toBe(false);
  });

  test('switching on what is on changes nothing', async () => {
    const token = await shop.shopper('steady');
    await shop.tell(token, 'view', productId('coat', 2));
    const before = await shop.feedBytes(token);
    await switchTo(token, true);
    expect(await shop.feedBytes(token)).toBe(before);
  });

  test('a member who may be under fourteen is never profiled', async () => {
    const token = await shop.shopper('child');
    await shop.call('POST', '/v1/consents', {
      token,
      body: { purpose: 'face.tryon', birthYear: new Date(shop.clock.now()).getFullYear() - 10 },
    });
    await shop.tell(token, 'view', ...[0, 1, 2].map((n) => productId('ear', n)));
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
  });
});
