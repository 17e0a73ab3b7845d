import { jest } from '@jest/globals';
import { DAY_MS } from '#kernel';
import { AUDIT } from '#modules/access';
import { STOCK_IMPORT } from '#modules/inventory';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
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
const DELIVERY = { type: 'delivery', address: ADDRESS };
const PARCEL = { carrier: '顺丰速运', trackingNumber: 'SF1234567890123' };
const ILLEGAL = { status: 409, body: { code: 'orders.illegal_transition' } };

describe.each(DATABASE_KINDS)('delivery on %s', (kind) => {
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

  const place = async (groups: object[]) => {
    const { body } = await shop.call<OrderBody>('POST', '/v1/orders', { token: shopper, body: { groups } });
    await shop.payByEvent(body);
    await shop.deliver();
    return body.id;
  };
  const paid = (fulfilment: object = DELIVERY) => place(basket({ [GIFT]: 1 }, fulfilment));
  const ofTwoStores = async (there: object) => {
    const rows = [{ skuId: GIFT, storeId: OPTICS, quantity: 3 }];
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'to-optics', rows, 1),
    );
    return place([...basket({ [GIFT]: 1 }, DELIVERY), ...basket({ [GIFT]: 1 }, there, OPTICS)]);
  };
  type Replied = OrderBody & { code?: string };
  const ship = (id: string, patch: object = {}, token = clerk, key?: string) =>
    shop.call<Replied>('POST', `/v1/console/orders/${id}/ship`, {
      token,
      body: { storeId: JIANGHAN, ...PARCEL, ...patch },
      ...(key === undefined ? {} : { key }),
    });
  const receive = (id: string, storeId: string = JIANGHAN, token = shopper, key?: string) =>
    shop.call<Replied>('POST', `/v1/orders/${id}/receive`, {
      token,
      body: { storeId },
      ...(key === undefined ? {} : { key }),
    });
  const look = async (id: string) =>
    (await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token: shopper })).body;

  test('a parcel is prepared, shipped and received, and then the order is complete', async () => {
    const id = await paid();
    expect(await look(id)).toMatchObject({
      state: 'PAID',
      groups: [{ state: 'PREPARING', shipment: null, pickupCode: null }],
    });
    const shipped = await ship(id);
    expect(shipped).toMatchObject({
      status: 200,
      body: { state: 'PAID', groups: [{ state: 'SHIPPED', shipment: PARCEL }] },
    });
    expect(await look(id)).toMatchObject({ groups: [{ state: 'SHIPPED', shipment: PARCEL }] });
    expect(await receive(id)).toMatchObject({
      status: 200,
      body: { state: 'COMPLETED', groups: [{ state: 'RECEIVED', shipment: PARCEL }] },
    });
    const steps = (await look(id)).timeline.map(({ scope, state }) => [scope, state]);
    expect(steps).toEqual(
      expect.arrayContaining([
        [JIANGHAN, 'SHIPPED'],
        [JIANGHAN, 'RECEIVED'],
        [null, 'COMPLETED'],
      ]),
    );
    const facts = { merchantId: MERCHANT, orderId: id, storeId: JIANGHAN };
    expect(await shop.events('orders.group_shipped')).toMatchObject([facts]);
    expect(await shop.events('orders.group_received')).toMatchObject([{ ...facts, confirmedBy: 'member' }]);
  });

  test('staff see the number of the parcel, still not where it goes', async () => {
    const id = await paid();
    const shipped = await ship(id);
    const list = await shop.call('GET', '/v1/console/orders?state=SHIPPED', { token: clerk });
    expect(list.body).toMatchObject({ items: [{ id, groups: [{ shipment: PARCEL }] }] });
    for (const told of [shipped.body, list.body].map((body) => JSON.stringify(body)))
      expect(told).not.toMatch(/晓雯|13800001234|江汉路 9 号/);
  });

  test('shipping is in the audit chain', async () => {
    const id = await paid();
    await ship(id);
    expect(await shop.house.container.get(AUDIT).verifyChain(MERCHANT)).toMatchObject({ brokenAt: null });
    const token = await shop.staff('owner');
    const log = await shop.call<{ items: object[] }>('GET', '/v1/console/audit', { token });
    expect(log.body.items).toContainEqual(
      expect.objectContaining({ action: 'orders.ship', subject: `order:${id}` }),
    );
  });

  test('what is collected cannot be shipped or received, what is not paid neither', async () => {
    const collected = await paid({ type: 'pickup' });
    expect(await ship(collected)).toMatchObject({
      ...ILLEGAL,
      body: { details: { from: 'PREPARING', to: 'SHIPPED', fulfilment: 'pickup' } },
    });
    expect(await receive(collected)).toMatchObject(ILLEGAL);
    expect(await look(collected)).toMatchObject({ groups: [{ state: 'PREPARING', shipment: null }] });

    const body = { groups: basket({ sku_duck: 1 } as object, DELIVERY) };
    const unpaid = await shop.call<OrderBody>('POST', '/v1/orders', { token: shopper, body });
    expect(await ship(unpaid.body.id)).toMatchObject(ILLEGAL);
    expect(await shop.events('orders.group_shipped')).toEqual([]);
  });

  test('another store’s clerk ships nothing, the owner everything, a shopper has no business there', async () => {
    const id = await paid();
    expect((await ship(id, {}, stranger)).status).toBe(403);
    expect((await ship(id, { storeId: OPTICS }, stranger)).status).toBe(404);
    expect((await ship(id, {}, shopper)).status).toBe(401);
    expect((await ship(id, {}, await shop.staff('owner'))).status).toBe(200);
  });

  test.each([
    ['no carrier', { carrier: ' ' }],
    ['a carrier of 21 characters', { carrier: '快'.repeat(21) }],
    ['a number of 5 characters', { trackingNumber: 'SF123' }],
    ['a number of 33 characters', { trackingNumber: '1'.repeat(33) }],
    ['a number with other signs', { trackingNumber: 'SF12345_6' }],
  ])('%s is refused', async (_what, patch) => {
    expect((await ship(await paid(), patch)).status).toBe(400);
  });

  test('shipping twice: the same request is answered again, another one refused and changes nothing', async () => {
    const id = await paid();
    expect(await receive(id)).toMatchObject(ILLEGAL);
    const first = await ship(id, {}, clerk, 'ship-key-1');
    expect(await ship(id, {}, clerk, 'ship-key-1')).toEqual(first);
    expect(await ship(id, { trackingNumber: 'YT0000000001' })).toMatchObject(ILLEGAL);
    expect(await look(id)).toMatchObject({ groups: [{ shipment: PARCEL }] });
    expect(await shop.events('orders.group_shipped')).toHaveLength(1);
  });

  test('receiving twice: the same request is answered again, another one refused', async () => {
    const id = await paid();
    await ship(id);
    const first = await receive(id, JIANGHAN, shopper, 'receive-key-1');
    expect(await receive(id, JIANGHAN, shopper, 'receive-key-1')).toEqual(first);
    expect(await receive(id)).toMatchObject(ILLEGAL);
    expect(await shop.events('orders.group_received')).toHaveLength(1);
  });

  test('somebody else’s parcel, or one of another store, is none', async () => {
    const id = await paid();
    await ship(id);
    expect((await receive(id, JIANGHAN, await shop.shopper('路人'))).status).toBe(404);
    expect((await receive(id, OPTICS)).status).toBe(404);
    expect((await receive(id, JIANGHAN, clerk)).status).toBe(401);
    expect(await look(id)).toMatchObject({ groups: [{ state: 'SHIPPED' }] });
  });

  test('a parcel counts as received ten days after it was shipped, not a millisecond earlier', async () => {
    const id = await paid();
    // The days in the shop do not count.
    shop.clock.advance(3 * DAY_MS);
    clerk = await shop.staff('jianghan');
    await ship(id);
    const state = async () => {
      await shop.job('orders.receive_unconfirmed');
      shopper = await shop.shopper('晓雯');
      return (await look(id)).state;
    };
    shop.clock.advance(10 * DAY_MS - 1);
    expect(await state()).toBe('PAID');
    shop.clock.advance(1);
    expect(await state()).toBe('COMPLETED');
    expect(await state()).toBe('COMPLETED');
    expect(await shop.events('orders.group_received')).toMatchObject([{ confirmedBy: 'time' }]);
  });

  test('a parcel that cannot be received holds up no other one, and is tried again', async () => {
    const ids = [await paid(), await paid()];
    for (const id of ids) await ship(id);
    shop.clock.advance(10 * DAY_MS);
    shopper = await shop.shopper('晓雯');
    const states = async () =>
      [(await look(ids[0] ?? '')).state, (await look(ids[1] ?? '')).state].toSorted();
    const busy = jest.spyOn(shop.unitOfWork, 'run').mockRejectedValueOnce(new Error('busy'));
    await expect(shop.job('orders.receive_unconfirmed')).rejects.toThrow('some parcels');
    busy.mockRestore();
    expect(await states()).toEqual(['COMPLETED', 'PAID']);
    await shop.job('orders.receive_unconfirmed');
    expect(await states()).toEqual(['COMPLETED', 'COMPLETED']);
  });

  test('an order of two stores is complete when both parcels are there, even at the same moment', async () => {
    const id = await ofTwoStores(DELIVERY);
    await ship(id);
    expect(await receive(id)).toMatchObject({ status: 200, body: { state: 'PAID' } });
    await ship(id, { storeId: OPTICS, trackingNumber: 'SF0000000002' }, stranger);
    expect(await receive(id, OPTICS)).toMatchObject({ status: 200, body: { state: 'COMPLETED' } });

    await shop.startAfresh();
    const other = await ofTwoStores(DELIVERY);
    await ship(other);
    await ship(other, { storeId: OPTICS, trackingNumber: 'SF0000000003' }, stranger);
    const replies = await Promise.all([receive(other), receive(other, OPTICS)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect((await look(other)).state).toBe('COMPLETED');
  });

  test('a parcel and a pickup of one order: complete when the parcel is there and the goods are fetched', async () => {
    const id = await ofTwoStores({ type: 'pickup' });
    await ship(id);
    await receive(id);
    const { state, groups } = await look(id);
    expect(state).toBe('PAID');
    const body = { storeId: OPTICS };
    await shop.call('POST', `/v1/console/orders/${id}/ready`, { token: stranger, body });
    const code = groups.find(({ storeId }) => storeId === OPTICS)?.pickupCode;
    await shop.call('POST', '/v1/console/pickups/verify', { token: stranger, body: { ...body, code } });
    expect((await look(id)).state).toBe('COMPLETED');
  });
});
