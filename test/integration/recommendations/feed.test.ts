import type { ProductId } from '#kernel';
import { STOCK } from '#modules/inventory';
import { recommendationsFeature } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, smallShop } from '../../support/small-shop.ts';
import { type Feed, groupOf, importPast, productId, skuId, type TasteShop, tasteShop } from './taste-shop.ts';

const hats = (...numbers: number[]): ProductId[] => numbers.map((n) => productId('hat', n));
const shareOf = (group: string, items: readonly { productId: string }[]) =>
  items.filter((item) => groupOf(item.productId) === group).length / items.length;

describe.each(DATABASE_KINDS)('the feed without a trained model on %s', (kind) => {
  let shop: TasteShop;

  beforeAll(async () => {
    shop = await tasteShop(kind);
    await importPast(shop);
  });
  afterAll(() => shop.close());

  test('a stranger gets the store’s feed, every item with a reason', async () => {
    const { items, personalised } = await shop.feed();
    expect(personalised).toBe(false);
    expect(items).toHaveLength(20);
    for (const { reason, reasonCode } of items) {
      expect(reason).toMatch(/[一-鿿]/);
      expect(['STORE_POPULAR', 'POPULAR', 'NEW', 'IN_STORE']).toContain(reasonCode);
    }
    expect(shareOf('hat', items)).toBeLessThanOrEqual(0.4);
  });

  test('a member who looks at five hats gets hats, at once', async () => {
    const token = await shop.shopper(`hats-${kind}`);
    const before = await shop.feed(token);
    await shop.tell(token, 'view', ...hats(0, 1, 2, 3, 4));
    const after = await shop.feed(token);

    expect(before.personalised).toBe(false);
    expect(after.personalised).toBe(true);
    const firstTen = ({ items }: Feed) => shareOf('hat', items.slice(0, 10));
    expect(firstTen(after)).toBeGreaterThan(firstTen(before));
    expect(after.items.slice(0, 4).every((item) => groupOf(item.productId) === 'hat')).toBe(true);
  });

  test('what she puts into her cart has left her next feed, while many others ask for theirs', async () => {
    const token = await shop.shopper(`busy-${kind}`);
    await shop.tell(token, 'view', ...hats(0, 1, 2));
    const others = await Promise.all([0, 1, 2, 3].map((n) => shop.shopper(`busy-${kind}-${n}`)));
    await Promise.all(others.map((other, n) => shop.tell(other, 'view', productId('tea', n))));
    let isBusy = true;
    const crowd = others.map(async (other) => {
      // Another limit each time: nothing comes from a cache.
      for (let n = 0; isBusy; n += 1) await shop.feed(other, 10 + (n % 20));
    });
    for (let round = 0; round < 5; round += 1) {
      const [first] = (await shop.feed(token)).items.map((item) => item.productId as ProductId);
      await shop.tell(token, 'cart', first as ProductId);
      expect((await shop.feed(token)).items.map((item) => item.productId)).not.toContain(first);
    }
    isBusy = false;
    await Promise.all(crowd);
  });

  test('the last piece, once it is reserved, leaves the next feed', async () => {
    const token = await shop.shopper(`stock-${kind}`);
    await shop.tell(token, 'view', ...hats(5));
    const wanted = productId('hat', 6);
    const has = async () => (await shop.feed(token, 60)).items.some((item) => item.productId === wanted);
    expect(await has()).toBe(true);

    const lines = [{ skuId: skuId('hat', 6), storeId: JIANGHAN, quantity: 3 }];
    const reservation = {
      merchantId: MERCHANT,
      reservationId: 'res-hat6',
      lines,
      expiresAt: shop.clock.now() + 60_000,
    };
    const stock = shop.house.container.get(STOCK);
    await shop.unitOfWork.run((tx) => stock.reserve(tx, reservation));
    await shop.deliver();
    expect(await has()).toBe(false);
    expect((await shop.feed(undefined, 60)).items.some((item) => item.productId === wanted)).toBe(false);

    await shop.unitOfWork.run((tx) => stock.release(tx, MERCHANT, 'res-hat6'));
    await shop.deliver();
    expect(await has()).toBe(true);
  });

  test('what lies in the cart, and what the member does not want to see, is not offered', async () => {
    const token = await shop.shopper(`cart-${kind}`);
    await shop.tell(token, 'view', ...hats(0, 1));
    const [carted, hidden] = hats(2, 3);
    await shop.tell(token, 'cart', carted as ProductId);
    await shop.tell(token, 'not_interested', hidden as ProductId);
    const shown = (await shop.feed(token, 60)).items.map((item) => item.productId);
    expect(shown).not.toContain(carted);
    expect(shown).not.toContain(hidden);

    shop.clock.advance(1_000);
    await shop.tell(token, 'cart_removed', carted as ProductId);
    expect((await shop.feed(token, 60)).items.map((item) => item.productId)).toContain(carted);
  });

  test('an unknown store is not found, and nothing is sold at a store without stock', async () => {
    expect((await shop.call('GET', '/v1/feed?storeId=str_nowhere')).status).toBe(404);
    expect((await shop.call('GET', '/v1/feed?storeId=str_optics')).body).toEqual({
      items: [],
      personalised: false,
    });
  });
});

describe.each(DATABASE_KINDS)('behaviour events on %s', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  const event = (id: string, patch: object = {}) => ({
    id,
    type: 'view',
    at: shop.clock.now(),
    productId: productId('tea', 1),
    ...patch,
  });

  test('the same event twice counts once, within a batch and across batches', async () => {
    const token = await shop.shopper('repeat');
    const first = { token, body: { events: [event('a'), event('b'), event('a')] } };
    expect((await shop.call('POST', '/v1/events', first)).body).toEqual({ accepted: 2, duplicates: 1 });
    expect((await shop.call('POST', '/v1/events', first)).body).toEqual({ accepted: 0, duplicates: 3 });
    const other = { token: await shop.shopper('somebody-else'), body: { events: [event('a')] } };
    expect((await shop.call('POST', '/v1/events', other)).body).toEqual({ accepted: 1, duplicates: 0 });
  });

  test.each([
    ['an unknown kind', { type: 'stare' }, 'events.1.type'],
    ['a purchase that the page claims', { type: 'pay' }, 'events.1.type'],
  ])('%s is refused, and says which one', async (_case, patch, path) => {
    const token = await shop.shopper('wrong');
    const body = { events: [event('ok'), event('bad', patch)] };
    const reply = await shop.call<{ details: { fields: { path: string }[] } }>('POST', '/v1/events', {
      token,
      body,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.details.fields.map((field) => field.path)).toContain(path);
  });

  test('an unknown product refuses the whole batch, and says which one', async () => {
    const token = await shop.shopper('unknown');
    const body = { events: [event('fine'), event('odd', { productId: 'prd_nothing' })] };
    const reply = await shop.call<{ code: string; details: { items: object[] } }>('POST', '/v1/events', {
      token,
      body,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('recommendations.unknown_subject');
    expect(reply.body.details.items).toEqual([{ index: 1, id: 'odd', reason: 'unknown product' }]);
    const retry = await shop.call('POST', '/v1/events', { token, body: { events: [event('fine')] } });
    expect(retry.body).toEqual({ accepted: 1, duplicates: 0 });
  });

  test('a phone whose clock is wrong by more than five minutes does not write history', async () => {
    const token = await shop.shopper('clock');
    const now = shop.clock.now();
    await shop.call('POST', '/v1/events', {
      token,
      body: { events: [event('late', { at: now - 86_400_000 }), event('near', { at: now - 60_000 })] },
    });
    const rows = await shop.reads.all<{ id: string; at: number }>(
      "select id, at from behaviour_events where id in ('late', 'near') order by id",
    );
    expect(rows).toEqual([
      { id: 'late', at: now },
      { id: 'near', at: now - 60_000 },
    ]);
  });

  test('more than a hundred events at once, and events of nobody, are refused', async () => {
    const events = Array.from({ length: 101 }, (_, n) => event(`many-${n}`));
    const token = await shop.shopper('many');
    expect((await shop.call('POST', '/v1/events', { token, body: { events } })).status).toBe(400);
    expect((await shop.call('POST', '/v1/events', { body: { events: [event('x')] } })).status).toBe(401);
  });
});

test('a bought durable is not offered again, a bought consumable may be', async () => {
  const shop = await tasteShop('SQLite');
  const { handlers } = recommendationsFeature;
  const token = await shop.shopper('buyer');
  await shop.tell(token, 'view', productId('hat', 1), productId('tea', 1));
  const [member] = await shop.reads.all<{ member_id: string }>('select member_id from behaviour_events');
  const paid = shop.house.container
    .get(handlers as NonNullable<typeof handlers>)
    .find((handler) => handler.types.includes('orders.order_paid'));
  const line = (group: 'hat' | 'tea') => ({
    skuId: skuId(group, 1),
    productId: productId(group, 1),
    quantity: 1,
    unitPriceFen: 1_000,
  });
  const event = {
    type: 'orders.order_paid',
    occurredAt: shop.clock.now(),
    merchantId: MERCHANT,
    orderId: 'ord-1',
    memberId: member?.member_id,
    groups: [{ storeId: JIANGHAN, lines: [line('hat'), line('tea')] }],
    payableFen: 2_000,
  } as const;
  // At least once: the second delivery must change nothing.
  await paid?.deliver({ id: 'evt-paid', event });
  await paid?.deliver({ id: 'evt-paid', event });
  expect(await shop.count("behaviour_events where kind = 'pay'")).toBe(2);

  const shown = (await shop.feed(token, 60)).items;
  expect(shown.map((item) => item.productId)).not.toContain(productId('hat', 1));
  expect(shown.find((item) => item.productId === productId('tea', 1))?.reason).toBe('你买过的');
  await shop.close();
});

test('a shop that has nothing yet still answers', async () => {
  const shop = await smallShop('SQLite');
  const reply = await shop.call<{ items: object[] }>('GET', `/v1/feed?storeId=${JIANGHAN}`);
  expect(reply.status).toBe(200);
  expect(reply.body.items).toHaveLength(3);
  await shop.close();
});
