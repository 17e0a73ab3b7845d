import { bps, type MemberId, MINUTE_MS, type SkuId, UNIT_OF_WORK } from '#kernel';
import { MEMBER_TIER, MEMBER_TIERS } from '#modules/catalog';
import { RUSH_SETTINGS } from '#modules/orders';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type OffersShop, offersShop, type Wallet } from '../../support/offers-shop.ts';
import { BLACK, BLACK_FEN, BROWN, DUCK, GIFT, JIANGHAN, OPENING_MS } from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

interface TicketBody {
  readonly state?: string;
  readonly orderId: string;
  readonly payableFen: number;
  readonly payBefore: number;
  readonly code?: string;
  readonly title?: string;
  readonly details?: object;
}

interface Sent {
  readonly key?: string;
  readonly storeId?: string;
}

type Wish = readonly [Wallet, SkuId | string, number, Sent & { readonly key: string }];

const GOLD = '金卡';
const QUEUE_ORDERS_MAX = 40;

describe.each(DATABASE_KINDS)('everybody wants one article, on %s', (kind) => {
  let shop: OffersShop;
  let people: Wallet[] = [];
  const levels = new Map<string, number>();
  /** Who has risen since her batch was begun. */
  const risen = new Map<string, number>();
  const failures: unknown[] = [];
  const settings = {
    queueOrdersMax: QUEUE_ORDERS_MAX,
    batchOrdersMax: 100,
    batchWaitMs: 1,
    answerWaitMs: 600_000,
    writeMsMax: 600_000,
    report: (failure: unknown) => void failures.push(failure),
  };
  /** The writer's commits wait while it is shut. */
  let door: PromiseWithResolvers<void>;
  const shut = () => {
    door = Promise.withResolvers<void>();
  };
  const open = () => door.resolve();

  beforeAll(async () => {
    shut();
    open();
    shop = await offersShop(kind, {}, (container) => {
      const inner = container.get(UNIT_OF_WORK);
      container.rebind(UNIT_OF_WORK).toConstantValue({
        async run(work) {
          await door.promise;
          return inner.run(work);
        },
      });
      container.rebind(RUSH_SETTINGS).toConstantValue(settings);
      const standing = (memberId: MemberId, known = levels) => {
        const off = known.get(memberId);
        return off === undefined ? null : { level: 2, discountBps: bps(off) };
      };
      container
        .rebind(MEMBER_TIER)
        .toConstantValue(async (_merchant, memberId) => standing(memberId, risen) ?? standing(memberId));
      container.rebind(MEMBER_TIERS).toConstantValue(async (_merchant, members) => {
        const known = members.map((id) => [id, standing(id)] as const);
        return new Map(known.flatMap(([id, of]) => (of === null ? [] : [[id, of] as const])));
      });
    });
    for (const name of ['甲', '乙', '丙', '丁', GOLD]) people.push(await shop.newShopper(name));
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    open();
    Object.assign(settings, { answerWaitMs: 600_000 });
    levels.clear();
    risen.clear();
    await shop.startAfresh({ [BLACK]: 5, [BROWN]: 10 });
  });
  afterEach(async () => {
    const shelves = await shop.reads.all<{ skuId: string; reserved: number; held: number }>(
      `select s.sku_id as "skuId", s.reserved, coalesce((select sum(l.quantity) from stock_reservation_lines l
         join stock_reservations r on r.merchant_id = l.merchant_id and r.id = l.reservation_id
         where r.state = 'HELD' and l.sku_id = s.sku_id), 0) as held from stock s`,
    );
    for (const { reserved, held } of shelves) expect(reserved).toBe(held);
    expect(await shop.faults()).toEqual([]);
    expect(failures).toEqual([]);
  });

  const who = (n: number): Wallet => people[n] as Wallet;
  const rush = (
    person: Wallet,
    skuId: SkuId | string,
    quantity = 1,
    { key, storeId = JIANGHAN }: Sent = {},
  ) =>
    shop.call<TicketBody>('POST', '/v1/rush-orders', {
      token: person.token,
      body: { storeId, skuId, quantity },
      ...(key === undefined ? {} : { key }),
    });
  const ticket = (person: Wallet, key: string) =>
    shop.call<TicketBody>('GET', `/v1/rush-orders/${key}`, { token: person.token });
  const order = async (person: Wallet, id: string) =>
    (await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token: person.token })).body;
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const waits = (person: Wallet, key: string) =>
    until(async () => (await ticket(person, key)).body.state === 'QUEUED');

  /** All of them in this order, in the commit after the one that is held up. */
  async function inOneCommit(wishes: readonly Wish[]) {
    shut();
    const first = rush(who(3), DUCK, 1, { key: 'holds-up-the-writer' });
    await waits(who(3), 'holds-up-the-writer');
    const sent: ReturnType<typeof rush>[] = [];
    for (const [person, skuId, quantity, more] of wishes) {
      sent.push(rush(person, skuId, quantity, more));
      await waits(person, more.key);
    }
    open();
    expect((await first).status).toBe(201);
    return Promise.all(sent);
  }

  test('what comes of it is an ordinary order: paid, fetched, with five minutes to pay (MKT-13, INV-02)', async () => {
    const { status, body } = await rush(who(0), BLACK, 2);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'ORDERED',
      payableFen: 2 * BLACK_FEN,
      payBefore: shop.clock.now() + 5 * MINUTE_MS,
    });
    const placed = await order(who(0), body.orderId);
    expect(placed).toMatchObject({
      state: 'PENDING_PAY',
      groups: [{ lines: [{ skuId: BLACK, quantity: 2 }] }],
    });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 5, available: 3, reserved: 2 });
    expect(await shop.events('orders.order_placed')).toMatchObject([{ orderId: body.orderId }]);

    await shop.payByEvent(placed);
    await shop.deliver();
    expect(await order(who(0), body.orderId)).toMatchObject({
      state: 'PAID',
      groups: [{ state: 'PREPARING' }],
    });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 3, available: 3, reserved: 0 });
  });

  test('whoever does not pay gives her piece to the next one (INV-02, MKT-13)', async () => {
    const { body } = await rush(who(0), BLACK, 5);
    expect((await rush(who(1), BLACK)).body.code).toBe('inventory.sold_out');
    shop.clock.advance(5 * MINUTE_MS);
    await shop.job('orders.close_overdue');
    const [again] = await Promise.all([shop.newShopper('乙')]);
    expect((await rush(again, BLACK)).status).toBe(201);
    expect(await shop.stock(BLACK)).toEqual({ onHand: 5, available: 4, reserved: 1 });
    expect((await shop.events('orders.order_closed')).map(({ orderId }) => orderId)).toEqual([body.orderId]);
    people = await Promise.all(['甲', '乙', '丙', '丁', GOLD].map((name) => shop.newShopper(name)));
  });

  test('who is refused leaves the neighbours in her commit alone (MKT-13)', async () => {
    await shop.sellForATime(BROWN, 9_000, 2);
    const events = async () => (await shop.events('inventory.stock_changed')).length;
    const before = await events();
    const wishes: readonly Wish[] = [
      [who(0), BLACK, 2, { key: 'two-of-five' }],
      [who(1), BLACK, 4, { key: 'four-of-three' }],
      [who(1), 'sku_nobody_knows', 1, { key: 'unknown-article' }],
      [who(2), BLACK, 1, { key: 'unknown-store', storeId: 'str_nowhere' }],
      [who(2), BROWN, 3, { key: 'over-the-limit' }],
      [who(2), BROWN, 2, { key: 'at-the-limit' }],
      [who(2), BROWN, 1, { key: 'one-too-many' }],
      [who(0), BLACK, 3, { key: 'the-last-three' }],
    ];
    const replies = await inOneCommit(wishes);
    expect(replies.map(({ status, body }) => [status, body.code ?? body.payableFen])).toEqual([
      [201, 2 * BLACK_FEN],
      [409, 'inventory.sold_out'],
      [409, 'orders.item_unavailable'],
      [404, 'orders.store_not_found'],
      [409, 'marketing.limited_price_gone'],
      [201, 18_000],
      [409, 'marketing.limited_price_gone'],
      [201, 3 * BLACK_FEN],
    ]);
    // The holder-up's, and one for all of these.
    expect((await events()) - before).toBe(2);
    expect(await shop.stock(BLACK)).toMatchObject({ available: 0, reserved: 5 });
    expect(await shop.stock(BROWN)).toMatchObject({ available: 8, reserved: 2 });
    expect(await shop.count('orders')).toBe(4);

    // The tickets say the same, and saying it again changes nothing.
    expect((await ticket(who(1), 'four-of-three')).body).toMatchObject({
      ...{ state: 'REFUSED', code: 'inventory.sold_out', title: '库存不足' },
      details: { skuId: BLACK, available: 0 },
    });
    expect(await rush(...(wishes[1] as (typeof wishes)[number]))).toEqual(replies[1]);
    expect(await rush(...(wishes[0] as (typeof wishes)[number]))).toEqual(replies[0]);
  });

  test('a limit per member holds inside one commit, and comes back with a cancelled order (MKT-10, MKT-13)', async () => {
    await shop.sellForATime(BROWN, 8_000, 2);
    const keys = ['tap-tap-1', 'tap-tap-2', 'tap-tap-3'];
    const replies = await inOneCommit(keys.map((key) => [who(0), BROWN, 2, { key }]));
    const [won] = replies.filter(({ status }) => status === 201);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(2);
    expect(won?.body.payableFen).toBe(16_000);
    expect(await shop.stock(BROWN)).toMatchObject({ reserved: 2 });
    await shop.call('POST', `/v1/orders/${won?.body.orderId}/cancel`, { token: who(0).token });
    expect((await rush(who(0), BROWN, 2)).status).toBe(201);
  });

  test('pieces that a limit refuses go to who comes after her in the same commit (INV-03)', async () => {
    await shop.startAfresh({ [BROWN]: 2 });
    await shop.sellForATime(BROWN, 7_000, 2);
    expect((await rush(who(0), BROWN, 1)).status).toBe(201);
    const replies = await inOneCommit([
      [who(0), BROWN, 2, { key: 'wants-too-many' }],
      [who(1), BROWN, 1, { key: 'comes-after' }],
    ]);
    expect(replies.map(({ status }) => status)).toEqual([409, 201]);
    expect(await shop.stock(BROWN)).toMatchObject({ available: 0, reserved: 2 });
  });

  test('each level pays its own price in one commit (MEM-05)', async () => {
    levels.set(who(4).memberId, 1_000);
    const replies = await inOneCommit([
      [who(4), BLACK, 1, { key: 'gold-price' }],
      [who(0), BLACK, 1, { key: 'shelf-price' }],
    ]);
    expect(replies.map(({ body }) => body.payableFen)).toEqual([BLACK_FEN * 0.9, BLACK_FEN]);
  });

  test('who rises while prices are worked out does not take her neighbours along (MEM-05)', async () => {
    risen.set(who(0).memberId, 1_000);
    const replies = await inOneCommit([
      [who(0), BLACK, 1, { key: 'rises-just-now' }],
      [who(1), BLACK, 1, { key: 'stays-as-she-is' }],
    ]);
    expect(replies.map(({ body }) => body.payableFen)).toEqual([BLACK_FEN, BLACK_FEN]);
  });

  test('a full house answers 429 with the time to come again, and loses nobody (MKT-13)', async () => {
    await shop.startAfresh({ [BLACK]: 100 });
    shut();
    const keys = Array.from({ length: QUEUE_ORDERS_MAX }, (_, n) => `in-the-queue-${n}`);
    const inside = keys.map((key, n) => rush(who(n % 4), BLACK, 1, { key }));
    for (const [n, key] of keys.entries()) await waits(who(n % 4), key);
    const reply = await fetch(`${shop.house.url}/v1/rush-orders`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': 'one-too-many-in' },
        authorization: `Bearer ${who(0).token}`,
      },
      body: JSON.stringify({ storeId: JIANGHAN, skuId: BLACK, quantity: 1 }),
    });
    expect(reply.status).toBe(429);
    expect(reply.headers.get('retry-after')).toBe('1');
    expect(await reply.json()).toMatchObject({ code: 'orders.rush_queue_full' });
    expect((await ticket(who(0), 'one-too-many-in')).status).toBe(404);

    open();
    expect(new Set((await Promise.all(inside)).map(({ body }) => body.orderId)).size).toBe(QUEUE_ORDERS_MAX);
    expect(await shop.count('orders')).toBe(QUEUE_ORDERS_MAX);
    expect((await rush(who(0), BLACK, 1, { key: 'one-too-many-in' })).status).toBe(201);
    expect(await shop.stock(BLACK)).toMatchObject({ reserved: QUEUE_ORDERS_MAX + 1 });
  });

  test('a caller who waits too long, or hangs up, finds her order under her key (MKT-13)', async () => {
    shut();
    Object.assign(settings, { answerWaitMs: 1 });
    expect(await rush(who(0), BLACK, 1, { key: 'let-go-early' })).toMatchObject({
      status: 202,
      body: { state: 'QUEUED' },
    });
    Object.assign(settings, { answerWaitMs: 600_000 });
    const hangUp = new AbortController();
    const gone = fetch(`${shop.house.url}/v1/rush-orders`, {
      method: 'POST',
      signal: hangUp.signal,
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': 'hung-up-early' },
        authorization: `Bearer ${who(1).token}`,
      },
      body: JSON.stringify({ storeId: JIANGHAN, skuId: BLACK, quantity: 1 }),
    }).catch(() => 'gone');
    await waits(who(1), 'hung-up-early');
    hangUp.abort();
    expect(await gone).toBe('gone');
    open();
    for (const [person, key] of [
      [who(0), 'let-go-early'],
      [who(1), 'hung-up-early'],
    ] as const) {
      await until(async () => (await ticket(person, key)).body.state === 'ORDERED');
      const { orderId } = (await ticket(person, key)).body;
      expect((await order(person, orderId)).state).toBe('PENDING_PAY');
      expect((await rush(person, BLACK, 1, { key })).body.orderId).toBe(orderId);
    }
    expect(await shop.count('orders')).toBe(2);
  });

  test('a key belongs to one request of one member, whichever door it came through (X-04)', async () => {
    const first = await rush(who(0), BLACK, 1, { key: 'hers-alone-1' });
    expect(await rush(who(0), BLACK, 2, { key: 'hers-alone-1' })).toMatchObject({
      status: 422,
      body: { code: 'request.key_reused' },
    });
    expect((await rush(who(1), BLACK, 1, { key: 'hers-alone-1' })).body.orderId).not.toBe(first.body.orderId);
    expect((await ticket(who(2), 'hers-alone-1')).body.code).toBe('orders.ticket_not_found');

    const groups = [
      { storeId: JIANGHAN, lines: [{ skuId: BLACK, quantity: 1 }], fulfilment: { type: 'pickup' } },
    ];
    const plain = { token: who(0).token, body: { groups }, key: 'plain-order-1' };
    expect((await shop.call('POST', '/v1/orders', plain)).status).toBe(201);
    expect((await rush(who(0), BLACK, 1, { key: 'plain-order-1' })).status).toBe(422);
    expect((await ticket(who(0), 'plain-order-1')).status).toBe(404);
    const crossed = { ...plain, key: 'hers-alone-1' };
    expect((await shop.call('POST', '/v1/orders', crossed)).status).toBe(422);
    expect(await shop.stock(BLACK)).toMatchObject({ reserved: 3 });
  });

  test('what costs nothing is paid at once (known defect 4)', async () => {
    const { body } = await rush(who(0), GIFT);
    expect(body).toMatchObject({ state: 'ORDERED', payableFen: 0 });
    expect(await order(who(0), body.orderId)).toMatchObject({
      state: 'PAID',
      groups: [{ state: 'PREPARING' }],
    });
    expect(await shop.stock(GIFT)).toEqual({ onHand: 9, available: 9, reserved: 0 });
  });
});
