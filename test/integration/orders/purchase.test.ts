import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  basket,
  DUCK,
  JIANGHAN,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { BegunPaymentBody, OrderBody } from './order-body.ts';

describe.each(DATABASE_KINDS)('a purchase on %s', (kind) => {
  let shop: SmallShop;
  let token: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh();
    token = await shop.shopper('晓雯');
  });

  test('quoted, ordered, paid, made ready, collected: each state once, the goods gone, the cart empty', async () => {
    await shop.call('PUT', '/v1/cart/items', {
      token,
      body: { skuId: BLACK, storeId: JIANGHAN, quantity: 2 },
    });
    const quote = await shop.call<{ quoteToken: string; payableFen: number }>('POST', '/v1/quotes', {
      token,
      body: { groups: basket({ [BLACK]: 2, [DUCK]: 1 }) },
    });
    expect(quote.status).toBe(200);
    expect(quote.body.payableFen).toBe(2 * BLACK_FEN + 4_500);

    const placed = await shop.call<OrderBody>('POST', '/v1/orders', {
      token,
      body: { quoteToken: quote.body.quoteToken, groups: basket({ [BLACK]: 2, [DUCK]: 1 }) },
    });
    expect(placed).toMatchObject({
      status: 201,
      body: { state: 'PENDING_PAY', payableFen: quote.body.payableFen },
    });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 10, available: 8, reserved: 2 });

    const { id } = placed.body;
    const begun = await shop.call<BegunPaymentBody>('POST', `/v1/orders/${id}/payment`, {
      token,
      body: { provider: 'wechat' },
    });
    expect(begun.status).toBe(200);
    await shop.outside.pay(begun.body.params.package.replace('prepay_id=', ''));
    await shop.deliver();

    const paid = await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token });
    expect(paid.body).toMatchObject({ state: 'PAID', groups: [{ state: 'PREPARING' }] });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 8, available: 8, reserved: 0 });
    expect((await shop.call('GET', '/v1/cart', { token })).body).toEqual({ groups: [] });

    const clerk = await shop.staff('jianghan');
    const ready = await shop.call<OrderBody>('POST', `/v1/console/orders/${id}/ready`, {
      token: clerk,
      body: { storeId: JIANGHAN },
    });
    expect(ready).toMatchObject({
      status: 200,
      body: { groups: [{ state: 'READY_FOR_PICKUP', pickupCode: null }] },
    });
    const code = paid.body.groups[0]?.pickupCode;
    const verify = () =>
      shop.call<OrderBody>('POST', '/v1/console/pickups/verify', {
        token: clerk,
        body: { storeId: JIANGHAN, code },
      });
    expect(await verify()).toMatchObject({ status: 200, body: { state: 'COMPLETED' } });
    expect(await verify()).toMatchObject({ status: 409, body: { code: 'orders.already_picked_up' } });

    const done = await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token });
    const states = done.body.timeline.filter(({ scope }) => scope === null).map(({ state }) => state);
    expect(states).toEqual(['PENDING_PAY', 'PAID', 'COMPLETED']);
  });
});
