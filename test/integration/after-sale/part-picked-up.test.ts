import { affectedRows, rowsOf } from '#db';
import type { OrderId } from '#kernel';
import { SOLD_LINES } from '#modules/orders';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought } from '../../support/bought-order.ts';
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
const TOO_MANY = { status: 409, body: { code: 'orders.too_many_picked_up' } };

interface Verified {
  readonly state: string;
  readonly code?: string;
  readonly groups: readonly { readonly state: string }[];
}

describe.each(DATABASE_KINDS)('goods that are fetched in parts and asked back, on %s', (kind) => {
  let shop: SmallShop;
  let buyer: Buyer;
  let clerk: string;
  let people = 0;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await shop.startAfresh();
    buyer = await buyerAndOwner(shop, `p${kind}${people}`);
    clerk = await shop.staff('jianghan');
  });

  /** Two frames lie ready at the counter, and perhaps a gift. */
  const ready = async (gifts = 0, state: 'READY_FOR_PICKUP' | 'SHIPPED' = 'READY_FOR_PICKUP') => {
    const gift = { skuId: GIFT, quantity: gifts, totalFen: 0, isGift: true };
    const frames = { skuId: BLACK, quantity: 2, totalFen: 20_000 };
    const orderId = await bought(shop, buyer.memberId, {
      ...{ lines: gifts > 0 ? [frames, gift] : [frames], state },
    });
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update order_groups set pickup_code = ? where order_id = ?', [CODE, orderId]),
    );
    return orderId;
  };
  const handOver = (quantity: number, skuId = BLACK) =>
    shop.call<Verified>('POST', '/v1/console/pickups/verify', {
      ...{ token: clerk, body: { storeId: JIANGHAN, code: CODE, lines: [{ skuId, quantity }] } },
    });
  /** What the counter is told to hand over, if she takes all that is hers. */
  const left = async () => {
    const body = { storeId: JIANGHAN, code: CODE };
    const read = await shop.call<{ left?: readonly { quantity: number }[] }>('POST', '/v1/console/scan', {
      ...{ token: clerk, body },
    });
    return read.body.left?.map(({ quantity }) => quantity);
  };
  const ask = (orderId: OrderId, quantity: number) =>
    buyer.apply(orderId, { lines: [{ line: 0, quantity }] });
  const given = async (orderId: OrderId, quantity: number) => {
    const { body } = await ask(orderId, quantity);
    expect((await buyer.desk(body.id, 'approve')).body.state).toBe('REFUNDING');
  };
  const pieces = async (skuId = BLACK) => (await shop.stock(skuId))?.available ?? 0;
  const statesOf = async (orderId: OrderId) => {
    const [row] = await shop.reads.all<{ whole: string; part: string }>(
      `select o.state as whole, g.state as part from orders o join order_groups g on g.order_id = o.id
       where o.id = ?`,
      [orderId],
    );
    return [row?.whole, row?.part];
  };

  test('what she took is not unsent: only the rest goes back, on the shelf and in money, and the order is done (ORD-07)', async () => {
    const orderId = await ready();
    const shelf = await pieces();
    expect((await handOver(1)).body.groups).toMatchObject([{ state: 'READY_FOR_PICKUP' }]);
    expect(await ask(orderId, 2)).toMatchObject({
      status: 409,
      body: { code: 'orders.not_refundable', details: { openPieces: 1 } },
    });
    const { status, body } = await ask(orderId, 1);
    expect([status, body.amountFen]).toEqual([201, 10_000]);
    await buyer.desk(body.id, 'approve');
    expect(await pieces()).toBe(shelf + 1);
    expect(await statesOf(orderId)).toEqual(['COMPLETED', 'PICKED_UP']);
    expect(await shop.events('orders.group_picked_up')).toMatchObject([{ orderId, storeId: JIANGHAN }]);
  });

  test('what was given back is not handed over, and the part is complete without it (FUL-01)', async () => {
    const orderId = await ready();
    expect(await left()).toEqual([2]);
    await given(orderId, 1);
    expect(await left()).toEqual([1]);
    expect(await handOver(2)).toMatchObject(TOO_MANY);
    expect(await handOver(1)).toMatchObject({ status: 200, body: { groups: [{ state: 'PICKED_UP' }] } });
    expect(await statesOf(orderId)).toEqual(['COMPLETED', 'PICKED_UP']);
  });

  test('what she asks back waits at the counter until that is refused (FUL-01, ORD-07)', async () => {
    const orderId = await ready();
    const { body } = await ask(orderId, 1);
    expect(await left()).toEqual([1]);
    expect(await handOver(2)).toMatchObject(TOO_MANY);
    expect((await handOver(1)).status).toBe(200);
    expect(await left()).toEqual([]);
    expect(await handOver(1)).toMatchObject(TOO_MANY);
    expect(await statesOf(orderId)).toEqual(['PAID', 'READY_FOR_PICKUP']);
    await buyer.desk(body.id, 'reject', { answer: '请到店领取' });
    expect(await left()).toEqual([1]);
    expect((await handOver(1)).status).toBe(200);
    expect(await statesOf(orderId)).toEqual(['COMPLETED', 'PICKED_UP']);
  });

  test('asked back and fetched at the same moment: one of the two, never both (X-03)', async () => {
    for (let round = 0; round < 4; round += 1) {
      await shop.startAfresh();
      const orderId = await ready();
      const [asked, fetched] = await Promise.all([ask(orderId, 2), handOver(1)]);
      expect([`201 409`, `409 200`]).toContain(`${asked.status} ${fetched.status}`);
    }
  });

  test('a gift that she took stays with her, one that she did not goes back with the rest (MKT-05)', async () => {
    const orderId = await ready(2);
    const before = [await pieces(BLACK), await pieces(GIFT)];
    await handOver(1, GIFT);
    await given(orderId, 2);
    expect([await pieces(BLACK), await pieces(GIFT)]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
    expect(await statesOf(orderId)).toEqual(['REFUNDED', 'REFUNDED']);
  });

  if (kind === 'PostgreSQL')
    test.each(['handed over', 'received'] as const)(
      'a part that is %s while its order is being refunded does not hold what the refund needs next',
      async (what) => {
        const orderId = await ready(0, what === 'received' ? 'SHIPPED' : 'READY_FOR_PICKUP');
        const token = await shop.shopper(`p${kind}${people}`);
        const body = { storeId: JIANGHAN };
        const path = `/v1/orders/${orderId}/receive`;
        const move = () => (what === 'received' ? shop.call('POST', path, { token, body }) : handOver(2));
        let turns = 0;
        const moving = await shop.unitOfWork.run(async (tx) => {
          turns += 1;
          await shop.house.container.get(SOLD_LINES).lock(tx, MERCHANT, orderId);
          const started = { move: move() };
          const waiting = `select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          for (let look = 0; look < 100 && (await shop.reads.all(waiting)).length === 0; look += 1)
            await new Promise((resolve) => setTimeout(resolve, 20));
          // Refused at once where somebody else has the row: the transaction would be run a second time.
          await rowsOf(tx, 'select 1 from order_groups where order_id = ? for update nowait', [orderId]);
          return started;
        });
        expect((await moving.move).status).toBe(200);
        expect(turns).toBe(1);
      },
    );
});
