import fc from 'fast-check';
import { MINUTE_MS, type SkuId, type StoreId } from '#kernel';
import { STOCK, STOCK_IMPORT } from '#modules/inventory';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const SKUS = [BLACK, DUCK];
const STORES = [JIANGHAN, OPTICS];

const lines = fc.array(
  fc.record({
    skuId: fc.constantFrom(...SKUS),
    storeId: fc.constantFrom(...STORES),
    quantity: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const step = fc.oneof(
  fc.record({ do: fc.constant('reserve' as const), lines }),
  fc.record({ do: fc.constant('receive' as const), lines }),
  fc.record({ do: fc.constant('commit' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('release' as const), nth: fc.nat(9) }),
);

describe.each(DATABASE_KINDS)('stock on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind, { [BLACK]: 3, [DUCK]: 5 });
  }, OPENING_MS);
  afterAll(() => shop.close());

  const parts = () => ({
    stock: shop.house.container.get(STOCK),
    receive: shop.house.container.get(STOCK_IMPORT),
  });
  const onHand = async () => {
    const rows = await shop.reads.all<{
      sku: SkuId;
      store: StoreId;
      on_hand: number;
      available: number;
      reserved: number;
    }>('select sku_id as sku, store_id as store, on_hand, available, reserved from stock');
    return rows;
  };

  test('is conserved by any sequence of goods in, holds, sales and returns', async () => {
    const { stock, receive } = parts();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        run += 1;
        const held: string[] = [];
        const ended = new Set<string>();
        for (const [n, one] of steps.entries()) {
          const id = `run-${run}-${n}`;
          if (one.do === 'receive')
            await shop.unitOfWork.run((tx) => receive.receive(tx, MERCHANT, id, one.lines, 1));
          else if (one.do === 'reserve') {
            const reservation = { merchantId: MERCHANT, reservationId: id, lines: one.lines, expiresAt: 1 };
            await shop.unitOfWork
              .run((tx) => stock.reserve(tx, reservation))
              .then(() => held.push(id))
              .catch((error: unknown) => expect(error).toMatchObject({ code: 'inventory.sold_out' }));
          } else if (held.length > 0) {
            const target = held[one.nth % held.length] ?? '';
            if (one.do === 'commit') {
              const sold = await shop.unitOfWork.run((tx) => stock.commit(tx, MERCHANT, target));
              expect(sold).toBe(!ended.has(`release ${target}`));
              if (sold) ended.add(`commit ${target}`);
            } else {
              await shop.unitOfWork.run((tx) => stock.release(tx, MERCHANT, target));
              if (!ended.has(`commit ${target}`)) ended.add(`release ${target}`);
            }
          }
        }
        const rows = await onHand();
        for (const { on_hand, available, reserved } of rows) {
          expect(on_hand).toBe(available + reserved);
          expect(Math.min(on_hand, available, reserved)).toBeGreaterThanOrEqual(0);
        }
        const [ledger] = await shop.reads.all<{ moved: number }>(
          'select cast(sum(on_hand_change) as bigint) as moved from stock_movements',
        );
        expect(ledger?.moved).toBe(rows.reduce((sum, { on_hand }) => sum + on_hand, 0));
        const [open] = await shop.reads.all<{ held: number | null }>(
          `select cast(sum(l.quantity) as bigint) as held from stock_reservation_lines l
           join stock_reservations r on r.merchant_id = l.merchant_id and r.id = l.reservation_id
           where r.state = 'HELD'`,
        );
        expect(open?.held ?? 0).toBe(rows.reduce((sum, { reserved }) => sum + reserved, 0));
      }),
      { numRuns: 25 },
    );
  });

  test('the same delivery note counts once', async () => {
    const { stock, receive } = parts();
    const rows = [{ skuId: DUCK, storeId: OPTICS, quantity: 7 }];
    const before = (await stock.at(MERCHANT, OPTICS, [DUCK])).get(DUCK) ?? 0;
    for (let n = 0; n < 2; n += 1)
      await shop.unitOfWork.run((tx) => receive.receive(tx, MERCHANT, 'note-77', rows, 1));
    expect((await stock.at(MERCHANT, OPTICS, [DUCK])).get(DUCK)).toBe(before + 7);
  });

  test('a forgotten reservation goes back on sale after its time, and not before', async () => {
    const { stock, receive } = parts();
    await shop.unitOfWork.run((tx) =>
      receive.receive(tx, MERCHANT, 'note-78', [{ skuId: DUCK, storeId: OPTICS, quantity: 4 }], 1),
    );
    await shop.job('inventory.expire_reservations');
    const before = (await stock.at(MERCHANT, OPTICS, [DUCK])).get(DUCK) ?? 0;
    await shop.unitOfWork.run((tx) =>
      stock.reserve(tx, {
        merchantId: MERCHANT,
        reservationId: 'forgotten',
        lines: [{ skuId: DUCK, storeId: OPTICS, quantity: 4 }],
        expiresAt: shop.clock.now() + MINUTE_MS,
      }),
    );
    await shop.job('inventory.expire_reservations');
    expect((await stock.at(MERCHANT, OPTICS, [DUCK])).get(DUCK)).toBe(before - 4);
    shop.clock.advance(MINUTE_MS);
    await shop.job('inventory.expire_reservations');
    expect((await stock.at(MERCHANT, OPTICS, [DUCK])).get(DUCK)).toBe(before);
    expect(await shop.unitOfWork.run((tx) => stock.commit(tx, MERCHANT, 'forgotten'))).toBe(false);
  });

  test('every change is told with the pieces that are left', async () => {
    const { stock } = parts();
    const before = (await stock.at(MERCHANT, OPTICS, [DUCK])).get(DUCK) ?? 0;
    await shop.unitOfWork.run((tx) =>
      stock.reserve(tx, {
        merchantId: MERCHANT,
        reservationId: 'told',
        lines: [{ skuId: DUCK, storeId: OPTICS, quantity: 1 }],
        expiresAt: shop.clock.now() + MINUTE_MS,
      }),
    );
    const told = await shop.events('inventory.stock_changed');
    expect(told.at(-1)).toMatchObject({ changes: [{ storeId: OPTICS, skuId: DUCK, sellable: before - 1 }] });
  });

  test('the database itself refuses a shelf that does not add up', async () => {
    const crooked = `update stock set available = available + 1 where sku_id = '${DUCK}'`;
    await expect(shop.house.database.orm.em.fork().execute(crooked)).rejects.toThrow(/check/i);
  });
});
