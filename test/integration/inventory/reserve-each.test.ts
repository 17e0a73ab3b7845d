import { isRowFault } from '#db';
import type { MerchantId, SkuId } from '#kernel';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';
import { CUP, HERE, type StockShop, stockShop, TEA, THERE } from './stock-shop.ts';

const OPENING_MS = 60_000;

interface Wish {
  readonly id: string;
  readonly lines: readonly (readonly [SkuId, number])[];
  readonly more?: object;
}

describe.each(DATABASE_KINDS)('many reservations in one go, on %s', (kind) => {
  let shop: StockShop;
  let merchants = 0;
  let merchantId: MerchantId;

  beforeAll(async () => {
    shop = await stockShop(await freshDatabase(kind));
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(() => {
    merchants += 1;
    merchantId = `mch_${merchants}` as MerchantId;
  });

  const everybody = async (ids: readonly string[]): Promise<ReadonlySet<string>> => new Set(ids);
  const reserve = (wishes: readonly Wish[], admit = everybody) =>
    shop.run((tx) =>
      shop.stock.reserveEach(
        tx,
        merchantId,
        wishes.map(({ id, lines, more }) => ({
          reservationId: id,
          lines: lines.map(([skuId, quantity]) => ({ skuId, storeId: HERE, quantity })),
          ...{ expiresAt: shop.clock.now() + 900_000, ...more },
        })),
        admit,
      ),
    );
  const got = (outcome: ReadonlyMap<string, unknown>) =>
    [...outcome]
      .filter(([, missing]) => missing === null)
      .map(([id]) => id)
      .sort();
  const quota = async (id: string) =>
    (
      await shop.reads.all<Record<string, number>>(
        'select quota, sold, held, available from stock_quotas where merchant_id = ? and id = ?',
        [merchantId, id],
      )
    )[0];
  const row = (skuId = TEA) => shop.row(merchantId, skuId, HERE);

  test('first come, first served, each basket whole or not at all (INV-02, INV-03)', async () => {
    await shop.receive(merchantId, TEA, HERE, 5);
    await shop.receive(merchantId, CUP, HERE, 2);
    const outcome = await reserve([
      { id: 'a', lines: [[TEA, 2]] },
      {
        id: 'b',
        lines: [
          [TEA, 1],
          [CUP, 3],
        ],
      },
      {
        id: 'c',
        lines: [
          [CUP, 2],
          [TEA, 1],
        ],
      },
      { id: 'd', lines: [[TEA, 3]] },
      { id: 'e', lines: [[TEA, 2]] },
      { id: 'f', lines: [['sku_nobody' as SkuId, 1]] },
    ]);
    expect(got(outcome)).toEqual(['a', 'c', 'e']);
    expect(outcome.get('b')).toEqual({ skuId: CUP, storeId: HERE, available: 0 });
    expect(outcome.get('d')).toEqual({ skuId: TEA, storeId: HERE, available: 0 });
    expect(outcome.get('f')).toMatchObject({ skuId: 'sku_nobody', available: 0 });
    expect(await row()).toMatchObject({ on_hand: 5, available: 0, reserved: 5 });
    expect(await row(CUP)).toMatchObject({ on_hand: 2, available: 0, reserved: 2 });

    // Each of them is a reservation like any other.
    expect(await shop.commit(merchantId, 'a')).toBe(true);
    await shop.release(merchantId, 'c');
    expect(await shop.commit(merchantId, 'b')).toBe(false);
    expect(await row()).toMatchObject({ on_hand: 3, available: 1, reserved: 2 });
    expect(await row(CUP)).toMatchObject({ on_hand: 2, available: 2, reserved: 0 });
  });

  test('who is not admitted leaves her pieces to who comes next (MKT-13)', async () => {
    await shop.receive(merchantId, TEA, HERE, 3);
    const asked: string[][] = [];
    const wishes = ['a', 'b', 'c', 'd'].map((id): Wish => ({ id, lines: [[TEA, id === 'd' ? 2 : 1]] }));
    const outcome = await reserve(wishes, async (ids) => {
      asked.push([...ids]);
      return new Set(ids.filter((id) => id !== 'a' && id !== 'b'));
    });
    expect(asked).toEqual([['a', 'b', 'c'], ['d']]);
    expect(got(outcome)).toEqual(['c', 'd']);
    expect(outcome.has('a')).toBe(false);
    expect(await row()).toMatchObject({ available: 0, reserved: 3 });
  });

  test('an activity sells its own pieces and no more, beside who buys from the pool (INV-09)', async () => {
    await shop.receive(merchantId, TEA, HERE, 10);
    const lines = [{ skuId: TEA, storeId: HERE, quantity: 3 }];
    for (const mode of ['carved', 'ceiling'] as const)
      await shop.run((tx) => shop.quotas.publish(tx, merchantId, { activityId: mode, mode, lines }));
    const one = (id: string, activityId?: string): Wish => ({
      ...{ id, lines: [[TEA, 1]] },
      ...(activityId === undefined ? {} : { more: { activityId } }),
    });
    const outcome = await reserve([
      ...['c1', 'c2', 'c3', 'c4'].map((id) => one(id, 'carved')),
      ...['x1', 'x2', 'x3', 'x4'].map((id) => one(id, 'ceiling')),
      ...['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => one(id)),
    ]);
    expect(got(outcome)).toEqual(['c1', 'c2', 'c3', 'p1', 'p2', 'p3', 'p4', 'x1', 'x2', 'x3']);
    expect(await quota('activity:carved')).toEqual({ quota: 3, sold: 0, held: 3, available: 0 });
    expect(await quota('activity:ceiling')).toEqual({ quota: 3, sold: 0, held: 3, available: 0 });
    expect(await row()).toMatchObject({ on_hand: 10, available: 0, reserved: 10 });
    await shop.release(merchantId, 'c1');
    expect(await shop.commit(merchantId, 'x1')).toBe(true);
    expect(await quota('activity:carved')).toMatchObject({ held: 2, available: 1 });
    expect(await quota('activity:ceiling')).toMatchObject({ sold: 1, held: 2 });
  });

  test('pieces of another channel, held back or not sold online are not for a rush (INV-01, INV-08)', async () => {
    await shop.receive(merchantId, TEA, HERE, 6);
    const place = { skuId: TEA, storeId: HERE };
    await shop.run((tx) =>
      shop.quotas.setShare(tx, merchantId, { ...place, channel: 'douyin', pieces: 2, overflow: false }),
    );
    await shop.run((tx) =>
      shop.quotas.setShare(tx, merchantId, { ...place, channel: 'mini_program', pieces: 1, overflow: true }),
    );
    const outcome = await reserve(['a', 'b', 'c', 'd', 'e'].map((id): Wish => ({ id, lines: [[TEA, 1]] })));
    expect(got(outcome)).toEqual(['a', 'b', 'c', 'd']);
    expect(await quota('channel:douyin')).toMatchObject({ held: 0, available: 2 });
    expect(await quota('channel:mini_program')).toMatchObject({ held: 1, available: 0 });
    expect(await row()).toMatchObject({ on_hand: 6, available: 0, reserved: 6 });
    expect(await shop.row(merchantId, TEA, THERE)).toBeUndefined();
  });

  test('a reservation of a name that is there already is refused, and no piece is lost (INV-02, INV-03)', async () => {
    await shop.receive(merchantId, TEA, HERE, 9);
    await reserve([{ id: 'a', lines: [[TEA, 1]] }]);
    const repeats: readonly (readonly Wish[])[] = [
      [
        { id: 'b', lines: [[TEA, 2]] },
        { id: 'a', lines: [[TEA, 2]] },
      ],
      [
        { id: 'c', lines: [[TEA, 2]] },
        { id: 'c', lines: [[TEA, 2]] },
      ],
    ];
    for (const wishes of repeats)
      expect(isRowFault(await reserve(wishes).catch((error: unknown) => error))).toBe(true);
    expect(await row()).toMatchObject({ on_hand: 9, available: 8, reserved: 1 });
    await shop.release(merchantId, 'a');
    expect(await row()).toMatchObject({ available: 9, reserved: 0 });
  });

  test('batches of several callers and single orders race without a piece sold twice (INV-03)', async () => {
    await shop.receive(merchantId, TEA, HERE, 40);
    await shop.receive(merchantId, CUP, HERE, 40);
    const batches = Array.from({ length: 6 }, (_, n) =>
      reserve(
        Array.from({ length: 8 }, (_each, m): Wish => {
          const both = [
            [TEA, 1],
            [CUP, 1],
          ] as const;
          return { id: `b${n}-${m}`, lines: n % 2 === 0 ? both : [...both].reverse() };
        }),
      ).then((outcome) => got(outcome).length),
    );
    const singles = Array.from({ length: 10 }, (_, n) =>
      shop.reserve(merchantId, `s${n}`, TEA, HERE).then((went) => (went ? 1 : 0)),
    );
    const [pairs, alone] = [await Promise.all(batches), await Promise.all(singles)].map((counts) =>
      counts.reduce((sum: number, count) => sum + count, 0),
    ) as [number, number];
    expect(pairs + alone).toBe(40);
    expect(await row()).toMatchObject({ available: 0, reserved: 40 });
    expect(await row(CUP)).toMatchObject({ available: 40 - pairs, reserved: pairs });
  });
});
