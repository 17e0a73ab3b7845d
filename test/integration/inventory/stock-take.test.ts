import fc from 'fast-check';
import type { MerchantId } from '#kernel';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';
import { CLERK, HERE, type StockShop, stockShop, TEA } from './stock-shop.ts';

const OPENING_MS = 60_000;
const RUNS_MS = 120_000;

/** What goes on in the shop while somebody counts. */
const trade = fc.array(
  fc.record({
    what: fc.constantFrom('online' as const, 'till' as const, 'receive' as const, 'hold' as const),
    pieces: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 6 },
);

describe.each(DATABASE_KINDS)('counting while the shop sells, on %s', (kind) => {
  let shop: StockShop;
  let papers = 0;

  beforeAll(async () => {
    shop = await stockShop(await freshDatabase(kind));
  }, OPENING_MS);
  afterAll(() => shop.close());

  const by = () => ({ actor: CLERK, note: '', at: shop.clock.now() });

  /** Returns by how many pieces the real shelf changed. */
  async function happens(merchantId: MerchantId, what: string, pieces: number): Promise<number> {
    papers += 1;
    const id = `t${papers}`;
    if (what === 'receive') {
      await shop.receive(merchantId, TEA, HERE, pieces);
      return pieces;
    }
    if (what === 'till') {
      const sale = {
        source: 'pos',
        saleId: id,
        storeId: HERE,
        soldAt: 1,
        kind: 'sale',
        actor: CLERK,
        at: 1,
      } as const;
      const lines = [{ skuId: TEA, quantity: pieces }];
      const { short } = await shop.run((tx) => shop.till.record(tx, merchantId, { ...sale, lines }));
      return -(pieces - (short[0]?.pieces ?? 0));
    }
    const got = await shop.reserve(merchantId, id, TEA, HERE, pieces);
    if (!got || what === 'hold') return 0;
    await shop.commit(merchantId, id);
    return -pieces;
  }

  test(
    'the books become what really lies there, however much is sold before, during and after the count (INV-06)',
    async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(
          trade,
          trade,
          trade,
          fc.integer({ min: -3, max: 3 }),
          async (before, during, after, error) => {
            runs += 1;
            const merchantId = `mch_${runs}` as MerchantId;
            let real = 30 + error;
            await shop.receive(merchantId, TEA, HERE, 30);
            for (const { what, pieces } of before) real += await happens(merchantId, what, pieces);

            const take = await shop.run((tx) =>
              shop.takes.open(tx, merchantId, { ...by(), id: `take-${runs}`, storeId: HERE, skuIds: [TEA] }),
            );
            const counted = real;
            for (const { what, pieces } of during) real += await happens(merchantId, what, pieces);
            await shop.run((tx) => shop.takes.count(tx, merchantId, take, [{ skuId: TEA, counted }], CLERK));
            for (const { what, pieces } of after) real += await happens(merchantId, what, pieces);
            const { posted, blocked } = await shop.run((tx) => shop.takes.post(tx, merchantId, take, by()));

            const row = await shop.row(merchantId, TEA, HERE);
            if (blocked.length > 0) {
              // The missing pieces are promised to somebody: nothing is booked behind her back.
              expect(posted).toEqual([]);
              expect(row?.available).toBeLessThan(-(blocked[0]?.difference ?? 0));
            } else {
              expect(posted).toEqual([{ skuId: TEA, difference: error }]);
              expect(row?.on_hand).toBe(real);
            }
          },
        ),
        { numRuns: 40 },
      );
    },
    RUNS_MS,
  );

  test('who begins anew counts against the stock of that moment (INV-06)', async () => {
    const merchantId = 'mch_again' as MerchantId;
    await shop.receive(merchantId, TEA, HERE, 10);
    const take = await shop.run((tx) =>
      shop.takes.open(tx, merchantId, { ...by(), id: 'take-again', storeId: HERE, skuIds: [TEA] }),
    );
    await happens(merchantId, 'till', 4);
    await shop.run((tx) => shop.takes.begin(tx, merchantId, take, [TEA]));
    await shop.run((tx) => shop.takes.count(tx, merchantId, take, [{ skuId: TEA, counted: 5 }], CLERK));
    const outcome = await shop.run((tx) => shop.takes.post(tx, merchantId, take, by()));
    expect(outcome.posted).toEqual([{ skuId: TEA, difference: -1 }]);
    expect((await shop.row(merchantId, TEA, HERE))?.on_hand).toBe(5);
  });
});
