import type { OrderId, ProductId } from '#kernel';
import { fen, type MemberId } from '#kernel';
import { AUDIT } from '#modules/access';
import { STOCK_IMPORT } from '#modules/inventory';
import { ORDER_IMPORT, type PastOrder } from '#modules/orders';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
  DUCK,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };

describe.each(DATABASE_KINDS)('the counter on %s', (kind) => {
  let shop: SmallShop;
  let shopper: string;
  let clerk: string;
  let stranger: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh();
    shopper = await shop.shopper('晓雯');
    clerk = await shop.staff('jianghan');
    stranger = await shop.staff('optics');
  });

  /** 0 yuan, so that it is paid at once. */
  const paid = async (fulfilment: object = { type: 'pickup' }, skuId = GIFT) => {
    const body = { groups: basket({ [skuId]: 1 }, fulfilment) };
    return (await shop.call<OrderBody>('POST', '/v1/orders', { token: shopper, body })).body;
  };
  const ready = (id: string, token = clerk, storeId = JIANGHAN, key?: string) =>
    shop.call<OrderBody & { code?: string }>('POST', `/v1/console/orders/${id}/ready`, {
      token,
      body: { storeId },
      ...(key === undefined ? {} : { key }),
    });
  const verify = (code: string | null | undefined, token = clerk, storeId = JIANGHAN, key?: string) =>
    shop.call<OrderBody & { code?: string }>('POST', '/v1/console/pickups/verify', {
      token,
      body: { storeId, code },
      ...(key === undefined ? {} : { key }),
    });
  const codeOf = ({ groups }: OrderBody) => groups[0]?.pickupCode;

  test('a code works once, after the goods are ready', async () => {
    const order = await paid();
    expect(await verify(codeOf(order))).toMatchObject({
      status: 409,
      body: { code: 'orders.illegal_transition' },
    });
    expect((await ready(order.id)).status).toBe(200);
    expect(await ready(order.id)).toMatchObject({ status: 409, body: { code: 'orders.illegal_transition' } });
    expect(await verify(codeOf(order), clerk, JIANGHAN, 'verify-key-1')).toMatchObject({
      status: 200,
      body: { state: 'COMPLETED' },
    });
    expect(await verify(codeOf(order), clerk, JIANGHAN, 'verify-key-1')).toMatchObject({
      status: 200,
      body: { state: 'COMPLETED' },
    });
    expect(await verify(codeOf(order))).toMatchObject({
      status: 409,
      body: { code: 'orders.already_picked_up' },
    });
  });

  test('an order of two stores is complete when both have handed over their part, even at the same moment', async () => {
    const stock = shop.house.container.get(STOCK_IMPORT);
    const there = [{ skuId: GIFT, storeId: OPTICS, quantity: 3 }];
    await shop.unitOfWork.run((tx) => stock.receive(tx, MERCHANT, 'to-optics', there, 1));
    const groups = [...basket({ [GIFT]: 1 }), ...basket({ [GIFT]: 2 }, { type: 'pickup' }, OPTICS)];
    const { body } = await shop.call<OrderBody>('POST', '/v1/orders', { token: shopper, body: { groups } });
    const codes = new Map(body.groups.map(({ storeId, pickupCode }) => [storeId, pickupCode]));
    expect(codes.size).toBe(2);
    await ready(body.id);
    await ready(body.id, stranger, OPTICS);
    const seen = await shop.call<OrderBody>('GET', `/v1/console/orders/${body.id}`, { token: stranger });
    expect(seen.body.groups.map(({ storeId }) => storeId)).toEqual([OPTICS]);

    const handed = await Promise.all([
      verify(codes.get(JIANGHAN)),
      verify(codes.get(OPTICS), stranger, OPTICS),
    ]);
    expect(handed.map(({ status }) => status)).toEqual([200, 200]);
    const after = await shop.call<OrderBody>('GET', `/v1/orders/${body.id}`, { token: shopper });
    expect(after.body.state).toBe('COMPLETED');
  });

  test('a parcel cannot be laid out for pickup', async () => {
    const order = await paid({ type: 'delivery', address: ADDRESS }, GIFT);
    await shop.payByEvent(order);
    await shop.deliver();
    expect(await ready(order.id)).toMatchObject({
      status: 409,
      body: { code: 'orders.illegal_transition', details: { from: 'PREPARING', fulfilment: 'delivery' } },
    });
  });

  test('two clerks who scan the same code at the same moment hand the goods over once', async () => {
    const order = await paid();
    await ready(order.id);
    const replies = await Promise.all([verify(codeOf(order)), verify(codeOf(order))]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await shop.events('orders.group_picked_up')).toHaveLength(1);
  });

  test('only staff of that store: another store’s clerk can neither prepare nor hand over', async () => {
    const order = await paid();
    expect((await ready(order.id, stranger)).status).toBe(403);
    expect((await ready(order.id, stranger, OPTICS)).status).toBe(404);
    await ready(order.id);
    expect((await verify(codeOf(order), stranger)).status).toBe(403);
    expect(await verify(codeOf(order), stranger, OPTICS)).toMatchObject({
      status: 404,
      body: { code: 'orders.pickup_code_unknown' },
    });
    expect((await shop.call('GET', `/v1/console/orders/${order.id}`, { token: stranger })).status).toBe(403);
    expect((await verify(codeOf(order), await shop.staff('owner'))).status).toBe(200);
  });

  test('a shopper’s token opens nothing at the counter', async () => {
    const order = await paid();
    expect((await ready(order.id, shopper)).status).toBe(401);
    expect((await shop.call('GET', '/v1/console/orders', { token: shopper })).status).toBe(401);
  });

  test('a mistyped code is told apart from an unknown one', async () => {
    expect(await verify('12345678')).toMatchObject({
      status: 422,
      body: { code: 'orders.pickup_code_mistyped' },
    });
    expect(await verify('79927398')).toMatchObject({
      status: 404,
      body: { code: 'orders.pickup_code_unknown' },
    });
  });

  test('every act at the counter is in the audit chain', async () => {
    const order = await paid();
    await ready(order.id);
    await verify(codeOf(order));
    expect(await shop.house.container.get(AUDIT).verifyChain(MERCHANT)).toMatchObject({ brokenAt: null });
    const token = await shop.staff('owner');
    const log = await shop.call<{ items: { action: string; subject: string }[] }>(
      'GET',
      '/v1/console/audit',
      { token },
    );
    const rows = log.body.items
      .filter(({ subject }) => subject === `order:${order.id}`)
      .map(({ action, subject }) => ({ action, subject }))
      .toSorted((a, b) => (a.action < b.action ? -1 : 1));
    expect(rows).toEqual([
      { action: 'orders.mark_ready', subject: `order:${order.id}` },
      { action: 'orders.verify_pickup', subject: `order:${order.id}` },
    ]);
  });

  test('staff see whom a parcel is for, not where she lives, how to call her, or her code', async () => {
    const order = await paid({ type: 'delivery', address: ADDRESS }, DUCK);
    await paid();
    const one = await shop.call('GET', `/v1/console/orders/${order.id}`, { token: clerk });
    const list = await shop.call('GET', `/v1/console/orders?storeId=${JIANGHAN}`, { token: clerk });
    expect(one.body).toMatchObject({
      groups: [{ fulfilment: { address: { name: '陈*', phone: '138****1234', detail: '***' } } }],
    });
    for (const told of [one.body, list.body].map((body) => JSON.stringify(body))) {
      expect(told).not.toMatch(/晓雯|13800001234|江汉路 9 号/);
      expect(told).not.toMatch(/"pickupCode":"/);
    }
  });

  test('a clerk lists her store by state; the owner lists everything', async () => {
    const prepared = await paid();
    const waiting = await paid({ type: 'pickup' }, DUCK);
    const list = async (token: string, query: string) =>
      (
        await shop.call<{ items: OrderBody[] }>('GET', `/v1/console/orders?${query}`, { token })
      ).body.items.map(({ id }) => id);
    expect(await list(clerk, 'state=PREPARING')).toEqual([prepared.id]);
    expect(await list(clerk, 'state=PENDING_PAY')).toEqual([waiting.id]);
    expect(await list(stranger, '')).toEqual([]);
    expect(new Set(await list(await shop.staff('owner'), ''))).toEqual(new Set([prepared.id, waiting.id]));
    const foreign = await shop.call('GET', `/v1/console/orders?storeId=${JIANGHAN}`, { token: stranger });
    expect(foreign.status).toBe(403);
  });

  test('past orders come in by the thousand, twice the same, and moved no stock', async () => {
    const past = Array.from(
      { length: 3_000 },
      (_, n): PastOrder => ({
        id: `past_${n}` as OrderId,
        number: `2511${n}`,
        memberId: `mbr_${n % 50}` as MemberId,
        storeId: OPTICS,
        placedAt: shop.clock.now() - n * 60_000,
        lines: [
          {
            skuId: DUCK,
            productId: 'prd_duck' as ProductId,
            title: '鸭脖礼盒',
            optionText: '',
            imageUrl: '',
            quantity: 2,
            unitPriceFen: fen(4_500),
          },
        ],
      }),
    );
    const imports = shop.house.container.get(ORDER_IMPORT);
    for (let times = 0; times < 2; times += 1)
      await shop.unitOfWork.run((tx) => imports.importHistory(tx, MERCHANT, past));
    expect(await shop.count('orders')).toBe(3_000);
    expect(await shop.count('order_lines')).toBe(3_000);
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 10, reserved: 0 });
    const seen = await shop.call('GET', '/v1/console/orders/past_7', { token: stranger });
    expect(seen.body).toMatchObject({
      state: 'COMPLETED',
      payableFen: 9_000,
      groups: [{ storeName: '光谷店' }],
    });
  });
});
