import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
  DUCK,
  GIFT,
  JIANGHAN,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };
const HEAD = '订单号,快递公司,快递单号';

interface Report {
  readonly state: string;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly problems: readonly { readonly row: number; readonly code: string }[];
}

describe.each(DATABASE_KINDS)('sheets of orders on %s', (kind) => {
  let shop: SmallShop;
  let [shopper, clerk, owner] = ['', '', ''];

  beforeAll(async () => {
    shop = await smallShop(kind);
    shopper = await shop.shopper('晓雯');
    clerk = await shop.staff('jianghan');
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(() => shop.startAfresh());

  /** 0 yuan, so that it is paid at once; a parcel of 0 yuan costs its freight. */
  const paid = async (
    fulfilment: object = { type: 'delivery', address: ADDRESS },
    pieces = 1,
    others: Parameters<typeof basket>[0] = {},
  ) => {
    const body = { groups: basket({ [GIFT]: pieces, ...others }, fulfilment) };
    const order = (await shop.call<OrderBody>('POST', '/v1/orders', { token: shopper, body })).body;
    if (order.payableFen > 0) await shop.payByEvent(order);
    await shop.deliver();
    return order;
  };
  async function bringIn(rows: readonly string[], query = '', head = HEAD): Promise<Report> {
    const url = `${shop.house.url}/v1/console/imports/shipments?storeId=${JIANGHAN}${query}`;
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${clerk}` },
      body: [head, ...rows].join('\n'),
    });
    const lines = (await reply.text()).trim().split('\n');
    return JSON.parse(lines.at(-1) ?? '');
  }
  const takeOut = async (kindOfSheet: string, token: string) => {
    const url = `${shop.house.url}/v1/console/exports/${kindOfSheet}?storeId=${JIANGHAN}`;
    const reply = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, text: await reply.text() };
  };
  const stateOf = async ({ id }: OrderBody) =>
    (await shop.call<OrderBody>('GET', `/v1/orders/${id}`, { token: shopper })).body.groups[0];

  test('each row has its own result, a dry run sends nothing, and the same sheet twice sends once (ORD-04)', async () => {
    const [first, second, pickup] = [await paid(), await paid(), await paid({ type: 'pickup' })];
    const rows = [
      `${first.number},顺丰速运,SF1234567890`,
      `${second.number},顺丰速运,坏单号`,
      `${pickup.number},顺丰速运,SF1234567892`,
      `261121000000000000,顺丰速运,SF1234567893`,
    ];
    expect(await bringIn(rows, '&dryRun=true')).toMatchObject({ changed: 1, failed: 3 });
    expect((await stateOf(first))?.state).toBe('PREPARING');

    const report = await bringIn(rows);
    expect(report).toMatchObject({ state: 'done', changed: 1, unchanged: 0, failed: 3 });
    expect(new Map(report.problems.map(({ row, code }) => [row, code]))).toEqual(
      new Map([
        [3, 'orders.bad_tracking_number'],
        [4, 'orders.illegal_transition'],
        [5, 'orders.order_not_found'],
      ]),
    );
    expect(await stateOf(first)).toMatchObject({
      ...{ state: 'SHIPPED', shipment: { carrier: '顺丰速运', trackingNumber: 'SF1234567890' } },
    });
    expect(await bringIn(rows.slice(0, 1))).toMatchObject({ changed: 0, unchanged: 1, failed: 0 });
    expect(await shop.events('orders.group_shipped')).toHaveLength(1);
    const other = await bringIn([`${first.number},顺丰速运,SF9999999999`]);
    expect(other.problems[0]?.code).toBe('orders.shipped_otherwise');
  });

  test('orders go out with masks for a clerk, in full for the owner alone, and who took them is kept (ORD-04)', async () => {
    const order = await paid();
    const masked = await takeOut('orders', clerk);
    expect(masked.text).toContain(order.number);
    for (const word of ['13800001234', '陈晓雯', '江汉路 9 号']) expect(masked.text).not.toContain(word);
    expect((await takeOut('orders-in-full', clerk)).status).toBe(403);
    const full = await takeOut('orders-in-full', owner);
    for (const word of ['13800001234', '陈晓雯', '江汉路 9 号']) expect(full.text).toContain(word);
    const rows = await shop.reads.all<{ subject: string }>(
      "select subject from audit_log where action = 'imports.export'",
    );
    expect(rows.map(({ subject }) => subject)).toEqual(['sheet:orders', 'sheet:orders-in-full']);
    const waiting = await takeOut('shipments', clerk);
    expect(waiting.text.split('\r\n')[1]).toContain(`${order.number},,`);
  });

  test('rows that name pieces send a part in several parcels, the same sheet twice sends each once (ORD-04)', async () => {
    const order = await paid(undefined, 3);
    const taken = (await takeOut('shipments', clerk)).text
      .split('\n')
      .find((row) => row.includes(order.number));
    const goods =
      taken
        ?.split(',')
        .find((cell) => cell.includes('×3'))
        ?.replaceAll('"', '') ?? '';
    expect(goods).not.toBe('');
    const head = `${HEAD},本包裹商品`;
    const rows = [
      `${order.number},顺丰速运,SF1234567801,${goods.replace('×3', '×2')}`,
      `${order.number},顺丰速运,SF1234567802,没有这件 ×1`,
      `${order.number},顺丰速运,SF1234567803,${GIFT} x1`,
    ];
    expect(await bringIn(rows, '', head)).toMatchObject({ changed: 2, failed: 1 });
    expect(await stateOf(order)).toMatchObject({
      state: 'SHIPPED',
      parcels: [
        { trackingNumber: 'SF1234567801', pieces: [{ quantity: 2 }] },
        { trackingNumber: 'SF1234567803', pieces: [{ quantity: 1 }] },
      ],
    });
    expect(await bringIn(rows, '', head)).toMatchObject({ changed: 0, unchanged: 2, failed: 1 });
  });

  test('a second row for a parcel that left with other goods is refused, and so is one that names nothing (ORD-04)', async () => {
    const order = await paid(undefined, 1, { [DUCK]: 1 });
    const head = `${HEAD},本包裹商品`;
    const row = (number: string, goods: string) => `${order.number},顺丰速运,${number},${goods}`;
    const rows = [
      row('SF1234567811', `${GIFT} x1`),
      row('SF1234567811', `${DUCK} x1`),
      row('SF1234567812', '；'),
    ];
    const report = await bringIn(rows, '', head);
    expect(report).toMatchObject({ changed: 1, unchanged: 0, failed: 2 });
    expect(new Map(report.problems.map(({ row: at, code }) => [at, code]))).toEqual(
      new Map([
        [3, 'orders.parcel_sent_before'],
        [4, 'orders.bad_parcel'],
      ]),
    );
    expect(await stateOf(order)).toMatchObject({
      state: 'PREPARING',
      parcels: [{ trackingNumber: 'SF1234567811', pieces: [{ skuId: GIFT, quantity: 1 }] }],
    });
    // Without goods it would say that nothing is left in the house.
    const again = [row('SF1234567811', `${GIFT} x1`), row('SF1234567811', '')];
    expect(await bringIn(again, '', head)).toMatchObject({
      ...{ changed: 0, unchanged: 1, failed: 1, problems: [{ row: 3, code: 'orders.parcel_sent_before' }] },
    });
    expect(await bringIn([row('SF1234567813', '')], '', head)).toMatchObject({ changed: 1 });
    expect(await bringIn([row('SF1234567813', '')], '', head)).toMatchObject({ changed: 0, unchanged: 1 });
  });
});
