import { affectedRows } from '#db';
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

const HOME = {
  name: '欧阳小满',
  phone: '13987654321',
  region: '湖北省武汉市',
  detail: '解放大道 688 号 3 栋',
};

interface Order {
  readonly id: string;
  readonly payableFen: number;
  readonly groups: readonly { readonly fulfilment: { readonly address?: object } }[];
}

describe.each(DATABASE_KINDS)('where a parcel goes, on %s', (kind) => {
  let shop: SmallShop;
  let token: string;
  beforeAll(async () => {
    shop = await smallShop(kind);
    token = await shop.shopper('lin');
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function parcel(pay = true): Promise<Order> {
    const groups = basket({ [DUCK]: 1 }, { type: 'delivery', address: HOME });
    const order = (await shop.call<Order>('POST', '/v1/orders', { token, body: { groups } })).body;
    if (pay) await shop.payByEvent(order);
    await shop.deliver();
    return order;
  }
  const look = (as: string, { id }: Order, body: object) =>
    shop.call('POST', `/v1/console/orders/${id}/address`, { token: as, body });
  const mine = async ({ id }: Order) =>
    (await shop.call<Order>('GET', `/v1/orders/${id}`, { token })).body.groups[0]?.fulfilment.address;

  test('its own staff see it for a reason, which the audit log keeps without the address (SEC-04)', async () => {
    const order = await parcel();
    const clerk = await shop.staff('jianghan');
    const listed = await shop.call('GET', `/v1/console/orders/${order.id}`, { token: clerk });
    expect(listed.body).toMatchObject({
      groups: [{ fulfilment: { address: { name: '欧*', phone: '139****4321', detail: '***' } } }],
    });

    expect(await look(clerk, order, { storeId: JIANGHAN })).toMatchObject({ status: 400 });
    const seen = await look(clerk, order, { storeId: JIANGHAN, reason: 'ship' });

    expect(seen).toEqual({ status: 200, body: HOME });
    const [entry] = await shop.reads.all<{ actor: string; subject: string; after_json: string }>(
      "select actor, subject, after_json from audit_log where action = 'orders.unmask_address' order by seq desc",
    );
    expect(entry).toMatchObject({ actor: 'stf_jianghan', subject: `order:${order.id}` });
    expect(JSON.parse(entry?.after_json ?? '')).toEqual({ storeId: JIANGHAN, reason: 'ship' });
  });

  test('staff of another store are refused, and nobody sees it before the order is paid (SEC-04)', async () => {
    const [paid, unpaid] = [await parcel(), await parcel(false)];
    const other = await shop.staff('optics');
    const clerk = await shop.staff('jianghan');

    expect((await look(other, paid, { storeId: JIANGHAN, reason: 'ship' })).status).toBe(403);
    expect((await look(other, paid, { storeId: OPTICS, reason: 'ship' })).status).toBe(404);
    expect(await look(clerk, unpaid, { storeId: JIANGHAN, reason: 'ship' })).toMatchObject({
      status: 409,
      body: { code: 'orders.address_not_needed' },
    });
  });

  test('orders from before addresses were sealed are sealed by and by, and read the same all the while (SEC-04)', async () => {
    const order = await parcel();
    const plain = JSON.stringify({ type: 'delivery', address: HOME });
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update order_groups set fulfilment = ? where merchant_id = ? and order_id = ?', [
        plain,
        MERCHANT,
        order.id,
      ]),
    );
    expect(await mine(order)).toEqual(HOME);

    await shop.job('orders.seal_older');

    const [row] = await shop.reads.all<{ fulfilment: string }>(
      'select fulfilment from order_groups where order_id = ?',
      [order.id],
    );
    expect(row?.fulfilment).not.toContain(HOME.detail);
    expect(row?.fulfilment).not.toContain(HOME.phone);
    expect(await mine(order)).toEqual(HOME);
  });
});
