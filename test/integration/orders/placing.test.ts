import { fen, type SkuId } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  BROWN,
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

const SHOPPERS = 20;
const PIECES = 5;
const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市江汉区', detail: '江汉路 9 号' };

describe.each(DATABASE_KINDS)('placing orders on %s', (kind) => {
  let shop: SmallShop;
  let token: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh({ [BLACK]: PIECES });
    token = await shop.shopper('晓雯');
  });

  const place = (groups: object, more: { token?: string; key?: string; quoteToken?: string } = {}) => {
    const { quoteToken, ...options } = more;
    const body = quoteToken === undefined ? { groups } : { groups, quoteToken };
    return shop.call<OrderBody & { code?: string; details?: object }>('POST', '/v1/orders', {
      token,
      ...options,
      body,
    });
  };

  test('sells exactly the stock to shoppers who ask at the same moment', async () => {
    const shoppers = await Promise.all(Array.from({ length: SHOPPERS }, (_, n) => shop.shopper(`顾客${n}`)));
    const replies = await Promise.all(shoppers.map((one) => place(basket({ [BLACK]: 1 }), { token: one })));

    expect(replies.filter(({ status }) => status === 201)).toHaveLength(PIECES);
    const refused = replies.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(SHOPPERS - PIECES);
    expect(refused[0]?.body).toMatchObject({
      code: 'inventory.sold_out',
      details: { skuId: BLACK, available: 0 },
    });
    expect(await shop.stock(BLACK)).toEqual({ onHand: PIECES, available: 0, reserved: PIECES });
    expect(await shop.count('orders')).toBe(PIECES);
    expect(await shop.count('order_lines')).toBe(PIECES);
  });

  test('baskets that hold the same goods in opposite order do not block each other', async () => {
    const there = basket({ [BROWN]: 1, [DUCK]: 1 });
    const back = basket({ [DUCK]: 1, [BROWN]: 1 });
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => place(n % 2 === 0 ? there : back)),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
  });

  test('one sold-out line holds back nothing of the others', async () => {
    expect((await place(basket({ [DUCK]: 2, [BLACK]: PIECES + 1 }))).status).toBe(409);
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 10, reserved: 0 });
    expect(await shop.count('orders')).toBe(0);
    expect(await shop.count('stock_reservations')).toBe(0);
  });

  test('the same key gives the same order, even when both requests run at once', async () => {
    const twice = await Promise.all([1, 2].map(() => place(basket({ [BLACK]: 1 }), { key: 'same-key-1' })));
    expect(twice[0]?.status).toBe(201);
    expect(twice[1]).toEqual(twice[0]);
    expect(await place(basket({ [BLACK]: 1 }), { key: 'same-key-1' })).toEqual(twice[0]);
    expect(await shop.count('orders')).toBe(1);
    expect(await shop.stock(BLACK)).toMatchObject({ reserved: 1 });
  });

  test('a key cannot be used for another basket, and a refused basket may ask again under its key', async () => {
    expect((await place(basket({ [BLACK]: 1 }), { key: 'reused-key' })).status).toBe(201);
    expect(await place(basket({ [BLACK]: 2 }), { key: 'reused-key' })).toMatchObject({
      status: 422,
      body: { code: 'request.key_reused' },
    });
    expect((await place(basket({ [BLACK]: PIECES }), { key: 'patient-key' })).status).toBe(409);
    expect((await place(basket({ [BLACK]: PIECES }), { key: 'patient-key' })).status).toBe(409);
  });

  test('a price that rose after the quote is refused with the difference; a replay still gets its order', async () => {
    const groups = basket({ [BLACK]: 1 });
    const quote = await shop.call<{ quoteToken: string }>('POST', '/v1/quotes', { token, body: { groups } });
    const { quoteToken } = quote.body;
    const first = await place(groups, { quoteToken, key: 'before-the-rise' });
    expect(first.status).toBe(201);

    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(CATALOG_IMPORT)
        .importStorePrices(tx, MERCHANT, [
          { storeId: JIANGHAN, skuId: BLACK, priceFen: fen(BLACK_FEN + 100) },
        ]),
    );
    expect(await place(groups, { quoteToken })).toMatchObject({
      status: 409,
      body: {
        code: 'pricing.price_changed',
        details: { quotedFen: BLACK_FEN, payableFen: BLACK_FEN + 100, changes: [{ skuId: BLACK }] },
      },
    });
    expect(await place(groups, { quoteToken, key: 'before-the-rise' })).toEqual(first);
    expect((await place(groups)).body.payableFen).toBe(BLACK_FEN + 100);
  });

  test('an order of 0 yuan needs no provider: it is paid and prepared at once', async () => {
    const free = await place(basket({ [GIFT]: 1 }));
    expect(free).toMatchObject({
      status: 201,
      body: {
        state: 'PAID',
        payableFen: 0,
        groups: [{ state: 'PREPARING', pickupCode: expect.stringMatching(/^\d{8}$/) }],
      },
    });
    expect(await shop.stock(GIFT)).toEqual({ onHand: 9, available: 9, reserved: 0 });
    expect(await shop.events('orders.order_paid')).toHaveLength(1);
    const pay = await shop.call('POST', `/v1/orders/${free.body.id}/payment`, {
      token,
      body: { provider: 'wechat' },
    });
    expect(pay).toMatchObject({ status: 409, body: { code: 'orders.not_payable' } });
  });

  test('what is delivered pays a parcel, and the snapshot survives a new price and a new name', async () => {
    const groups = basket({ [DUCK]: 1 }, { type: 'delivery', address: ADDRESS });
    const { body } = await place(groups);
    expect(body).toMatchObject({ payableFen: 4_500 + 800, groups: [{ fulfilment: { address: ADDRESS } }] });
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(CATALOG_IMPORT)
        .importStorePrices(tx, MERCHANT, [{ storeId: JIANGHAN, skuId: DUCK, priceFen: fen(1) }]),
    );
    expect((await shop.call('GET', `/v1/orders/${body.id}`, { token })).body).toEqual(body);
  });

  test('somebody else’s order looks like no order at all', async () => {
    const { body } = await place(basket({ [BLACK]: 1 }));
    const stranger = await shop.shopper('路人');
    for (const [method, path, send] of [
      ['GET', '', undefined],
      ['POST', '/cancel', undefined],
      ['POST', '/payment', { provider: 'wechat' }],
    ] as const) {
      const reply = await shop.call(method, `/v1/orders/${body.id}${path}`, {
        token: stranger,
        ...(send === undefined ? {} : { body: send }),
      });
      expect(reply).toMatchObject({ status: 404, body: { code: 'orders.order_not_found' } });
    }
    expect((await shop.call('GET', '/v1/orders', { token: stranger })).body).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test('my orders come newest first, page by page, each once', async () => {
    for (let n = 0; n < 5; n += 1) {
      await place(basket({ [DUCK]: 1 }));
      if (n % 2 === 0) shop.clock.advance(1_000);
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await shop.call<{ items: OrderBody[]; nextCursor: string | null }>(
        'GET',
        `/v1/orders?limit=2${more}`,
        { token },
      );
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    const rows = await shop.reads.all<{ id: string }>(
      'select id from orders order by placed_at desc, id desc',
    );
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(seen).toHaveLength(5);
  });

  test('what cannot be ordered is refused, each with its reason', async () => {
    const refused = [
      [basket({ [BLACK]: 1 }, undefined, 'str_none' as typeof JIANGHAN), 404, 'orders.store_not_found'],
      [basket({ ['sku_none' as SkuId]: 1 }), 409, 'orders.item_unavailable'],
      [basket({ [BLACK]: 1 }, undefined, OPTICS), 409, 'inventory.sold_out'],
      [basket({ [BLACK]: 100 }), 400, 'request.invalid'],
      [basket({}), 400, 'request.invalid'],
      [[...basket({ [BLACK]: 1 }), ...basket({ [DUCK]: 1 })], 400, 'request.invalid'],
      [basket({ [BLACK]: 1 }, { type: 'delivery' }), 400, 'request.invalid'],
    ] as const;
    for (const [groups, status, code] of refused)
      expect(await place(groups)).toMatchObject({ status, body: { code } });
    expect(await shop.count('orders')).toBe(0);
  });
});
