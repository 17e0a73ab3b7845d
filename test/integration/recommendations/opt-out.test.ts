import { type MemberId, MINUTE_MS } from '#kernel';
import { EVENT_IMPORT } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
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
    const { items } = await shop.feed(token);
    await switchTo(token, true);
    expect((await shop.feed(token)).items).toEqual(items);
  });

  test('what is everybody’s may be cached and says when it is unchanged; what is hers may not', async () => {
    const path = `${shop.house.url}/v1/feed?storeId=${JIANGHAN}&limit=20`;
    const ask = (headers: Record<string, string>) => fetch(path, { headers });
    const [off, on] = [await shop.shopper('cached-off'), await shop.shopper('cached-on')];
    await switchTo(off, false);
    await shop.tell(on, 'view', productId('lip', 1));

    const stranger = await ask({});
    const etag = stranger.headers.get('etag') ?? '';
    const same = await ask({ authorization: `Bearer ${off}` });
    for (const answer of [stranger, same]) {
      expect(answer.headers.get('etag')).toBe(etag);
      expect(answer.headers.get('cache-control')).toBe('public, no-cache');
      expect(answer.headers.get('vary')).toMatch(/authorization/i);
    }
    const again = await ask({ authorization: `Bearer ${off}`, 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');

    const hers = await ask({ authorization: `Bearer ${on}`, 'if-none-match': etag });
    expect(hers.status).toBe(200);
    expect(hers.headers.get('etag')).toBeNull();
    expect(hers.headers.get('cache-control')).toBe('no-store');
  });

  test('a consent that is withdrawn counts from the next request, and deletes like the switch', async () => {
    const token = await shop.shopper('withdrawing');
    const consent = { token, body: { purpose: 'profiling.feed' } };
    await shop.call('POST', '/v1/consents', consent);
    await shop.deliver();
    await shop.tell(token, 'view', ...[0, 1, 2].map((n) => productId('coat', n)));
    expect((await shop.feed(token)).personalised).toBe(true);
    const named = await shop.count("behaviour_events where member_id <> 'nobody'");

    await shop.call('DELETE', '/v1/consents/profiling.feed', { token });
    // Before anything was delivered.
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
    await shop.deliver();
    expect(await shop.count("behaviour_events where member_id <> 'nobody'")).toBe(named - 3);
    shop.clock.advance(2 * MINUTE_MS);
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
    expect((await shop.call('GET', '/v1/me/personalisation', { token })).body).toEqual({ enabled: false });

    shop.clock.advance(1_000);
    await shop.call('POST', '/v1/consents', consent);
    await shop.deliver();
    await shop.tell(token, 'view', productId('coat', 4));
    expect((await shop.feed(token)).personalised).toBe(true);
  });

  test('the newest no counts against a late yes, also when there was a no before', async () => {
    const token = await shop.shopper('twice-no');
    await switchTo(token, false);
    shop.clock.advance(1_000);
    await shop.call('POST', '/v1/consents', { token, body: { purpose: 'profiling.feed' } });
    shop.clock.advance(1_000);
    await switchTo(token, false);
    await shop.deliver();
    expect((await shop.call('GET', '/v1/me/personalisation', { token })).body).toEqual({ enabled: false });
  });

  test('a consent that is heard of late does not undo a switch-off that came after it', async () => {
    const token = await shop.shopper('late-yes');
    await shop.call('POST', '/v1/consents', { token, body: { purpose: 'profiling.feed' } });
    shop.clock.advance(1_000);
    await switchTo(token, false);
    await shop.deliver();
    expect((await shop.call('GET', '/v1/me/personalisation', { token })).body).toEqual({ enabled: false });
  });

  test('who says that she is a child loses her own feed at once, though she was known', async () => {
    const token = await shop.shopper('grows-younger');
    await shop.tell(token, 'view', ...[0, 1, 2].map((n) => productId('ear', n)));
    expect((await shop.feed(token)).personalised).toBe(true);
    const named = await shop.count("behaviour_events where member_id <> 'nobody'");
    await shop.call('POST', '/v1/consents', {
      token,
      body: { purpose: 'face.tryon', birthYear: new Date(shop.clock.now()).getFullYear() - 10 },
    });
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
    await shop.deliver();
    expect(await shop.count("behaviour_events where member_id <> 'nobody'")).toBe(named - 3);
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

  test('what another system knows of a child is counted without her name', async () => {
    const token = await shop.shopper('known-elsewhere');
    await shop.call('POST', '/v1/consents', {
      token,
      body: { purpose: 'face.tryon', birthYear: new Date(shop.clock.now()).getFullYear() - 10 },
    });
    // She has switched it on again: that she is a child decides all the same.
    await shop.deliver();
    await switchTo(token, true);
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const importer = shop.house.container.get(EVENT_IMPORT);
    const view = {
      ...{ id: 'elsewhere-1', type: 'view' as const, memberId, productId: productId('ear', 1) },
      ...{ skuId: null, storeId: JIANGHAN, at: shop.clock.now() },
    };
    await shop.unitOfWork.run((tx) => importer.importEvents(tx, MERCHANT, [view]));
    expect(await shop.count(`behaviour_events where member_id = '${memberId}'`)).toBe(0);
  });
});
