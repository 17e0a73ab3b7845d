import { affectedRows } from '#db';
import { DAY_MS, HOUR_MS, type OrderId, type StaffId, ZERO_FEN } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { MESSAGE_SETTINGS } from '#modules/messages';
import type { GroupShipped } from '../../../modules/orders/app/events.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testAccounts } from '../../support/sandbox-accounts.ts';
import {
  BLACK,
  basket,
  DUCK,
  DUCK_FEN,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const PHONE = '13800001234';

interface Order {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
  readonly groups: readonly { readonly state: string; readonly pickupCode: string | null }[];
}
interface HandOver {
  readonly items: readonly {
    readonly parcel: {
      readonly state: string;
      readonly trackingNumber: string;
      readonly carrierName: string;
    } | null;
    readonly parcels: readonly { readonly state: string; readonly trackingNumber: string }[];
    readonly tracks: readonly { readonly kind: string; readonly text: string }[];
    readonly run: { readonly state: string } | null;
  }[];
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly feeFen: number;
  readonly reason: string;
  readonly code?: string;
}

describe.each(DATABASE_KINDS)('goods on their way on %s', (kind) => {
  let shop: SmallShop;
  let shopper: string;
  let clerk: string;
  let rider: string;
  let stranger: string;
  let home: object;

  /** Tokens live for a quarter of an hour, and days pass in here. */
  let signedInAt = 0;
  const signIn = async () => {
    if (signedInAt !== 0 && shop.clock.now() - signedInAt < 10 * 60_000) return;
    signedInAt = shop.clock.now();
    [shopper, clerk] = await Promise.all([shop.shopper('晓雯'), shop.staff('jianghan')]);
  };
  const later = async (ms: number) => {
    shop.clock.advance(ms);
    shopper = await shop.shopper('晓雯');
  };

  beforeAll(async () => {
    shop = await smallShop(kind, { [DUCK]: 1_000, [BLACK]: 1_000 }, { LOG_LEVEL: 'silent' }, (container) => {
      const { appId } = container.get(MESSAGE_SETTINGS);
      container.rebind(MESSAGE_SETTINGS).toConstantValue({ appId, push: testAccounts().push });
    });
    const staff = shop.house.container.get(STAFF_IMPORT);
    await shop.unitOfWork.run((tx) =>
      staff.importStaff(tx, MERCHANT, [
        {
          ...{ id: 'stf_rider' as StaffId, account: 'rider', name: '小骑', password: 'tongqu-test' },
          grants: [{ role: 'rider', storeId: JIANGHAN }],
        },
      ]),
    );
    await signIn();
    [rider, stranger] = await Promise.all([shop.staff('rider'), shop.staff('optics')]);
    const { body } = await shop.call<{ id: string }>('POST', '/v1/me/addresses', {
      token: shopper,
      body: {
        ...{ regionCode: '420103', region: '湖北省武汉市江汉区', recipient: '陈晓雯', phone: PHONE },
        ...{ detail: '江汉路 9 号', point: { latitude: 30.59, longitude: 114.29 } },
      },
    });
    home = { type: 'delivery', addressId: body.id };
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(signIn);

  const place = async (fulfilment: object, pieces = { [DUCK]: 3 }) => {
    const groups = basket(pieces, fulfilment);
    const { body } = await shop.call<Order>('POST', '/v1/orders', { token: shopper, body: { groups } });
    const begun = await shop.call<{ params: { package: string } }>('POST', `/v1/orders/${body.id}/payment`, {
      ...{ token: shopper, body: { provider: 'wechat' } },
    });
    await shop.outside.pay(begun.body.params.package.replace('prepay_id=', ''));
    await shop.deliver();
    return body.id;
  };
  const look = async (id: string) =>
    (await shop.call<HandOver>('GET', `/v1/orders/${id}/hand-over`, { token: shopper })).body.items[0];
  const order = async (id: string) =>
    (await shop.call<Order>('GET', `/v1/orders/${id}`, { token: shopper })).body;
  const post = <Body>(path: string, body: object = {}, token = clerk, key?: string) =>
    shop.call<Body>('POST', `/v1/console/${path}`, { token, body, ...(key === undefined ? {} : { key }) });
  const here = { storeId: JIANGHAN };
  const records = () => shop.outside.sandbox.goods.shipping.list();

  /** Some of the goods in one of several parcels, or all that is left. */
  const send = (id: string, trackingNumber: string, quantity?: number) => {
    const lines = quantity === undefined ? {} : { lines: [{ skuId: DUCK, quantity }] };
    return post<Order>(`orders/${id}/ship`, { ...here, carrier: '顺丰速运', trackingNumber, ...lines });
  };
  const waybillOf = async (id: string) => {
    await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' });
    await shop.deliver();
    return (await look(id))?.parcel?.trackingNumber ?? '';
  };

  const call = (orderId: string, key?: string) => post<Run>('deliveries', { orderId, ...here }, clerk, key);
  const runOf = async (id: string, token = rider) => {
    const { body } = await shop.call<{ items: Run[] }>(
      ...(['GET', `/v1/console/deliveries?storeId=${JIANGHAN}`, { token }] as const),
    );
    return body.items.find((run) => run.id === id);
  };

  test('(FUL-04) a waybill is made once, printed against an audit entry, called off, and made again', async () => {
    const id = await place(home);
    const asked = await post<{ state: string }>(`orders/${id}/waybill`, { ...here, carrier: 'SF' });
    expect(asked).toMatchObject({ status: 200, body: { state: 'ASKED' } });
    expect((await post<Order>(`orders/${id}/waybill`, { ...here, carrier: 'SF' })).status).toBe(409);
    expect((await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' }, stranger)).status).toBe(403);
    await shop.deliver();
    const made = await look(id);
    expect(made?.parcel).toMatchObject({ state: 'MADE', carrierName: '顺丰速运' });
    const [waybill] = shop.outside.sandbox.goods.waybills.list().slice(-1);
    expect(made?.parcel?.trackingNumber).toBe(waybill?.number);

    const label = await post<{ html: string }>(`orders/${id}/waybill/label`, here);
    expect(label.body.html).toContain('陈晓雯');
    const printed = await shop.reads.all("select 1 from audit_log where action = 'fulfilment.print_label'");
    expect(printed).toHaveLength(1);

    expect((await post(`orders/${id}/waybill/cancel`, here)).status).toBe(200);
    expect((await look(id))?.parcel?.state).toBe('CANCELLED');
    await post(`orders/${id}/waybill`, { ...here, carrier: 'JDL' });
    await shop.deliver();
    expect((await look(id))?.parcel).toMatchObject({ state: 'MADE', carrierName: '京东物流' });
  });

  test('(FUL-04) a mistyped number is corrected once per payment, here and there', async () => {
    const id = await place(home);
    await post(`orders/${id}/ship`, { ...here, carrier: '顺丰速运', trackingNumber: 'SF0000001' });
    await shop.deliver();
    const correct = (trackingNumber: string) =>
      post<Order>(`orders/${id}/shipment-correction`, { ...here, carrier: '顺丰速运', trackingNumber });
    expect((await correct('SF0000002')).status).toBe(204);
    await shop.deliver();
    expect(records().at(-1)).toMatchObject({ uploads: 2, shippingList: [{ tracking_no: 'SF0000002' }] });
    expect((await look(id))?.parcel?.trackingNumber).toBe('SF0000002');
    expect(await correct('SF0000003')).toMatchObject({
      ...{ status: 409, body: { code: 'fulfilment.corrected_before' } },
    });
  });

  test('(ORD-04, FUL-04) several parcels of one payment are told once, at the end, each with its number and tracks; one is corrected', async () => {
    const id = await place(home);
    const before = records().length;
    expect((await send(id, 'SF0000011', 1)).status).toBe(200);
    await shop.deliver();
    expect(records()).toHaveLength(before);
    expect(await look(id)).toMatchObject({ parcels: [{ state: 'ON_THE_WAY', trackingNumber: 'SF0000011' }] });
    await send(id, 'SF0000012', 2);
    await shop.deliver();
    expect(records().slice(before)).toMatchObject([
      {
        ...{ uploads: 1, logisticsType: 1 },
        shippingList: [
          { tracking_no: 'SF0000011', item_desc: expect.stringMatching(/ ×1$/) },
          { tracking_no: 'SF0000012', item_desc: expect.stringMatching(/ ×2$/) },
        ],
      },
    ]);
    const correct = (instead: string, trackingNumber: string) =>
      post<Order>(`orders/${id}/shipment-correction`, {
        ...{ ...here, carrier: '顺丰速运', trackingNumber, instead },
      });
    expect((await correct('SF0000099', 'SF0000013')).status).toBe(409);
    expect((await correct('SF0000011', 'SF0000013')).status).toBe(204);
    await shop.deliver();
    const numbers = ['SF0000013', 'SF0000012'];
    expect(records().at(-1)).toMatchObject({
      uploads: 2,
      shippingList: numbers.map((tracking_no) => ({ tracking_no })),
    });
    expect((await look(id))?.parcels.map(({ trackingNumber }) => trackingNumber).toSorted()).toEqual(
      numbers.toSorted(),
    );
  });

  test('(ORD-04, FUL-04) a corrected number is followed as one parcel: the assistant’s, one corrected before, and told again', async () => {
    const id = await place(home);
    const made = await waybillOf(id);
    await send(id, 'SF0000021', 1);
    await send(id, made);
    await shop.deliver();
    const followed = async () =>
      (await look(id))?.parcels.map(({ trackingNumber }) => trackingNumber).toSorted();
    expect(await followed()).toEqual(['SF0000021', made].toSorted());
    const corrections = [
      [made, 'SF0000022'],
      ['SF0000021', 'SF0000023'],
      ['SF0000023', 'SF0000024'],
    ];
    for (const [instead, trackingNumber] of corrections) {
      const body = { ...here, carrier: '顺丰速运', trackingNumber, instead };
      expect((await post(`orders/${id}/shipment-correction`, body)).status).toBe(204);
    }
    expect(await followed()).toEqual(['SF0000022', 'SF0000024']);
    await shop.unitOfWork.run(async (tx) =>
      tx.emit<GroupShipped>({
        ...{ type: 'orders.group_shipped', occurredAt: shop.clock.now(), merchantId: MERCHANT },
        ...{ orderId: id as OrderId, storeId: JIANGHAN, staffId: null, goodsPaidFen: ZERO_FEN },
      }),
    );
    await shop.deliver();
    expect(await followed()).toEqual(['SF0000022', 'SF0000024']);
  });

  test('(ORD-04, FUL-04) of an order that left in more parcels than WeChat takes, the first ten are told', async () => {
    const id = await place(home);
    await send(id, 'SF0000031', 1);
    await shop.unitOfWork.run(async (tx) => {
      await affectedRows(tx, 'update order_groups set parcels = 11 where order_id = ?', [id]);
      for (let n = 2; n <= 11; n += 1)
        await affectedRows(
          tx,
          `insert into order_parcels (order_id, store_id, tracking_number, merchant_id, position, carrier, pieces, sent_at)
           values (?, ?, ?, ?, ?, '顺丰速运', '[]', 1)`,
          [id, JIANGHAN, `YT00000${n + 10}`, MERCHANT, n],
        );
    });
    await send(id, 'SF0000032');
    await shop.deliver();
    expect(records().at(-1)).toMatchObject({ uploads: 1 });
    expect(records().at(-1)?.shippingList).toHaveLength(10);
    const [report] = await shop.reads.all('select state from shipping_reports where order_id = ?', [id]);
    expect(report).toEqual({ state: 'REPORTED' });
  });

  test('(FUL-01, FUL-04) part of the goods is handed over first; the code works on, and WeChat hears at the end', async () => {
    const id = await place({ type: 'pickup' }, { [DUCK]: 3, [BLACK]: 1 });
    await post(`orders/${id}/ready`, here);
    await shop.deliver();
    const code = (await order(id)).groups[0]?.pickupCode ?? '';
    const verify = (lines?: object[], key?: string) =>
      post<Order>('pickups/verify', { ...here, code, ...(lines === undefined ? {} : { lines }) }, clerk, key);
    const some = [{ skuId: DUCK, quantity: 2 }];
    const before = records().length;
    expect(await verify(some, 'part-one')).toMatchObject({
      body: { groups: [{ state: 'READY_FOR_PICKUP' }] },
    });
    // The same request again hands over nothing more.
    expect((await verify(some, 'part-one')).status).toBe(200);
    expect(await verify(some)).toMatchObject({ status: 409, body: { code: 'orders.too_many_picked_up' } });
    expect((await post('scan', { ...here, code })).body).toMatchObject({ orderId: id, taken: some });
    await shop.deliver();
    expect(records()).toHaveLength(before);
    const rest = [
      { skuId: DUCK, quantity: 1 },
      { skuId: BLACK, quantity: 1 },
    ];
    const answers = await Promise.all([verify(rest), verify(rest)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await shop.deliver();
    expect(await order(id)).toMatchObject({ state: 'COMPLETED', groups: [{ state: 'PICKED_UP' }] });
    expect(records().slice(before)).toMatchObject([{ logisticsType: 4 }]);
  });

  test('(FUL-05) the courier is quoted, called once, followed to the door, and the order is received', async () => {
    const id = await place(home);
    const calls = await Promise.all([call(id), call(id)]);
    expect(calls.map(({ status }) => status).sort()).toEqual([201, 409]);
    const run = calls.find(({ status }) => status === 201)?.body.id ?? '';
    await shop.deliver();
    expect(await runOf(run)).toMatchObject({ state: 'SEARCHING', feeFen: 900 });
    const { couriers } = shop.outside.sandbox.goods;
    const follow = async (status: number) => {
      couriers.move(run, status);
      shop.clock.advance(31_000);
      await shop.job('fulfilment.follow_couriers');
      await shop.deliver();
    };
    await follow(30_000);
    expect((await runOf(run))?.state).toBe('SEARCHING');
    await follow(50_000);
    expect((await runOf(run))?.state).toBe('CARRIED');
    expect((await order(id)).groups[0]?.state).toBe('SHIPPED');
    expect((await post<Run>(`deliveries/${run}/cancel`)).status).toBe(409);
    await follow(70_000);
    expect((await runOf(run))?.state).toBe('DELIVERED');
    expect(await order(id)).toMatchObject({ state: 'COMPLETED' });
    expect(records().at(-1)).toMatchObject({ logisticsType: 2, uploads: 1 });
  });

  test('(FUL-05) a courier that gives up leaves it to us; called off before anybody came, it may be called again', async () => {
    const id = await place(home);
    const first = (await call(id)).body.id;
    await shop.deliver();
    shop.outside.sandbox.goods.couriers.move(first, 60_000);
    shop.clock.advance(31_000);
    await shop.job('fulfilment.follow_couriers');
    expect(await runOf(first)).toMatchObject({ state: 'WAITING', reason: 'courier_gave_up' });
    expect((await post(`deliveries/${first}/cancel`)).status).toBe(200);
    expect((await call(id)).status).toBe(201);
  });

  test('(FUL-05, ORD-04) a courier takes what many parcels left; one whose number a parcel has already holds up nobody', async () => {
    const [many, typed] = [await place(home), await place(home)];
    await send(many, 'SF0000041', 1);
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update order_groups set parcels = 10 where order_id = ?', [many]),
    );
    const runs = [(await call(typed)).body.id, (await call(many)).body.id];
    await shop.deliver();
    const { couriers } = shop.outside.sandbox.goods;
    await send(typed, couriers.list().find(({ id }) => id === runs[0])?.ref ?? '', 1);
    for (const run of runs) couriers.move(run, 50_000);
    shop.clock.advance(31_000);
    await shop.job('fulfilment.follow_couriers');
    await shop.deliver();
    expect((await order(many)).groups).toMatchObject([{ state: 'SHIPPED' }]);
    expect((await order(typed)).groups).toMatchObject([{ state: 'PREPARING' }]);
    expect((await send(typed, 'SF0000042')).body.groups).toMatchObject([{ state: 'SHIPPED' }]);
  });

  test('(FUL-05) without a point on the map no courier is asked: our own rider goes', async () => {
    const address = { name: '陈晓雯', phone: PHONE, region: '湖北省武汉市', detail: '江汉路 9 号' };
    const id = await place({ type: 'delivery', address });
    const { body } = await call(id);
    await shop.deliver();
    expect(await runOf(body.id)).toMatchObject({ state: 'WAITING', reason: 'no_point' });
  });

  test('(STO-06) one field tells pickup and member codes apart, says why not, and spends nothing', async () => {
    const id = await place({ type: 'pickup' });
    const code = (await order(id)).groups[0]?.pickupCode ?? '';
    const scan = (text: string, storeId = JIANGHAN as string, token = clerk) =>
      post<{ kind: string; usable: boolean; reasonCode: string | null; code?: string }>(
        ...(['scan', { storeId, code: text }, token] as const),
      );
    expect((await scan(code)).body).toMatchObject({
      kind: 'pickup',
      usable: false,
      reasonCode: 'orders.illegal_transition',
    });
    await post(`orders/${id}/ready`, here);
    expect((await scan(`${code.slice(0, 4)} ${code.slice(4)}`)).body).toMatchObject({
      ...{ kind: 'pickup', usable: true },
      ...{ orderId: id, taken: [] },
    });
    expect((await scan(code, 'str_optics', stranger)).body).toMatchObject({
      usable: false,
      reasonCode: 'orders.pickup_code_unknown',
    });
    expect((await scan(code, JIANGHAN, stranger)).status).toBe(403);
    expect((await post('pickups/verify', { ...here, code })).status).toBe(200);
    expect((await scan(code)).body).toMatchObject({ usable: false, reasonCode: 'orders.already_picked_up' });

    const shown = await shop.call<{ code: string }>('GET', '/v1/me/code', { token: shopper });
    expect((await scan(shown.body.code)).body).toMatchObject({ kind: 'member', usable: true });
    expect((await scan(shown.body.code)).body).toMatchObject({ usable: true });
    shop.clock.advance(120_000);
    expect((await scan(shown.body.code)).body).toMatchObject({
      usable: false,
      reasonCode: 'members.code_not_valid',
    });
    expect(await scan('123')).toMatchObject({ status: 404, body: { code: 'fulfilment.code_unknown' } });
  });

  test('(FUL-05) a dead courier: after three silences our own rider sees it, takes it and delivers it, once', async () => {
    const { couriers } = shop.outside.sandbox.goods;
    couriers.isDead = true;
    const id = await place(home);
    const { body } = await call(id);
    await shop.deliver();
    expect((await runOf(body.id))?.state).toBe('ASKED');
    for (let silence = 1; silence < 3; silence += 1) {
      shop.clock.advance(31_000);
      await shop.job('fulfilment.follow_couriers');
    }
    expect(await runOf(body.id)).toMatchObject({ state: 'WAITING', reason: 'courier_silent' });
    expect((await post(`deliveries/${body.id}/take`, {}, stranger)).status).toBe(403);
    const takes = await Promise.all([
      post<Run>(`deliveries/${body.id}/take`, {}, rider),
      post<Run>(`deliveries/${body.id}/take`, {}, clerk),
    ]);
    expect(takes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [taker, other] = takes[0]?.status === 200 ? [rider, clerk] : [clerk, rider];
    // Who brings it has it to her credit (STO-07).
    expect((await shop.events('orders.group_shipped')).at(-1)).toMatchObject({
      ...{ orderId: id, staffId: taker === rider ? 'stf_rider' : 'stf_jianghan', goodsPaidFen: 3 * DUCK_FEN },
    });
    expect((await order(id)).groups[0]?.state).toBe('SHIPPED');
    expect((await post(`deliveries/${body.id}/deliver`, {}, other)).status).toBe(409);
    expect((await post(`deliveries/${body.id}/deliver`, {}, taker, 'at-the-door')).status).toBe(200);
    expect((await post(`deliveries/${body.id}/deliver`, {}, taker, 'at-the-door')).status).toBe(200);
    expect(await order(id)).toMatchObject({ state: 'COMPLETED' });
    // Back to life, the courier is called off: nobody else rings at her door.
    couriers.isDead = false;
    await later(HOUR_MS);
    await shop.deliver();
    expect(couriers.list().every((way) => way.id !== body.id || way.status === 20_000)).toBe(true);
  });

  test('(FUL-05) a courier that accepted and fell silent is replaced by our rider, and what it says late changes nothing', async () => {
    const { couriers } = shop.outside.sandbox.goods;
    const id = await place(home);
    const run = (await call(id)).body.id;
    await shop.deliver();
    expect((await runOf(run))?.state).toBe('SEARCHING');
    const follow = async () => {
      shop.clock.advance(31_000);
      await shop.job('fulfilment.follow_couriers');
    };
    couriers.isDead = true;
    for (let silence = 0; silence < 3; silence += 1) await follow();
    expect(await runOf(run)).toMatchObject({ state: 'WAITING', reason: 'courier_silent' });
    expect((await post(`deliveries/${run}/take`, {}, rider)).status).toBe(200);
    // Late, before it hears that it is called off: the courier says that it has the goods, and that it brought them.
    couriers.isDead = false;
    for (const status of [50_000, 70_000]) {
      couriers.move(run, status);
      await follow();
      expect((await runOf(run))?.state).toBe('TAKEN');
    }
    expect((await order(id)).groups[0]?.state).toBe('SHIPPED');
    expect((await post(`deliveries/${run}/deliver`, {}, rider)).status).toBe(200);
    expect(await order(id)).toMatchObject({ state: 'COMPLETED' });
  });

  test('(FUL-04) a report whose answer is lost is told again, and counts once', async () => {
    const id = await place(home);
    const before = records().length;
    shop.outside.sandbox.faults.add({ kind: 'lose_answer', provider: 'other', times: 1 });
    await post(`orders/${id}/ship`, { ...here, carrier: '顺丰速运', trackingNumber: 'SF0000009' });
    await shop.deliver();
    await later(HOUR_MS);
    await shop.deliver();
    expect(records().slice(before)).toMatchObject([{ uploads: 1 }]);
    const [row] = await shop.reads.all('select state, reports from shipping_reports where order_id = ?', [
      id,
    ]);
    expect(row).toEqual({ state: 'REPORTED', reports: 1 });
  });

  test('(FUL-01) goods that nobody fetches: reminded once on the third day, given up once on the seventh', async () => {
    const id = await place({ type: 'pickup' });
    await post(`orders/${id}/ready`, here);
    await shop.deliver();
    const told = async (type: string) =>
      (await shop.events(type)).filter((event) => event['orderId'] === id).length;
    await later(3 * DAY_MS);
    await shop.job('fulfilment.look_for_pickups');
    await shop.job('fulfilment.look_for_pickups');
    expect([await told('fulfilment.pickup_overdue'), await told('fulfilment.pickup_lapsed')]).toEqual([1, 0]);
    await later(4 * DAY_MS);
    await shop.job('fulfilment.look_for_pickups');
    await shop.job('fulfilment.look_for_pickups');
    expect([await told('fulfilment.pickup_overdue'), await told('fulfilment.pickup_lapsed')]).toEqual([1, 1]);
    await signIn();
  });

  test('(FUL-04, ORD-06) WeChat hears once that it left and of one correction; the track is read, and silence receives it', async () => {
    const id = await place(home);
    await post(`orders/${id}/waybill`, { ...here, carrier: 'SF' });
    await shop.deliver();
    const number = (await look(id))?.parcel?.trackingNumber ?? '';
    const before = records().length;
    await post(`orders/${id}/ship`, { ...here, carrier: '顺丰速运', trackingNumber: number });
    await shop.deliver();
    expect(records().slice(before)).toMatchObject([
      {
        ...{ logisticsType: 1, uploads: 1 },
        shippingList: [{ tracking_no: number, contact: { receiver_contact: '138****1234' } }],
      },
    ]);

    const { waybills } = shop.outside.sandbox.goods;
    waybills.move(number, 100_001, '已揽收');
    waybills.move(number, 300_002, `派件员${PHONE}正在派件`);
    await later(2 * HOUR_MS);
    await shop.job('fulfilment.poll_parcels');
    expect((await look(id))?.tracks.map(({ kind: what }) => what).sort()).toEqual([
      'collected',
      'delivering',
    ]);
    expect((await look(id))?.tracks.some(({ text }) => text.includes(PHONE))).toBe(false);

    waybills.move(number, 300_003, '已签收');
    await later(2 * HOUR_MS);
    await shop.job('fulfilment.poll_parcels');
    await shop.deliver();
    expect(await look(id)).toMatchObject({ parcel: { state: 'SIGNED' } });
    expect(records().slice(before)).toMatchObject([{ reminders: 1 }]);
    await later(3 * DAY_MS - 2 * HOUR_MS - 60_000);
    await shop.job('fulfilment.receive_signed');
    expect((await order(id)).groups[0]?.state).toBe('SHIPPED');
    await later(2 * HOUR_MS);
    await shop.job('fulfilment.receive_signed');
    await shop.deliver();
    expect(await order(id)).toMatchObject({ state: 'COMPLETED', groups: [{ state: 'RECEIVED' }] });
  });

  describe('pushed to us (ORD-06)', () => {
    const outside = () => shop.outside.sandbox;
    beforeAll(() => {
      outside().push.url = `${shop.house.url}/v1/wechat/push`;
    });
    afterAll(() => {
      outside().push.url = undefined;
    });
    beforeEach(() => outside().faults.clear());

    /** On its way under a number of the assistant's. */
    const onItsWay = async () => {
      const id = await place(home);
      const number = await waybillOf(id);
      await send(id, number);
      await shop.deliver();
      return { id, number };
    };
    const steps = async (id: string) => (await look(id))?.tracks.map(({ kind: what }) => what).sort();

    test.each(['json', 'xml'] as const)(
      'a step that WeChat pushes in %s is hers at once, however often it comes, and what is asked for adds nothing to it',
      async (format) => {
        const { id, number } = await onItsWay();
        outside().push.format = format;
        outside().faults.add({ kind: 'duplicate_notice', provider: 'other', copies: 2 });
        outside().goods.waybills.move(number, 100_001, '已揽收');
        await outside().tick();
        expect(await steps(id)).toEqual(['collected']);
        shop.clock.advance(60_000);
        outside().goods.waybills.move(number, 300_002, `派件员${PHONE}正在派件`);
        await outside().tick();
        expect(await steps(id)).toEqual(['collected', 'delivering']);
        expect((await look(id))?.tracks.some(({ text }) => text.includes(PHONE))).toBe(false);
        await later(2 * HOUR_MS);
        await shop.job('fulfilment.poll_parcels');
        expect(await steps(id)).toEqual(['collected', 'delivering']);
      },
    );

    test('signed is signed: she is reminded once, and silence receives it three days later', async () => {
      const before = records().length;
      const { id, number } = await onItsWay();
      outside().faults.add({ kind: 'reorder_notices', provider: 'other' });
      outside().goods.waybills.move(number, 200_001, '运往武汉');
      shop.clock.advance(60_000);
      outside().goods.waybills.move(number, 300_003, '已签收');
      // The last step comes first; the one that it overtook changes nothing.
      await outside().tick();
      await shop.deliver();
      expect(await look(id)).toMatchObject({ parcel: { state: 'SIGNED' } });
      shop.clock.advance(1_000);
      await outside().tick();
      expect(outside().push.list().slice(-2)).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }]);
      expect(await look(id)).toMatchObject({ parcel: { state: 'SIGNED' } });
      expect(await steps(id)).toEqual(['moving', 'signed']);
      await shop.deliver();
      expect(records().slice(before)).toMatchObject([{ reminders: 1 }]);
      await later(3 * DAY_MS);
      await shop.job('fulfilment.receive_signed');
      await shop.deliver();
      expect(await order(id)).toMatchObject({ state: 'COMPLETED', groups: [{ state: 'RECEIVED' }] });
    });

    test('a push that got lost is asked for', async () => {
      const { id, number } = await onItsWay();
      outside().faults.add({ kind: 'drop_notice', provider: 'other' });
      outside().goods.waybills.move(number, 300_003, '已签收');
      await outside().tick();
      expect(await steps(id)).toEqual([]);
      await later(2 * HOUR_MS);
      await shop.job('fulfilment.poll_parcels');
      expect(await look(id)).toMatchObject({ parcel: { state: 'SIGNED' } });
    });

    test('nothing is believed of a parcel that was not made here, of another carrier, or of one that was called off', async () => {
      const { id, number } = await onItsWay();
      const typed = await place(home);
      await send(typed, 'SF0000061');
      await shop.deliver();
      const calledOff = await place(home);
      const gone = await waybillOf(calledOff);
      await post(`orders/${calledOff}/waybill/cancel`, here);
      const signed = {
        ActionTime: Math.floor(shop.clock.now() / 1_000),
        ...{ ActionType: 300_003, ActionMsg: '已签收' },
      };
      const tell = async (WayBillId: string, patch: object = {}) => {
        const facts = { DeliveryID: 'SF', WayBillId, Version: 1, Count: 1, Actions: [signed], ...patch };
        outside().push.postEvent('oSomebody', 'add_express_path', facts);
        await outside().tick();
        expect(outside().push.list().at(-1)?.state).toBe('accepted');
      };
      for (const strange of ['SF9999999', 'SF0000061', gone]) await tell(strange);
      await tell(number, { DeliveryID: 'JDL' });
      await tell(number, { OrderId: `${calledOff}.${JIANGHAN}` });
      await tell(number, { Actions: [{ ...signed, ActionTime: 'soon' }] });
      for (const one of [id, typed, calledOff]) expect(await steps(one)).toEqual([]);
      await tell(number, { OrderId: `${id}.${JIANGHAN}` });
      expect(await look(id)).toMatchObject({ parcel: { state: 'SIGNED' } });
    });
  });

  test('(ORD-04, FUL-04) WeChat asks her to confirm when nothing of the payment is on its way any more', async () => {
    const remindedWhen = async (isOtherThere: boolean) => {
      await signIn();
      const id = await place(home);
      const [made, other, before] = [
        await waybillOf(id),
        `SF000005${Number(isOtherThere)}`,
        records().length,
      ];
      await send(id, other, 1);
      await send(id, made);
      await shop.deliver();
      const body = { ...here, trackingNumber: other };
      if (isOtherThere) await shop.call('POST', `/v1/orders/${id}/receive`, { token: shopper, body });
      shop.outside.sandbox.goods.waybills.move(made, 300_003, '已签收');
      await later(2 * HOUR_MS);
      await shop.job('fulfilment.poll_parcels');
      await shop.deliver();
      expect((await look(id))?.parcels.map(({ state }) => state).toSorted()).toContain('SIGNED');
      return records()
        .slice(before)
        .map(({ reminders }) => reminders);
    };
    expect(await remindedWhen(false)).toEqual([0]);
    expect(await remindedWhen(true)).toEqual([1]);
  });
});
