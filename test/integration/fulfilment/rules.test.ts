import { HOUR_MS, MINUTE_MS } from '#kernel';
import { AUDIT } from '#modules/access';
import { DATABASE_KINDS } from '../../support/databases.ts';
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

const PHONE = { name: '陈晓雯', phone: '13800001234', detail: '江汉路 9 号' };
const typed = (region: string) => ({ type: 'delivery', address: { ...PHONE, region } });
const IN_WUHAN = typed('湖北省武汉市江汉区');

interface Quoted {
  readonly code?: string;
  readonly groups: readonly { readonly shippingFen: number }[];
}

describe.each(DATABASE_KINDS)('freight, areas and slots on %s', (kind) => {
  let shop: SmallShop;
  let shopper: string;
  let owner: string;
  let clerk: string;

  beforeAll(async () => {
    shop = await smallShop(kind, { [DUCK]: 1_000, [BLACK]: 1_000 });
    shopper = await shop.shopper('晓雯');
    owner = await shop.staff('owner');
    clerk = await shop.staff('jianghan');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const put = (path: string, body: object, token = owner) => shop.call('PUT', path, { token, body });
  const quote = (fulfilment: object, pieces = { [DUCK]: 1 }) =>
    shop.call<Quoted>('POST', '/v1/quotes', { token: shopper, body: { groups: basket(pieces, fulfilment) } });
  const zone = (patch: object = {}) => ({
    ...{
      regions: [],
      firstUnits: 500,
      firstFen: 600,
      nextUnits: 500,
      nextFen: 150,
      freeFromFen: null,
      ...patch,
    },
  });
  const addTemplate = (patch: object, token = owner) =>
    shop.call<{ id: string; code?: string }>('POST', '/v1/console/freight-templates', {
      ...{ token, body: { name: '按重量', unit: 'weight', zones: [zone()], isDefault: true, ...patch } },
    });

  test('(FUL-03) without a template the house’s rule holds; with one, weight and place decide, and it is audited', async () => {
    expect((await quote(IN_WUHAN)).body.groups).toMatchObject([{ shippingFen: 800 }]);
    const zones = [
      zone(),
      zone({ regions: ['湖北省'], firstFen: 300, freeFromFen: 9_000 }),
      zone({ regions: ['海南省'], refused: true }),
    ];
    const { status, body } = await addTemplate({ zones });
    expect(status).toBe(201);
    await put('/v1/console/freight-goods', { items: [{ skuId: DUCK, weightGrams: 400 }] });
    expect((await quote(IN_WUHAN)).body.groups).toMatchObject([{ shippingFen: 300 }]);
    // Two weigh 800 g: one step more; and 90 yuan of goods travel free.
    expect((await quote(typed('广东省深圳市'), { [DUCK]: 2 })).body.groups).toMatchObject([
      { shippingFen: 750 },
    ]);
    expect((await quote(IN_WUHAN, { [DUCK]: 2 })).body.groups).toMatchObject([{ shippingFen: 0 }]);
    expect(await quote(typed('海南省三沙市'))).toMatchObject({
      ...{ status: 409, body: { code: 'fulfilment.not_sent_there', details: { offers: 'pickup' } } },
    });
    expect((await quote({ type: 'pickup' })).body.groups).toMatchObject([{ shippingFen: 0 }]);

    // The fee that was shown is frozen with the order.
    const order = await shop.call<{ groups: readonly { shippingFen: number }[]; id: string }>(
      'POST',
      '/v1/orders',
      {
        ...{ token: shopper, body: { groups: basket({ [DUCK]: 1 }, IN_WUHAN) } },
      },
    );
    await put(`/v1/console/freight-templates/${body.id}`, {
      name: '贵',
      unit: 'weight',
      zones: [zone({ firstFen: 5_000 })],
      isDefault: true,
    });
    const kept = await shop.call<typeof order.body>('GET', `/v1/orders/${order.body.id}`, { token: shopper });
    expect(kept.body.groups).toMatchObject([{ shippingFen: 300 }]);
    expect(
      (await shop.call('DELETE', `/v1/console/freight-templates/${body.id}`, { token: owner })).status,
    ).toBe(204);
    expect((await quote(IN_WUHAN)).body.groups).toMatchObject([{ shippingFen: 800 }]);
    expect((await shop.house.container.get(AUDIT).verifyChain(MERCHANT)).brokenAt).toBeNull();
    const actions = await shop.reads.all<{ action: string }>(
      "select action from audit_log where action like 'fulfilment.%' order by action",
    );
    expect(actions.map(({ action }) => action)).toEqual([
      ...['fulfilment.add_template', 'fulfilment.change_template', 'fulfilment.put_goods'],
      'fulfilment.remove_template',
    ]);
  });

  test('(FUL-03) a clerk settles no freight, and a store’s manager none of the whole shop', async () => {
    expect((await addTemplate({}, clerk)).status).toBe(403);
    expect(
      (await put('/v1/console/freight-templates/nobody', { name: '无', unit: 'piece', zones: [zone()] }))
        .status,
    ).toBe(404);
  });

  test('(FUL-02) outside the area, or for too little, she is offered pickup; an address without a point is judged by city', async () => {
    await put(`/v1/console/stores/${JIANGHAN}/delivery-area`, {
      ...{ shape: { kind: 'radius', metres: 3_000 }, city: '武汉市', minOrderFen: DUCK_FEN + 1 },
    });
    expect(await quote(typed('湖北省宜昌市'), { [DUCK]: 3 })).toMatchObject({
      ...{
        status: 409,
        body: { code: 'fulfilment.outside_area', details: { offers: 'pickup', judgedBy: 'city' } },
      },
    });
    expect(await quote(IN_WUHAN)).toMatchObject({
      ...{
        status: 409,
        body: { code: 'fulfilment.below_minimum', details: { offers: 'pickup', missingFen: 1 } },
      },
    });
    expect((await quote(IN_WUHAN, { [DUCK]: 2 })).status).toBe(200);
    const saved = async (latitude: number) => {
      const point = { latitude, longitude: 114.2899 };
      const { body } = await shop.call<{ id: string }>('POST', '/v1/me/addresses', {
        token: shopper,
        body: {
          ...{ regionCode: '420103', region: '湖北省武汉市江汉区', recipient: '陈晓雯', phone: PHONE.phone },
          ...{ detail: '江汉路 9 号', point },
        },
      });
      return { type: 'delivery', addressId: body.id };
    };
    // A kilometre north of the store, and five.
    expect((await quote(await saved(30.5901), { [DUCK]: 2 })).status).toBe(200);
    expect(await quote(await saved(30.626), { [DUCK]: 2 })).toMatchObject({
      ...{ status: 409, body: { code: 'fulfilment.outside_area', details: { judgedBy: 'point' } } },
    });
    await shop.call('DELETE', `/v1/console/stores/${JIANGHAN}/delivery-area`, { token: owner });
    expect((await quote(typed('湖北省宜昌市'))).status).toBe(200);
  });

  test('(FUL-01) a slot takes as many orders as it has room for, however many ask at once; a cancelled one makes room', async () => {
    await put(`/v1/console/stores/${JIANGHAN}/slots/pickup`, {
      ...{ fromMinute: 0, untilMinute: 1_440, slotMinutes: 60, capacity: 3, leadMinutes: 30, daysAhead: 2 },
    });
    const slots = async () =>
      (
        await shop.call<{ items: { startsAt: number; left: number }[] }>(
          ...(['GET', `/v1/stores/${JIANGHAN}/slots?kind=pickup`] as const),
        )
      ).body.items;
    const [first] = await slots();
    expect(first?.left).toBe(3);
    const startsAt = first?.startsAt ?? 0;
    expect(startsAt - shop.clock.now()).toBeGreaterThanOrEqual(30 * MINUTE_MS);
    const place = (at: number) =>
      shop.call<{ id: string; code?: string }>('POST', '/v1/orders', {
        ...{ token: shopper, body: { groups: [{ ...basket({ [DUCK]: 1 })[0], slotStartsAt: at }] } },
      });
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(startsAt)));
    const placed = answers.filter(({ status }) => status === 201);
    expect(placed).toHaveLength(3);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'fulfilment.slot_full' });
    // Nothing of the seven is left behind: no order, no goods.
    expect(await shop.count('slot_bookings')).toBe(3);
    expect((await slots())[0]).toEqual(expect.objectContaining({ startsAt, left: 0 }));

    const id = placed[0]?.body.id ?? '';
    const look = () =>
      shop.call<{ items: { slot: object | null }[] }>('GET', `/v1/orders/${id}/hand-over`, {
        token: shopper,
      });
    expect((await look()).body.items[0]?.slot).toEqual({ startsAt, endsAt: startsAt + HOUR_MS });
    expect((await shop.call('POST', `/v1/orders/${id}/cancel`, { token: shopper })).status).toBe(200);
    await shop.deliver();
    expect((await slots())[0]?.left).toBe(1);
    expect((await place(startsAt)).status).toBe(201);
    expect(await place(startsAt + 1)).toMatchObject({
      status: 409,
      body: { code: 'fulfilment.slot_closed' },
    });
    await shop.call('DELETE', `/v1/console/stores/${JIANGHAN}/slots/pickup`, { token: owner });
    expect(await slots()).toEqual([]);
  });

  test('(FUL-01) an order that was closed and paid late has no slot any more: its room is somebody else’s', async () => {
    await put(`/v1/console/stores/${JIANGHAN}/slots/pickup`, {
      ...{ fromMinute: 0, untilMinute: 1_440, slotMinutes: 60, capacity: 1, leadMinutes: 30, daysAhead: 2 },
    });
    const { items } = (
      await shop.call<{ items: { startsAt: number }[] }>(
        ...(['GET', `/v1/stores/${JIANGHAN}/slots?kind=pickup`] as const),
      )
    ).body;
    const slotStartsAt = items[3]?.startsAt ?? 0;
    const place = async () => {
      const body = { groups: [{ ...basket({ [DUCK]: 1 })[0], slotStartsAt }] };
      const placed = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
        ...{ token: shopper, body },
      });
      expect(placed.status).toBe(201);
      return placed.body;
    };
    const slotOf = async (id: string) =>
      (
        await shop.call<{ items: { slot: { startsAt: number } | null }[] }>(
          ...(['GET', `/v1/orders/${id}/hand-over`, { token: shopper }] as const),
        )
      ).body.items[0]?.slot;
    const late = await place();
    expect(await slotOf(late.id)).toMatchObject({ startsAt: slotStartsAt });
    shop.clock.advance(15 * MINUTE_MS);
    shopper = await shop.shopper('晓雯');
    await shop.job('orders.close_overdue');
    await shop.deliver();
    const next = await place();
    await shop.payByEvent(late);
    await shop.deliver();
    const paid = await shop.call<{ state: string }>('GET', `/v1/orders/${late.id}`, { token: shopper });
    expect(paid.body.state).toBe('PAID');
    expect(await slotOf(late.id)).toBeNull();
    expect(await slotOf(next.id)).toMatchObject({ startsAt: slotStartsAt });
  });
});
