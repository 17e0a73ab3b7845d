import { READS } from '#db';
import type { StoredEvent } from '#kernel';
import { recommendationsFeature } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from '../orders/order-body.ts';

interface VisitRow {
  readonly member_id: string;
  readonly store_id: string;
  readonly source: string;
}

describe.each(DATABASE_KINDS)('goods taken over the counter, on %s', (kind) => {
  let shop: SmallShop;
  let clerk: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    await shop.startAfresh();
    clerk = await shop.staff('jianghan');
  }, OPENING_MS);
  afterAll(() => shop.close());

  /** 0 yuan, so that it is paid at once; handed over at the counter of 江汉路. */
  async function pickedUp(token: string): Promise<void> {
    const body = { groups: basket({ [GIFT]: 1 }) };
    const order = (await shop.call<OrderBody>('POST', '/v1/orders', { token, body })).body;
    await shop.call('POST', `/v1/console/orders/${order.id}/ready`, {
      token: clerk,
      body: { storeId: JIANGHAN },
    });
    const code = order.groups[0]?.pickupCode;
    const verified = await shop.call('POST', '/v1/console/pickups/verify', {
      token: clerk,
      body: { storeId: JIANGHAN, code },
    });
    expect(verified.status).toBe(200);
    await shop.deliver();
  }

  const visits = async (memberId: string) =>
    shop.house.container.get(READS).all<VisitRow>(
      `select member_id, store_id, source from behaviour_events
         where merchant_id = ? and kind = 'store_visit' and member_id = ?`,
      [MERCHANT, memberId],
    );
  const memberOf = async (token: string) =>
    (await shop.call<{ id: string }>('GET', '/v1/me', { token })).body.id;

  test('are a visit of hers to that store, once, however often the event comes', async () => {
    const token = await shop.shopper(`取货-${kind}`);
    await pickedUp(token);
    const memberId = await memberOf(token);
    const once = [{ member_id: memberId, store_id: JIANGHAN, source: 'orders' }];
    expect(await visits(memberId)).toEqual(once);

    const { handlers } = recommendationsFeature;
    const handler = (handlers === undefined ? [] : shop.house.container.get(handlers)).find(({ types }) =>
      types.includes('orders.group_picked_up'),
    );
    const [facts] = await shop.events('orders.group_picked_up');
    const event = { ...facts, occurredAt: shop.clock.now() };
    await handler?.deliver({ id: 'again', event } as unknown as StoredEvent);
    expect(await visits(memberId)).toEqual(once);
  });

  test('are nobody’s visit when she switched personalisation off', async () => {
    const token = await shop.shopper(`不要记-${kind}`);
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    const before = (await visits('nobody')).length;
    await pickedUp(token);
    expect(await visits(await memberOf(token))).toEqual([]);
    expect(await visits('nobody')).toHaveLength(before + 1);
  });

  test('wait for her: what is only paid is no visit', async () => {
    const token = await shop.shopper(`还没来-${kind}`);
    await shop.call('POST', '/v1/orders', { token, body: { groups: basket({ [GIFT]: 1 }) } });
    await shop.deliver();
    expect(await visits(await memberOf(token))).toEqual([]);
  });
});
