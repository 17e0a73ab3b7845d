import { jest } from '@jest/globals';
import { affectedRows } from '#db';
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
  const ofTwoStores = async (there: object, pieces = 1) => {
    const rows = [{ skuId: GIFT, storeId: OPTICS, quantity: 3 }];
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'to-optics', rows, 1),
    );
    return place([...basket({ [GIFT]: pieces }, DELIVERY), ...basket({ [GIFT]: 1 }, there, OPTICS)]);
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

  describe('in several parcels (ORD-04)', () => {
    const three = async () => {
      const { body } = await shop.call<OrderBody>('POST', '/v1/orders', {
        ...{ token: shopper, body: { groups: basket({ [GIFT]: 3 }, DELIVERY) } },
      });
      await shop.payByEvent(body);
      await shop.deliver();
      return body;
    };
    const some = (quantity: number, trackingNumber: string, key?: string) =>
      [{ trackingNumber, lines: [{ skuId: GIFT, quantity }] }, clerk, key] as const;
    const there = (id: string, trackingNumber: string, key?: string) =>
      shop.call<Replied>('POST', `/v1/orders/${id}/receive`, {
        ...{ token: shopper, body: { storeId: JIANGHAN, trackingNumber } },
        ...(key === undefined ? {} : { key }),
      });

    test('a part is SHIPPED with its last piece, RECEIVED with its last parcel, and each parcel counts once', async () => {
      const { id } = await three();
      const first = await ship(id, ...some(2, 'SF0000001', 'parcel-1'));
      const inside = [{ skuId: GIFT, quantity: 2 }];
      expect(first.body.groups).toMatchObject([
        { state: 'PREPARING', shipment: null, parcels: [{ trackingNumber: 'SF0000001', pieces: inside }] },
      ]);
      expect(await ship(id, ...some(2, 'SF0000001', 'parcel-1'))).toEqual(first);
      expect((await ship(id, ...some(2, 'SF0000002'))).body.code).toBe('orders.too_many_sent');
      expect((await ship(id, ...some(1, 'SF0000001'))).body.code).toBe('orders.parcel_sent_before');
      expect(await receive(id)).toMatchObject(ILLEGAL);
      expect(await there(id, 'SF0000001')).toMatchObject({ status: 200, body: { state: 'PAID' } });
      expect(await there(id, 'SF0000001')).toMatchObject(ILLEGAL);

      expect(await ship(id, { trackingNumber: 'SF0000003' })).toMatchObject({
        body: { groups: [{ state: 'SHIPPED', shipment: { trackingNumber: 'SF0000003' } }] },
      });
      expect((await look(id)).groups[0]?.parcels.map(({ pieces }) => pieces[0]?.quantity)).toEqual([2, 1]);
      expect((await there(id, 'SF0000003')).body).toMatchObject({ state: 'COMPLETED' });
      expect(await shop.events('orders.group_shipped')).toHaveLength(1);
      expect(await shop.events('orders.parcel_shipped')).toHaveLength(2);
      expect(await shop.events('orders.group_received')).toHaveLength(1);
    });

    test('the last piece is sent once, whoever packs it at the same moment (X-03)', async () => {
      const { id } = await three();
      await ship(id, ...some(2, 'SF0000001'));
      const replies = await Promise.all([
        ship(id, ...some(1, 'SF0000002')),
        ship(id, { trackingNumber: 'SF0000003' }),
        ship(id, ...some(1, 'SF0000004')),
      ]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
      const { groups } = await look(id);
      expect(groups).toMatchObject([{ state: 'SHIPPED' }]);
      const sent = groups[0]?.parcels.flatMap(({ pieces }) => pieces.map(({ quantity }) => quantity));
      expect(sent).toEqual([2, 1]);
    });

    test('she may take all of them as received at once', async () => {
      const { id } = await three();
      await ship(id, ...some(1, 'SF0000001'));
      await ship(id, ...some(2, 'SF0000002'));
      expect((await receive(id)).body).toMatchObject({ state: 'COMPLETED', groups: [{ state: 'RECEIVED' }] });
      const parcels = (await look(id)).groups[0]?.parcels ?? [];
      expect(parcels.every(({ receivedAt }) => receivedAt !== null)).toBe(true);
    });

    test('all of them count as received ten days after the last one left', async () => {
      const { id } = await three();
      await ship(id, ...some(1, 'SF0000001'));
      shop.clock.advance(3 * DAY_MS);
      clerk = await shop.staff('jianghan');
      await ship(id, ...some(2, 'SF0000002'));
      const tenDaysAfter = async (ms: number) => {
        shop.clock.advance(ms);
        await shop.job('orders.receive_unconfirmed');
        shopper = await shop.shopper('晓雯');
        const { state, groups } = await look(id);
        return [state, groups[0]?.parcels.map(({ receivedAt }) => receivedAt !== null)];
      };
      expect(await tenDaysAfter(10 * DAY_MS - 1)).toEqual(['PAID', [false, false]]);
      expect(await tenDaysAfter(1)).toEqual(['COMPLETED', [true, true]]);
      expect(await shop.events('orders.group_received')).toMatchObject([{ confirmedBy: 'time' }]);
    });

    test('the rest is given back while some is on its way: nothing more is sent, and what was sent ends the order', async () => {
      const { id } = await three();
      await ship(id, ...some(2, 'SF0000001'));
      await there(id, 'SF0000001');
      const ask = (quantity: number) =>
        shop.call<{ id: string }>('POST', '/v1/me/after-sales', {
          token: shopper,
          body: {
            ...{ orderId: id, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted' },
            lines: [{ line: 0, quantity }],
          },
        });
      expect((await ask(2)).status).toBe(409);
      const { status, body } = await ask(1);
      expect(status).toBe(201);
      const owner = await shop.staff('owner');
      await shop.call('POST', `/v1/console/after-sales/${body.id}/approve`, { token: owner });
      expect(await look(id)).toMatchObject({ state: 'COMPLETED', groups: [{ state: 'RECEIVED' }] });
      expect(await ship(id, { trackingNumber: 'SF0000002' })).toMatchObject(ILLEGAL);
    });

    test('WeChat takes ten of one payment: an order leaves in no more, and each part keeps one for its last pieces', async () => {
      await shop.startAfresh({ [GIFT]: 20 });
      const id = await ofTwoStores(DELIVERY, 12);
      const sent: number[] = [];
      for (let n = 1; n <= 8; n += 1) sent.push((await ship(id, ...some(1, `SF000000${n}`))).status);
      expect(sent).toEqual(Array.from({ length: 8 }, () => 200));
      // The ninth is this part's last, the tenth is the other store's.
      expect((await ship(id, ...some(1, 'SF0000009'))).body.code).toBe('orders.too_many_parcels');
      expect((await ship(id, { trackingNumber: 'SF0000009' })).status).toBe(200);
      expect((await ship(id, { storeId: OPTICS, trackingNumber: 'SF0000010' }, stranger)).status).toBe(200);
      const { groups } = await look(id);
      expect(groups).toMatchObject([{ state: 'SHIPPED' }, { state: 'SHIPPED' }]);
      expect(groups.map(({ parcels }) => parcels.map(({ pieces }) => pieces[0]?.quantity))).toEqual([
        [1, 1, 1, 1, 1, 1, 1, 1, 4],
        [],
      ]);
    });

    test('the last pieces leave, though ten parcels did before', async () => {
      const { id } = await three();
      await ship(id, ...some(1, 'SF0000001'));
      await shop.unitOfWork.run((tx) =>
        affectedRows(tx, 'update order_groups set parcels = 10 where order_id = ?', [id]),
      );
      expect(await ship(id, { trackingNumber: 'SF0000002' })).toMatchObject({
        ...{ status: 200, body: { groups: [{ state: 'SHIPPED' }] } },
      });
    });
  });
});
