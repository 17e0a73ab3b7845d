import { affectedRows } from '#db';
import { DAY_MS, HOUR_MS, MINUTE_MS, type StaffId } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { STOCK_IMPORT } from '#modules/inventory';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
}
interface HandOver {
  readonly items: readonly { readonly parcel: Shown | null; readonly run: Shown | null }[];
}
interface Order {
  readonly id: string;
  readonly groups: readonly { readonly storeId: string; readonly state: string }[];
}

const [ON_THE_WAY, DONE, PLACED, CALLED_OFF] = [50_000, 70_000, 10_000, 20_000];
const here = { storeId: JIANGHAN };
const home = {
  type: 'delivery',
  address: { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' },
};

describe.each(DATABASE_KINDS)('what happens to goods on their way besides, on %s', (kind) => {
  let shop: SmallShop;
  let shopper: string;
  let clerk: string;
  let owner: string;
  let cashier: string;
  /** With a point on the map, so that couriers come. */
  let mapped: object;

  const signIn = async () => {
    [shopper, clerk, owner] = (await Promise.all([
      ...[shop.shopper('晓雯'), shop.staff('jianghan'), shop.staff('owner')],
    ])) as [string, string, string];
  };
  const later = async (ms: number) => {
    shop.clock.advance(ms);
    await signIn();
  };

  beforeAll(async () => {
    shop = await smallShop(kind, { [DUCK]: 1_000 }, { LOG_LEVEL: 'silent' });
    const { container } = shop.house;
    await shop.unitOfWork.run(async (tx) => {
      await container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
        {
          ...{ id: 'stf_till' as StaffId, account: 'till', name: '小收', password: 'tongqu-test' },
          grants: [{ role: 'cashier', storeId: JIANGHAN }],
        },
      ]);
      const rows = [{ skuId: DUCK, storeId: OPTICS, quantity: 100 }];
      await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'optics', rows, shop.clock.now());
    });
    await signIn();
    cashier = await shop.staff('till');
    const { body } = await shop.call<{ id: string }>('POST', '/v1/me/addresses', {
      token: shopper,
      body: {
        ...{ regionCode: '420103', region: '湖北省武汉市江汉区', recipient: '陈晓雯', phone: '13800001234' },
        ...{ detail: '江汉路 9 号', point: { latitude: 30.59, longitude: 114.29 } },
      },
    });
    mapped = { type: 'delivery', addressId: body.id };
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(() => later(20 * MINUTE_MS));

  const place = async (groups: object[]) => {
    const { body } = await shop.call<Order>('POST', '/v1/orders', { token: shopper, body: { groups } });
    const begun = await shop.call<{ params: { package: string } }>('POST', `/v1/orders/${body.id}/payment`, {
      ...{ token: shopper, body: { provider: 'wechat' } },
    });
    await shop.outside.pay(begun.body.params.package.replace('prepay_id=', ''));
    await shop.deliver();
    return body.id;
  };
  const placeOne = (fulfilment: object) => place(basket({ [DUCK]: 1 }, fulfilment));
  const post = <Body = Shown>(path: string, body: object = {}, token = clerk) =>
    shop.call<Body>('POST', `/v1/console/${path}`, { token, body });
  const look = async (id: string) =>
    (await shop.call<HandOver>('GET', `/v1/orders/${id}/hand-over`, { token: shopper })).body.items[0];
  const partOf = async (id: string, storeId: string = JIANGHAN) =>
    (await shop.call<Order>('GET', `/v1/orders/${id}`, { token: shopper })).body.groups.find(
      (group) => group.storeId === storeId,
    )?.state;
  /** All of this part goes back, before any of it was sent. */
  const refund = async (orderId: string, storeId: string = JIANGHAN) => {
    const wish = { orderId, storeId, type: 'REFUND_ONLY', reason: 'not_wanted' };
    const asked = await shop.call<Shown>('POST', '/v1/me/after-sales', {
      ...{ token: shopper, body: { ...wish, lines: [{ line: 0, quantity: 1 }] } },
    });
    expect((await post(`after-sales/${asked.body.id}/approve`, {}, owner)).status).toBe(200);
    expect(await partOf(orderId, storeId)).toBe('REFUNDED');
  };
  const call = async (orderId: string) => (await post('deliveries', { orderId, ...here })).body.id;
  const wayOf = (run: string) =>
    shop.outside.sandbox.goods.couriers.list().find(({ id }) => id === run)?.status;
  const follow = () => shop.job('fulfilment.follow_couriers');
  const ship = (id: string, number: string, token = clerk) =>
    post(`orders/${id}/ship`, { ...here, carrier: '顺丰速运', trackingNumber: number }, token);
  const reportsOf = async (id: string) =>
    (await shop.reads.all('select state, reports from shipping_reports where order_id = ?', [id]))[0];

  test('(FUL-05) two processes meet at one run: the courier that one of them got is not called off by the other', async () => {
    const id = await placeOne(mapped);
    const run = await call(id);
    shop.clock.advance(31_000);
    await Promise.all([follow(), follow(), follow()]);
    await shop.deliver();
    expect((await look(id))?.run?.state).toBe('SEARCHING');
    expect(wayOf(run)).toBe(PLACED);
  });

  test('(FUL-05) silence that two processes hear at once counts once', async () => {
    const { couriers } = shop.outside.sandbox.goods;
    const id = await placeOne(mapped);
    const run = await call(id);
    couriers.isDead = true;
    try {
      shop.clock.advance(31_000);
      await Promise.all([follow(), follow(), follow()]);
    } finally {
      couriers.isDead = false;
    }
    const tries = await shop.reads.all('select state, tries from courier_runs where id = ?', [run]);
    expect(tries).toEqual([{ state: 'ASKED', tries: 1 }]);
  });

  test('(FUL-05, ORD-07) what was given back leaves with no rider, even before the news of it arrives', async () => {
    const id = await placeOne(home);
    const run = await call(id);
    await shop.deliver();
    expect((await look(id))?.run?.state).toBe('WAITING');
    await refund(id);
    expect(await post(`deliveries/${run}/take`)).toMatchObject({
      ...{ status: 409, body: { code: 'fulfilment.part_gone' } },
    });
    expect((await look(id))?.run?.state).toBe('WAITING');
    await shop.deliver();
    expect((await look(id))?.run?.state).toBe('CANCELLED');
  });

  test('(FUL-04, FUL-05, ORD-07) with the last piece given back, courier and waybill are called off', async () => {
    const id = await placeOne(mapped);
    await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' });
    const run = await call(id);
    await shop.deliver();
    expect(await look(id)).toMatchObject({ parcel: { state: 'MADE' }, run: { state: 'SEARCHING' } });
    await refund(id);
    await shop.deliver();
    expect(await look(id)).toMatchObject({ parcel: { state: 'CANCELLED' }, run: { state: 'CANCELLED' } });
    expect(wayOf(run)).toBe(CALLED_OFF);
    const [waybill] = shop.outside.sandbox.goods.waybills.list().slice(-1);
    expect(waybill?.isCancelled).toBe(true);
  });

  test('(FUL-04, ORD-07) a waybill that was asked for, and not made yet, is not made for goods that went back', async () => {
    const id = await placeOne(home);
    const before = shop.outside.sandbox.goods.waybills.list().length;
    await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' });
    await refund(id);
    await shop.deliver();
    expect((await look(id))?.parcel?.state).toBe('CANCELLED');
    expect(shop.outside.sandbox.goods.waybills.list()).toHaveLength(before);
  });

  test('(FUL-05) a parcel that was sent otherwise needs no courier: it is called off', async () => {
    const id = await placeOne(mapped);
    const run = await call(id);
    await shop.deliver();
    expect((await ship(id, 'SF0000021')).status).toBe(200);
    await shop.deliver();
    expect((await look(id))?.run?.state).toBe('CANCELLED');
    expect(wayOf(run)).toBe(CALLED_OFF);
  });

  test('(FUL-01, ORD-07) goods that were given back wait for nobody, and their slot is free again', async () => {
    const id = await placeOne({ type: 'pickup' });
    const startsAt = shop.clock.now() + DAY_MS;
    await shop.unitOfWork.run(async (tx) => {
      const key = [MERCHANT, JIANGHAN, 'pickup', startsAt];
      await affectedRows(
        tx,
        'insert into slot_counts (merchant_id, store_id, kind, starts_at, taken) values (?, ?, ?, ?, 1)',
        key,
      );
      await affectedRows(
        tx,
        `insert into slot_bookings (merchant_id, store_id, kind, starts_at, ends_at, order_id)
         values (?, ?, ?, ?, ?, ?)`,
        [...key, startsAt + HOUR_MS, id],
      );
    });
    await post(`orders/${id}/ready`, here);
    await shop.deliver();
    await refund(id);
    await shop.deliver();
    const taken = await shop.reads.all('select taken from slot_counts where starts_at = ?', [startsAt]);
    expect(taken).toEqual([{ taken: 0 }]);
    await later(8 * DAY_MS);
    await shop.job('fulfilment.look_for_pickups');
    const told = [
      ...(await shop.events('fulfilment.pickup_overdue')),
      ...(await shop.events('fulfilment.pickup_lapsed')),
    ];
    expect(told.filter((event) => event['orderId'] === id)).toEqual([]);
  });

  test('(FUL-04, ORD-07) WeChat hears of an order whose other part was given back', async () => {
    const id = await place([...basket({ [DUCK]: 1 }, home), ...basket({ [DUCK]: 1 }, home, OPTICS)]);
    await ship(id, 'SF0000031');
    await shop.deliver();
    expect(await reportsOf(id)).toEqual({ state: 'WAITING', reports: 0 });
    await refund(id, OPTICS);
    await shop.deliver();
    expect(await reportsOf(id)).toEqual({ state: 'REPORTED', reports: 1 });
    expect(shop.outside.sandbox.goods.shipping.list().at(-1)).toMatchObject({
      shippingList: [{ tracking_no: 'SF0000031', express_company: 'SF' }],
    });
  });

  test('(FUL-05) a courier that has the goods already is not taken for called off: the run goes on with it', async () => {
    const id = await placeOne(mapped);
    const run = await call(id);
    await shop.deliver();
    shop.outside.sandbox.goods.couriers.move(run, ON_THE_WAY);
    expect((await post(`deliveries/${run}/cancel`)).status).toBe(200);
    await shop.deliver();
    expect(wayOf(run)).toBe(ON_THE_WAY);
    expect((await look(id))?.run?.state).toBe('CARRIED');
    expect(await partOf(id)).toBe('SHIPPED');
    shop.outside.sandbox.goods.couriers.move(run, DONE);
    shop.clock.advance(31_000);
    await follow();
    expect((await look(id))?.run?.state).toBe('DELIVERED');
    expect(await partOf(id)).toBe('RECEIVED');
  });

  test('(STO-07) a till does not see the address on a label', async () => {
    const id = await placeOne(home);
    await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' });
    await shop.deliver();
    cashier = await shop.staff('till');
    expect((await post(`orders/${id}/waybill/label`, here, cashier)).status).toBe(403);
    expect((await post(`orders/${id}/waybill/label`, here)).status).toBe(200);
  });

  test('(FUL-04) a report that was refused is told again later, and without a new event', async () => {
    const id = await placeOne(home);
    const name = (from: string, to: string) =>
      shop.unitOfWork.run((tx) =>
        affectedRows(
          tx,
          'update shipping_reports set transaction_id = ? where order_id = ? and transaction_id = ?',
          [to, id, from],
        ),
      );
    const [row] = await shop.reads.all<{ transaction_id: string }>(
      'select transaction_id from shipping_reports where order_id = ?',
      [id],
    );
    await name(row?.transaction_id ?? '', 'nobody-paid');
    await ship(id, 'SF0000041');
    await shop.deliver();
    expect(await reportsOf(id)).toEqual({ state: 'REFUSED', reports: 0 });
    await name('nobody-paid', row?.transaction_id ?? '');
    await shop.job('fulfilment.catch_up_reports');
    expect(await reportsOf(id)).toEqual({ state: 'REFUSED', reports: 0 });
    await later(6 * HOUR_MS);
    await shop.job('fulfilment.catch_up_reports');
    expect(await reportsOf(id)).toEqual({ state: 'REPORTED', reports: 1 });
  });

  test('(FUL-04) a waybill that nobody made may be asked for again, once the first asking has been given up', async () => {
    const id = await placeOne(home);
    const ask = async () => (await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' })).status;
    expect(await ask()).toBe(200);
    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        "delete from outbox where type = 'fulfilment.waybill_asked' and delivered_at is null",
        [],
      ),
    );
    await shop.deliver();
    expect(await ask()).toBe(409);
    await later(31 * MINUTE_MS);
    expect(await ask()).toBe(200);
    await shop.deliver();
    expect((await look(id))?.parcel?.state).toBe('MADE');
    expect(await ask()).toBe(409);
  });
});
