import { DAY_MS, type MemberId, type OrderId } from '#kernel';
import { POINTS } from '#modules/points';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  basket,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

describe.each(DATABASE_KINDS)('points of real orders on %s', (kind) => {
  let shop: SmallShop;
  let token: string;
  let clerk: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    token = await shop.shopper('points-fan');
    clerk = await shop.staff('jianghan');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const mine = async () => {
    const { body } = await shop.call<{ usable: number; pending: number }>('GET', '/v1/me/points', { token });
    return [body.usable, body.pending];
  };
  const place = async () =>
    (
      await shop.call<{ id: string; payableFen: number; memberId: MemberId }>('POST', '/v1/orders', {
        token,
        body: { groups: basket({ [BLACK]: 1 }) },
      })
    ).body;

  test('paid, picked up, and a week later the points can be used (MEM-06)', async () => {
    const order = await place();
    await shop.payByEvent(order);
    await shop.deliver();
    expect(await mine()).toEqual([0, BLACK_FEN / 100]);

    const { body } = await shop.call<{ groups: { pickupCode: string }[] }>('GET', `/v1/orders/${order.id}`, {
      token,
    });
    const storeId = JIANGHAN;
    await shop.call('POST', `/v1/console/orders/${order.id}/ready`, { token: clerk, body: { storeId } });
    await shop.call('POST', '/v1/console/pickups/verify', {
      token: clerk,
      body: { storeId, code: body.groups[0]?.pickupCode },
    });
    await shop.deliver();
    shop.clock.advance(7 * DAY_MS);
    await shop.job('points.release');
    token = await shop.shopper('points-fan');
    expect(await mine()).toEqual([BLACK_FEN / 100, 0]);
  });

  test('points spent on an order that is cancelled come back', async () => {
    const order = await place();
    const points = shop.house.container.get(POINTS);
    const [{ member_id: memberId } = { member_id: '' as MemberId }] = await shop.reads.all<{
      member_id: MemberId;
    }>('select member_id from orders where id = ?', [order.id]);
    const [before] = await mine();
    await shop.unitOfWork.run((tx) =>
      points.burn(tx, MERCHANT, {
        ...{ memberId, bizType: 'orders.order', bizId: order.id as OrderId, amount: 9, title: '订单抵扣' },
        at: shop.clock.now(),
      }),
    );
    expect((await mine())[0]).toBe((before ?? 0) - 9);
    expect((await shop.call('POST', `/v1/orders/${order.id}/cancel`, { token })).status).toBe(200);
    await shop.deliver();
    expect((await mine())[0]).toBe(before);
  });
});
