import { jest } from '@jest/globals';
import { affectedRows } from '#db';
import { MINUTE_MS, type OrderId } from '#kernel';
import type { RefundSucceeded } from '#modules/payments';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  basket,
  DUCK,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { BegunPaymentBody, OrderBody } from './order-body.ts';

describe.each(DATABASE_KINDS)('orders that end early or are paid late on %s', (kind) => {
  let shop: SmallShop;
  let token: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh({ [BLACK]: 2 });
    token = await shop.shopper('晓雯');
  });

  const place = async (lines: object = { [BLACK]: 2 }) =>
    (await shop.call<OrderBody>('POST', '/v1/orders', { token, body: { groups: basket(lines) } })).body;
  const look = async (id: string) => (await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token })).body;
  const cancel = (id: string, key?: string) =>
    shop.call<OrderBody & { code?: string }>('POST', `/v1/orders/${id}/cancel`, {
      token,
      ...(key === undefined ? {} : { key }),
    });
  const begin = async (id: string) => {
    const body = { provider: 'wechat' };
    const begun = await shop.call<BegunPaymentBody>('POST', `/v1/orders/${id}/payment`, { token, body });
    return begun.body.params.package.replace('prepay_id=', '');
  };
  const passPayWindow = async () => {
    shop.clock.advance(15 * MINUTE_MS);
    await shop.job('orders.close_overdue');
  };

  test('a cancelled order gives its goods back, once, and its answer can be asked for again', async () => {
    const { id } = await place();
    const first = await cancel(id, 'cancel-key-1');
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'CANCELLED', groups: [{ state: 'CANCELLED' }] },
    });
    expect(await cancel(id, 'cancel-key-1')).toEqual(first);
    expect(await cancel(id)).toMatchObject({ status: 409, body: { code: 'orders.not_cancellable' } });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 2, available: 2, reserved: 0 });
    expect(await shop.events('orders.order_closed')).toMatchObject([{ orderId: id, reason: 'cancelled' }]);
  });

  test('an order is closed when its pay window is over, not a millisecond earlier', async () => {
    const { id } = await place();
    shop.clock.advance(15 * MINUTE_MS - 1);
    await shop.job('orders.close_overdue');
    expect((await look(id)).state).toBe('PENDING_PAY');
    shop.clock.advance(1);
    await shop.job('orders.close_overdue');
    expect((await look(id)).state).toBe('CLOSED');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 2, available: 2, reserved: 0 });
    const pay = await shop.call('POST', `/v1/orders/${id}/payment`, { token, body: { provider: 'wechat' } });
    expect(pay.status).toBe(409);
  });

  test('closing asks the provider first: an order that was paid there is not cancelled but paid', async () => {
    const { id } = await place();
    // The wallet has confirmed; the notice has not reached us yet.
    shop.outside.sandbox.pay.pay(await begin(id));
    expect(await cancel(id)).toMatchObject({ status: 409, body: { code: 'orders.not_cancellable' } });
    await passPayWindow();
    await shop.deliver();
    expect((await look(id)).state).toBe('PAID');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 0, available: 0, reserved: 0 });
  });

  test('one payment told three times pays one order once', async () => {
    const order = await place();
    for (let n = 0; n < 3; n += 1) await shop.payByEvent(order);
    await shop.deliver();
    expect((await look(order.id)).state).toBe('PAID');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 0, available: 0, reserved: 0 });
    expect(await shop.events('orders.order_paid')).toHaveLength(1);
    expect(await shop.count("stock_movements where reason = 'sale'")).toBe(1);
  });

  test('paid after closing while the goods are still there: taken again, all of them, and paid', async () => {
    const order = await place({ [BLACK]: 2, [DUCK]: 1 });
    await passPayWindow();
    await shop.payByEvent(order);
    await shop.deliver();
    const after = await look(order.id);
    expect(after).toMatchObject({
      state: 'PAID',
      groups: [{ state: 'PREPARING', pickupCode: expect.any(String) }],
    });
    expect(after.timeline.filter(({ scope }) => scope === null).map(({ state }) => state)).toEqual([
      'PENDING_PAY',
      'CLOSED',
      'PAID',
    ]);
    expect(await shop.stock(BLACK)).toEqual({ onHand: 0, available: 0, reserved: 0 });
    expect(await shop.events('orders.refund_due')).toEqual([]);
  });

  test('paid after closing when one article is gone: nothing is taken, all of the money goes back', async () => {
    const order = await place({ [BLACK]: 2, [DUCK]: 1 });
    await passPayWindow();
    await place({ [BLACK]: 1 });
    await shop.payByEvent(order);
    await shop.payByEvent(order);
    await shop.deliver();
    expect((await look(order.id)).state).toBe('REFUND_DUE');
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 10, reserved: 0 });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 2, available: 1, reserved: 1 });
    expect(await shop.events('orders.refund_due')).toMatchObject([
      { orderId: order.id, amountFen: order.payableFen, reason: 'sold_out' },
    ]);
  });

  test('paid after cancelling: the shopper did not want it any more, the money goes back', async () => {
    const order = await place();
    await cancel(order.id);
    await shop.payByEvent(order);
    await shop.deliver();
    expect((await look(order.id)).state).toBe('REFUND_DUE');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 2, available: 2, reserved: 0 });
    expect(await shop.events('orders.refund_due')).toMatchObject([{ reason: 'cancelled' }]);
  });

  test('goods that were forgotten beyond every window go back on sale; money that still comes takes them again', async () => {
    const order = await place();
    shop.clock.advance(46 * MINUTE_MS);
    await shop.job('inventory.expire_reservations');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 2, available: 2, reserved: 0 });
    await shop.payByEvent(order);
    await shop.deliver();
    expect((await look(order.id)).state).toBe('PAID');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 0, available: 0, reserved: 0 });
  });

  test('cancelled at the moment at which her money finds nothing to buy: it goes back all the same (ORD-03)', async () => {
    const order = await place();
    shop.clock.advance(46 * MINUTE_MS);
    await shop.job('inventory.expire_reservations');
    await place();
    await shop.deliver();
    await shop.payByEvent(order);
    const run = shop.unitOfWork.run.bind(shop.unitOfWork);
    const settling = jest.spyOn(shop.unitOfWork, 'run').mockImplementation((work) =>
      run(work).catch(async (soldOut: unknown) => {
        settling.mockRestore();
        expect((await cancel(order.id)).status).toBe(200);
        throw soldOut;
      }),
    );
    await shop.deliver();
    settling.mockRestore();
    expect((await look(order.id)).state).toBe('REFUND_DUE');
    expect(await shop.events('orders.refund_due')).toMatchObject([
      { orderId: order.id, amountFen: order.payableFen, reason: 'sold_out' },
    ]);
  });

  test('an order that cannot be closed holds up no other one, and is tried again a minute later (INV-02)', async () => {
    const stuck = await place({ [DUCK]: 1 });
    shop.clock.advance(1);
    const other = await place();
    // Its goods are not where the books have them.
    const setReserved = (pieces: number) =>
      shop.unitOfWork.run((tx) =>
        affectedRows(tx, 'update stock set reserved = ?, on_hand = available + ? where sku_id = ?', [
          ...[pieces, pieces, DUCK],
        ]),
      );
    await setReserved(0);
    await expect(passPayWindow()).rejects.toThrow('some orders could not be closed');
    expect([(await look(stuck.id)).state, (await look(other.id)).state]).toEqual(['PENDING_PAY', 'CLOSED']);
    expect(await shop.stock(BLACK)).toEqual({ onHand: 2, available: 2, reserved: 0 });
    // Put off: the next look does not meet it.
    await shop.job('orders.close_overdue');
    await setReserved(1);
    shop.clock.advance(MINUTE_MS);
    await shop.job('orders.close_overdue');
    expect((await look(stuck.id)).state).toBe('CLOSED');
  });

  test('when the provider has given the money back, the order says so', async () => {
    const order = await place();
    await cancel(order.id);
    await shop.payByEvent(order);
    await shop.deliver();
    await shop.unitOfWork.run(async (tx) =>
      tx.emit<RefundSucceeded>({
        type: 'payments.refund_succeeded',
        occurredAt: shop.clock.now(),
        merchantId: MERCHANT,
        orderId: order.id as OrderId,
        paymentId: 'pay_1' as RefundSucceeded['paymentId'],
        refundId: 'all',
        amountFen: order.payableFen as RefundSucceeded['amountFen'],
        refundedAt: shop.clock.now(),
      }),
    );
    await shop.deliver();
    expect((await look(order.id)).state).toBe('REFUNDED');
  });

  test('closing and paying at the same moment: one of them happens, and the goods agree', async () => {
    const orders = [await place({ [BLACK]: 1 }), await place({ [BLACK]: 1 })];
    for (const order of orders) await shop.payByEvent(order);
    await Promise.all([shop.deliver(), ...orders.map(({ id }) => cancel(id))]);
    await shop.deliver();
    for (const { id } of orders) expect(['PAID', 'REFUND_DUE']).toContain((await look(id)).state);
    const stock = await shop.stock(BLACK);
    expect(stock?.reserved).toBe(0);
    expect(stock?.onHand).toBe(2 - (await shop.events('orders.order_paid')).length);
  });
});

describe.each(DATABASE_KINDS)('a provider that does not answer, on %s', (kind) => {
  test(
    'leaves the order open and its goods reserved',
    async () => {
      const shop = await smallShop(kind);
      const token = await shop.shopper('晓雯');
      const body = { groups: basket({ [BLACK]: 2 }) };
      const { id } = (await shop.call<OrderBody>('POST', '/v1/orders', { token, body })).body;
      const provider = { provider: 'wechat' };
      expect((await shop.call('POST', `/v1/orders/${id}/payment`, { token, body: provider })).status).toBe(
        200,
      );
      await shop.outside.close();

      const cancelled = await shop.call('POST', `/v1/orders/${id}/cancel`, { token });
      expect(cancelled).toMatchObject({ status: 503, body: { code: 'orders.payment_unknown' } });
      shop.clock.advance(15 * MINUTE_MS);
      await shop.job('orders.close_overdue');
      const order = await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token });
      expect(order.body.state).toBe('PENDING_PAY');
      expect(await shop.stock(BLACK)).toMatchObject({ reserved: 2 });
      await shop.house.close();
    },
    OPENING_MS,
  );
});
