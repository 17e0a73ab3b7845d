import { HOUR_MS } from '#kernel';
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

interface Row {
  readonly staffId: string;
  readonly staffName: string;
  readonly handedOver: number;
  readonly goodsFen: number;
  readonly refundedFen: number;
  readonly netFen: number;
}

describe.each(DATABASE_KINDS)('what somebody achieved on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const report = async () => {
    const [from, until] = [shop.clock.now() - HOUR_MS, shop.clock.now() + HOUR_MS];
    const path = `/v1/console/performance?storeId=${JIANGHAN}&from=${from}&until=${until}`;
    return (await shop.call<{ items: Row[] }>('GET', path, { token: owner })).body.items;
  };
  const emit = (event: object) =>
    shop.unitOfWork.run(async (tx) => tx.emit({ occurredAt: shop.clock.now(), ...event } as never));

  test('the part that she handed over is hers, once, less what was given back of it (STO-07)', async () => {
    const token = await shop.shopper(`业绩-${kind}`);
    const order = (
      await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
        token,
        body: { groups: basket({ [BLACK]: 1 }) },
      })
    ).body;
    // Given back before anybody heard who handed it over: the order of the two makes no difference.
    const refund = {
      ...{ merchantId: MERCHANT, orderId: order.id, memberId: 'mem_x', storeId: JIANGHAN, shippingFen: 0 },
      ...{ orderRefundedFen: 900, isWholeOrder: false, lines: [], refundedAt: shop.clock.now() },
    };
    await emit({ type: 'after-sale.refunded', ...refund, afterSaleId: 'as_1', goodsFen: 900 });
    await shop.payByEvent(order);
    await shop.deliver();
    const clerk = await shop.staff('jianghan');
    await shop.call('POST', `/v1/console/orders/${order.id}/ready`, {
      token: clerk,
      body: { storeId: JIANGHAN },
    });
    const paid = await shop.call<{ groups: { pickupCode: string }[] }>('GET', `/v1/orders/${order.id}`, {
      token,
    });
    const code = paid.body.groups[0]?.pickupCode;
    const verified = await shop.call('POST', '/v1/console/pickups/verify', {
      token: clerk,
      body: { storeId: JIANGHAN, code },
    });
    expect(verified.status).toBe(200);
    await shop.deliver();
    const once = {
      ...{ staffId: 'stf_jianghan', staffName: '小江', handedOver: 1, goodsFen: BLACK_FEN },
      ...{ refundedFen: 900, netFen: BLACK_FEN - 900 },
    };
    expect(await report()).toMatchObject([once]);

    const [event] = await shop.events('orders.group_picked_up');
    await emit({ ...event, type: 'orders.group_picked_up', occurredAt: shop.clock.now() });
    await emit({ type: 'after-sale.refunded', ...refund, afterSaleId: 'as_1', goodsFen: 900 });
    await shop.deliver();
    expect(await report()).toMatchObject([once]);
    await emit({ type: 'after-sale.refunded', ...refund, afterSaleId: 'as_2', goodsFen: 100 });
    await shop.deliver();
    expect(await report()).toMatchObject([{ ...once, refundedFen: 1_000, netFen: BLACK_FEN - 1_000 }]);
  });

  test('what nobody handed over is nobody’s (STO-07)', async () => {
    const before = await report();
    const part = { merchantId: MERCHANT, orderId: 'ord_x', memberId: 'mem_x', storeId: JIANGHAN };
    await emit({ type: 'orders.group_shipped', ...part, staffId: null, goodsPaidFen: 100 });
    // An event of an earlier version, which did not say who.
    await emit({ type: 'orders.group_shipped', ...part });
    await shop.deliver();
    expect(await report()).toEqual(before);
  });
});
