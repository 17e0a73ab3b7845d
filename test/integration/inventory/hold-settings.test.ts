import { affectedRows } from '#db';
import { MINUTE_MS } from '#kernel';
import { STOCK } from '#modules/inventory';
import { heldUntil } from '../../../modules/inventory/domain/stock-settings.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  basket,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from '../orders/order-body.ts';

type Placed = OrderBody & { readonly placedAt: number; readonly payBefore: number };

describe.each(DATABASE_KINDS)('when goods are held, on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(() => shop.startAfresh({ [BLACK]: 1 }));

  const place = async (name: string) => {
    const token = await shop.shopper(name);
    return shop.call<Placed>('POST', '/v1/orders', { token, body: { groups: basket({ [BLACK]: 1 }) } });
  };
  const set = async (account: string, body: object) =>
    shop.call('PUT', '/v1/console/stock/settings', { token: await shop.staff(account), body });

  test('unless it is said otherwise an order holds its goods for fifteen minutes, a flash sale for five (INV-02)', async () => {
    const settings = await shop.house.container.get(STOCK).settings(MERCHANT);
    expect(settings).toEqual({ reserveAt: 'order', holdMinutes: 15, flashHoldMinutes: 5 });
    expect(heldUntil(settings, 'flash_sale', 1_000)).toBe(1_000 + 5 * MINUTE_MS);
    const { body } = await place('甲');
    expect(body.payBefore - body.placedAt).toBe(15 * MINUTE_MS);
    expect(await shop.stock(BLACK)).toEqual({ onHand: 1, available: 0, reserved: 1 });
  });

  test('goods held from payment on: whoever pays first has them, who pays later gets the money back (INV-02, INV-03)', async () => {
    expect(
      (await set('jianghan', { reserveAt: 'payment', holdMinutes: 30, flashHoldMinutes: 5 })).status,
    ).toBe(403);
    expect((await set('owner', { reserveAt: 'payment', holdMinutes: 30, flashHoldMinutes: 5 })).status).toBe(
      204,
    );

    const [early, late] = [await place('乙'), await place('丙')];
    expect([early.status, late.status]).toEqual([201, 201]);
    expect(early.body.payBefore - early.body.placedAt).toBe(30 * MINUTE_MS);
    expect(await shop.stock(BLACK)).toEqual({ onHand: 1, available: 1, reserved: 0 });

    for (const { body } of [late, early]) await shop.payByEvent(body);
    await shop.deliver();
    expect(await shop.stock(BLACK)).toEqual({ onHand: 0, available: 0, reserved: 0 });
    expect(await shop.events('orders.refund_due')).toMatchObject([
      { orderId: early.body.id, reason: 'sold_out' },
    ]);
    expect((await place('丁')).body).toMatchObject({ code: 'inventory.sold_out', details: { available: 0 } });
    await set('owner', { reserveAt: 'order', holdMinutes: 15, flashHoldMinutes: 5 });
  });

  test('five hundred forgotten reservations are back on sale after one turn of the job (INV-02: 60 s)', async () => {
    const stock = shop.house.container.get(STOCK);
    await shop.startAfresh({ [DUCK]: 500 });
    await shop.unitOfWork.run(async (tx) => {
      for (let n = 0; n < 500; n += 1)
        await stock.reserve(tx, {
          ...{ merchantId: MERCHANT, reservationId: `many-${n}`, expiresAt: shop.clock.now() + MINUTE_MS },
          lines: [{ skuId: DUCK, storeId: JIANGHAN, quantity: 1 }],
        });
    });
    shop.clock.advance(MINUTE_MS);
    await shop.job('inventory.expire_reservations');
    expect(await shop.stock(DUCK)).toEqual({ onHand: 500, available: 500, reserved: 0 });
    expect(
      shop.house.jobs.find(({ name }) => name === 'inventory.expire_reservations')?.everyMs,
    ).toBeLessThanOrEqual(MINUTE_MS);
  });

  test('goods that cannot be given back keep no others off the shelf, and are tried again a minute later (INV-02)', async () => {
    const stock = shop.house.container.get(STOCK);
    for (const [age, skuId] of [DUCK, BLACK].entries())
      await shop.unitOfWork.run((tx) =>
        stock.reserve(tx, {
          ...{ merchantId: MERCHANT, reservationId: `held-${age}`, expiresAt: shop.clock.now() + age },
          lines: [{ skuId, storeId: JIANGHAN, quantity: 1 }],
        }),
      );
    const setReserved = (pieces: number) =>
      shop.unitOfWork.run((tx) =>
        affectedRows(tx, 'update stock set reserved = ?, on_hand = available + ? where sku_id = ?', [
          ...[pieces, pieces, DUCK],
        ]),
      );
    await setReserved(0);
    shop.clock.advance(1);
    await expect(shop.job('inventory.expire_reservations')).rejects.toThrow('some reservations');
    expect(await shop.stock(BLACK)).toEqual({ onHand: 1, available: 1, reserved: 0 });
    // Put off: the next look does not meet it.
    await shop.job('inventory.expire_reservations');
    await setReserved(1);
    shop.clock.advance(MINUTE_MS);
    await shop.job('inventory.expire_reservations');
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 10, reserved: 0 });
  });
});
