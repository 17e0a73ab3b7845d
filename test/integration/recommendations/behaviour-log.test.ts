import { DAY_MS, HOUR_MS, type MemberId, type ProductId } from '#kernel';
import { EVENT_IMPORT, type ImportedEvent } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { productId, type TasteShop, tasteShop } from './taste-shop.ts';

interface Row {
  readonly id: string;
  readonly member_id: string;
  readonly is_repeat: number;
}

describe.each(DATABASE_KINDS)('the behaviour log on %s (MEM-13)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  const send = (token: string, ...events: readonly object[]) =>
    shop.call<{ code?: string; accepted?: number }>('POST', '/v1/events', { token, body: { events } });
  const event = (id: string, patch: object = {}) => ({
    ...{ id, type: 'view', at: shop.clock.now(), productId: productId('tea', 1), storeId: JIANGHAN },
    ...patch,
  });
  const rows = (like: string) =>
    shop.reads.all<Row & Record<string, unknown>>(
      'select * from behaviour_events where id like ? order by id',
      [`${like}%`],
    );
  const imported = (id: string, patch: Partial<ImportedEvent> = {}): ImportedEvent => ({
    ...{ id, type: 'view', memberId: 'mem_imported' as MemberId, productId: productId('hat', 1) },
    ...{ skuId: null, storeId: JIANGHAN, at: shop.clock.now() - DAY_MS },
    ...patch,
  });
  const importAll = (...events: readonly ImportedEvent[]) =>
    shop.unitOfWork.run((tx) => shop.house.container.get(EVENT_IMPORT).importEvents(tx, MERCHANT, events));

  test('each row says under which version and for which purpose it was written, and what led to it', async () => {
    const token = await shop.shopper('traced');
    const at = shop.clock.now() - 1_000;
    await send(token, event('traced-1', { at, place: 'home', position: 3, exposureId: 'exp-9' }));
    expect(await rows('traced-1')).toEqual([
      expect.objectContaining({
        ...{ schema_version: 1, purpose: 'profiling.feed', source: 'page', client_at: at, at },
        ...{ place: 'home', position: 3, exposure_id: 'exp-9', is_repeat: 0 },
      }),
    ]);
  });

  test('without consent only a count remains: no name, no exposure, no exact time, not even the id', async () => {
    const token = await shop.shopper('private');
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    const lip = productId('lip', 3);
    await send(token, event('private-1', { productId: lip, place: 'home', exposureId: 'exp-1' }));
    expect(await rows('private-1')).toEqual([]);
    const [counted] = await shop.reads.all<Record<string, unknown>>(
      'select * from behaviour_events where product_id = ?',
      [lip],
    );
    expect(counted).toMatchObject({ member_id: 'nobody', purpose: null, exposure_id: null, client_at: null });
    expect((counted as { at: number }).at % HOUR_MS).toBe(0);
    // The same report again is still recognised.
    expect((await send(token, event('private-1', { productId: lip }))).body).toMatchObject({ accepted: 0 });
  });

  test('a reload within half an hour is kept but does not count, after that it does', async () => {
    const token = await shop.shopper('reloading');
    await send(token, event('reload-1'), event('reload-2'));
    shop.clock.advance(29 * 60_000);
    await send(token, event('reload-3'));
    shop.clock.advance(2 * 60_000);
    await send(token, event('reload-4'));
    expect((await rows('reload')).map(({ is_repeat }) => is_repeat)).toEqual([0, 1, 1, 0]);
  });

  test('into the cart, out of it and in again within a minute: it lies in the cart', async () => {
    const token = await shop.shopper('undecided');
    const [wanted, other] = [productId('coat', 5), productId('coat', 6)];
    await send(token, event('cart-0', { productId: other }));
    for (const [n, type] of ['cart', 'cart_removed', 'cart'].entries()) {
      shop.clock.advance(1_000);
      await send(token, event(`cart-${n + 1}`, { type, productId: wanted }));
    }
    expect((await shop.feed(token, 60)).items.map((item) => item.productId)).not.toContain(wanted);
  });

  test('what was only shown changes no taste, however often', async () => {
    const token = await shop.shopper('scroller');
    await send(token, event('scroll-0', { productId: productId('ear', 2) }));
    const before = await shop.feed(token);
    const shown = Array.from({ length: 60 }, (_, n) =>
      event(`scroll-${n + 1}`, { type: 'impression', productId: productId('hat', n % 10) }),
    );
    expect((await send(token, ...shown)).body).toMatchObject({ accepted: 60 });
    expect((await shop.feed(token)).items).toEqual(before.items);
  });

  test.each([
    ['ten thousand events at once', () => Array.from({ length: 10_000 }, (_, n) => event(`flood-${n}`))],
    ['an id of a million characters', () => [event('x'.repeat(1_000_000))]],
    ['a place of a thousand characters', () => [event('hostile-place', { place: 'x'.repeat(1_000) })]],
    ['another shop’s product', () => [event('hostile-product', { productId: 'prd_elsewhere' })]],
    ['another shop’s store', () => [event('hostile-store', { storeId: 'str_elsewhere' })]],
    ['a time that is no time', () => [event('hostile-time', { at: -1 })]],
    ['a refund that the page claims', () => [event('hostile-refund', { type: 'refund' })]],
    ['a negative position', () => [event('hostile-position', { position: -1 })]],
  ])('%s is refused and nothing of it is kept', async (_case, events) => {
    const token = await shop.shopper('hostile');
    const before = await shop.count('behaviour_events');
    const reply = await send(token, ...events());
    expect([400, 413]).toContain(reply.status);
    expect(await shop.count('behaviour_events')).toBe(before);
  });

  test('a batch of a version that this server does not know is refused', async () => {
    const token = await shop.shopper('tomorrow');
    const body = { schemaVersion: 2, events: [event('tomorrow-1')] };
    expect((await shop.call('POST', '/v1/events', { token, body })).status).toBe(400);
  });

  test('reviews, refunds and what happened at a till come by import', async () => {
    await importAll(
      imported('imp-review', { type: 'review', stars: 5 }),
      imported('imp-refund', { type: 'refund' }),
      imported('imp-visit', { type: 'store_visit', productId: null }),
      imported('imp-nobody', { memberId: null }),
    );
    expect((await rows('imp-')).map(({ id, stars }) => [id, stars])).toEqual([
      ['imp-refund', null],
      ['imp-review', 5],
      ['imp-visit', null],
    ]);
  });

  test.each<[string, Partial<ImportedEvent>]>([
    ['tomorrow', { at: 8e12 }],
    ['a review without stars', { type: 'review' }],
    ['six stars', { type: 'review', stars: 6 }],
    ['stars of a view', { stars: 5 }],
    ['a sale of nothing', { type: 'pay', productId: null }],
    ['an id without end', { id: 'x'.repeat(10_000) }],
    ['a kind that does not exist', { type: 'stare' as ImportedEvent['type'] }],
  ])('an import with %s is refused as a whole', async (_case, patch) => {
    await expect(importAll(imported('half-1'), imported('half-2', patch))).rejects.toMatchObject({
      code: 'recommendations.impossible_events',
    });
    expect(await rows('half-')).toEqual([]);
  });

  test('an import cannot bring back what a member switched off', async () => {
    const token = await shop.shopper('gone');
    await send(token, event('gone-1', { productId: productId('ear', 9) }));
    const [row] = await rows('gone-1');
    const memberId = row?.member_id as MemberId;
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    await importAll(imported('gone-2', { memberId }));
    expect(await shop.count(`behaviour_events where member_id = '${memberId}'`)).toBe(0);
  });

  test('thirteen months later nothing is left, and the sweep is bounded', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) =>
      imported(`old-${n}`, {
        at: shop.clock.now() - 390 * DAY_MS,
        productId: productId('hat', n % 10) as ProductId,
      }),
    );
    await importAll(...many);
    await shop.job('recommendations.sweep_behaviour');
    expect(await rows('old-')).toHaveLength(5_000);
    shop.clock.advance(10 * DAY_MS);
    await shop.job('recommendations.sweep_behaviour');
    expect(await rows('old-')).toEqual([]);
    expect((await rows('traced')).length).toBe(1);
  });
});
