import { affectedRows } from '#db';
import { DAY_MS, type DomainEvent, type OrderId } from '#kernel';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { type Bought, bought } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const CODE = '79927398';
const RULE = `/v1/console/stores/${JIANGHAN}/pickup-rule`;
const TWO_FRAMES = { skuId: BLACK, quantity: 2, totalFen: 20_000 };

interface Listed {
  readonly items: readonly {
    readonly orderId: string;
    readonly state: string;
    readonly amountFen: number;
    readonly words: string;
  }[];
}

describe.each(DATABASE_KINDS)('goods that nobody fetches (FUL-01), on %s', (kind) => {
  let shop: SmallShop;
  let buyer: Buyer;
  let people = 0;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await shop.startAfresh();
    await shop.unitOfWork.run((tx) => affectedRows(tx, 'delete from pickup_rules'));
    buyer = await buyerAndOwner(shop, `g${kind}${people}`);
  });

  const ready = async (lines: Bought['lines'] = [TWO_FRAMES]) => {
    const orderId = await bought(shop, buyer.memberId, { lines, state: 'READY_FOR_PICKUP' });
    const type = 'orders.group_ready' as const;
    const event = { type, occurredAt: shop.clock.now(), merchantId: MERCHANT, orderId, storeId: JIANGHAN };
    await shop.unitOfWork.run(async (tx) => {
      await affectedRows(tx, 'update order_groups set pickup_code = ? where order_id = ?', [CODE, orderId]);
      tx.emit<DomainEvent>(event);
    });
    await shop.deliver();
    return orderId;
  };
  const handOver = async (lines?: object) =>
    shop.call('POST', '/v1/console/pickups/verify', {
      ...{ token: await shop.staff('jianghan'), body: { storeId: JIANGHAN, code: CODE, ...lines } },
    });
  const pass = async (days: number) => {
    await buyer.later(days * DAY_MS);
    await shop.job('fulfilment.look_for_pickups');
  };
  const asked = async (orderId: OrderId) => {
    const path = `/v1/console/after-sales?limit=50`;
    const { body } = await shop.call<Listed>('GET', path, {
      token: buyer.owner(),
    });
    return body.items.filter((each) => each.orderId === orderId);
  };
  const partOf = async (orderId: OrderId) => {
    const sql = 'select state from order_groups where order_id = ?';
    return (await shop.reads.all<{ state: string }>(sql, [orderId]))[0]?.state;
  };

  test('after the seventh day the part is cancelled, its money goes back and its goods are on the shelf, once', async () => {
    const orderId = await ready();
    const shelf = (await shop.stock(BLACK))?.available ?? 0;
    await pass(6);
    await shop.deliver();
    expect(await asked(orderId)).toEqual([]);

    await pass(1);
    const type = 'fulfilment.pickup_lapsed' as const;
    const [lapsed] = await shop.events(type);
    await shop.deliver();
    // The same event once more, as an outbox may.
    await shop.unitOfWork.run(async (tx) =>
      tx.emit<DomainEvent>({ ...lapsed, type, occurredAt: shop.clock.now() }),
    );
    await shop.deliver();

    expect(await asked(orderId)).toMatchObject([
      { state: 'REFUNDING', amountFen: 20_000, words: '超时未取，系统自动取消并退款' },
    ]);
    expect(await buyer.askedOfProvider(orderId)).toBe(20_000);
    expect((await shop.stock(BLACK))?.available).toBe(shelf + 2);
    expect(await partOf(orderId)).toBe('REFUNDED');
    expect((await handOver()).status).toBe(409);
  });

  test('what she took before stays hers: the rest goes back with its gift, and the part is done', async () => {
    const orderId = await ready([TWO_FRAMES, { skuId: GIFT, quantity: 1, totalFen: 0, isGift: true }]);
    expect((await handOver({ lines: [{ skuId: BLACK, quantity: 1 }] })).status).toBe(200);
    const gifts = (await shop.stock(GIFT))?.available ?? 0;
    await pass(7);
    await shop.deliver();
    expect(await asked(orderId)).toMatchObject([{ amountFen: 10_000 }]);
    expect((await shop.stock(GIFT))?.available).toBe(gifts + 1);
    expect(await partOf(orderId)).toBe('PICKED_UP');
  });

  test('who comes at the last moment has her goods, and no money goes back', async () => {
    const orderId = await ready();
    await pass(7);
    expect((await handOver()).status).toBe(200);
    await shop.deliver();
    expect(await asked(orderId)).toEqual([]);
    expect(await partOf(orderId)).toBe('PICKED_UP');
  });

  test('a store settles its own days, and whether money goes back by itself', async () => {
    const token = buyer.owner();
    const put = (body: object, by = token) => shop.call('PUT', RULE, { token: by, body });
    const rule = { remindAfterDays: 1, lapseAfterDays: 2, paysBack: false };
    expect((await put({ ...rule, remindAfterDays: 2 })).status).toBe(400);
    expect((await put(rule, await shop.staff('optics'))).status).toBe(403);
    expect((await put(rule)).status).toBe(204);
    const told = await shop.call('GET', `/v1/console/stores/${JIANGHAN}/delivery`, { token });
    expect(told.body).toMatchObject({ pickupRule: rule });

    const orderId = await ready();
    const until = shop.clock.now() + 2 * DAY_MS;
    const seen = await shop.call('GET', `/v1/console/orders/${orderId}/hand-over`, { token });
    expect(seen.body).toMatchObject({ items: [{ pickupUntil: until }] });
    await pass(2);
    await shop.deliver();
    expect(await shop.events('fulfilment.pickup_overdue')).toMatchObject([{ orderId, lapsesAt: until }]);
    expect(await shop.events('fulfilment.pickup_lapsed')).toMatchObject([{ orderId, paysBack: false }]);
    expect(await asked(orderId)).toEqual([]);
    expect(await partOf(orderId)).toBe('READY_FOR_PICKUP');
  });
});
