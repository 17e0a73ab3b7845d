import fc from 'fast-check';
import { type Fen, fen, MINUTE_MS, type OrderId } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { PAYMENTS } from '#modules/payments';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { TIERS } from '#modules/tiers';
import { type AfterSaleBody, type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought, givenPoints, recharged } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BROWN,
  DUCK,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const SKUS = [BLACK, BROWN, DUCK] as const;
const RUNS = 8;

/** Where a refund is cut short: everybody who takes part in it, in the order of their turns. */
const CUTS = ['stored value', 'payment', 'points back', 'points earned', 'growth'] as const;

const order = fc.record({
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 3 }),
      totalFen: fc.integer({ min: 1, max: 20_000 }),
      pointsFen: fc.integer({ min: 0, max: 3_000 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  shippingFen: fc.integer({ min: 0, max: 900 }),
  /** Of what it costs, in hundredths. */
  storedShare: fc.integer({ min: 0, max: 100 }),
  giftFen: fc.integer({ min: 0, max: 5_000 }),
  burn: fc.integer({ min: 1, max: 5_000 }),
});
const wishes = fc.array(
  fc.record({
    line: fc.integer({ min: 0, max: 2 }),
    quantity: fc.integer({ min: 1, max: 2 }),
    verb: fc.constantFrom('approve', 'approve', 'reject', 'cancel'),
    isRepeated: fc.boolean(),
    cut: fc.constantFrom(...CUTS, null, null),
  }),
  { minLength: 1, maxLength: 4 },
);

describe.each(DATABASE_KINDS)('giving back an order in parts, on %s', (kind) => {
  let shop: SmallShop;
  let people = 0;
  beforeAll(async () => {
    shop = await smallShop(kind, {}, { LOG_LEVEL: 'silent' });
  }, OPENING_MS);
  afterAll(() => shop.close());

  /** The next call of this part fails after it has written: the process dies before the commit. */
  function cutShort(cut: (typeof CUTS)[number]): () => void {
    const { container } = shop.house;
    const [part, verb] = {
      'stored value': [container.get(STORED_VALUE), 'refund'],
      payment: [container.get(PAYMENTS), 'refund'],
      'points back': [container.get(POINTS), 'giveBack'],
      'points earned': [container.get(POINTS), 'refund'],
      growth: [container.get(TIERS), 'refunded'],
    }[cut] as [Record<string, (...given: unknown[]) => Promise<unknown>>, string];
    const real = part[verb] as (...given: unknown[]) => Promise<unknown>;
    part[verb] = async (...given) => {
      part[verb] = real;
      await real(...given);
      throw new Error('the process died here');
    };
    return () => {
      part[verb] = real;
    };
  }

  async function decide(
    buyer: Buyer,
    request: AfterSaleBody,
    verb: string,
    isRepeated: boolean,
    cut: (typeof CUTS)[number] | null,
  ) {
    if (verb === 'cancel') return void (await buyer.hers(request.id, 'cancel'));
    const key = `decide-${request.id}`;
    const body = verb === 'reject' ? { answer: '再看看' } : undefined;
    if (cut !== null && verb === 'approve') {
      const heal = cutShort(cut);
      const first = await buyer.desk(request.id, verb, body, key);
      heal();
      // A part that takes no part in this refund cuts nothing short.
      if (first.status === 500) expect((await buyer.look(request.id)).state).toBe('APPLY');
    }
    const done = await buyer.desk(request.id, verb, body, key);
    expect(done.status).toBe(200);
    if (isRepeated) expect((await buyer.desk(request.id, verb, body, key)).body).toEqual(done.body);
    // Whoever presses again with a new key is told that it is done.
    expect((await buyer.desk(request.id, verb, body)).status).toBe(409);
  }

  test('whatever is asked for, refused, cut short and repeated: everything paid is back once, and no more (ORD-07, X-03)', async () => {
    await fc.assert(
      fc.asyncProperty(order, wishes, async (given, asked) => {
        await shop.startAfresh();
        // Nobody asks so often in a minute.
        shop.clock.advance(MINUTE_MS);
        people += 1;
        const buyer = await buyerAndOwner(shop, `p${kind}${people}`);
        const { memberId } = buyer;
        const pointsFen = given.lines.reduce((sum, line) => sum + line.pointsFen, 0);
        const payableFen = given.lines.reduce((sum, line) => sum + line.totalFen, given.shippingFen);
        const storedValueFen = Math.floor((payableFen * given.storedShare) / 100);
        const burn = pointsFen === 0 ? 0 : given.burn;
        await recharged(shop, memberId, 100_000, given.giftFen);
        await givenPoints(shop, memberId, given.burn);
        const before = { card: await buyer.card(), points: await buyer.points() };
        const orderId = await bought(shop, memberId, {
          ...{ shippingFen: given.shippingFen, storedValueFen, burn },
          lines: given.lines.map((line, n) => ({ ...line, skuId: SKUS[n] as (typeof SKUS)[number] })),
        });
        const shelf = await Promise.all(SKUS.map((skuId) => shop.stock(skuId)));

        for (const { line, quantity, verb, isRepeated, cut } of asked) {
          const wish = await buyer.apply(orderId, { lines: [{ line, quantity }] });
          if (wish.status !== 201) {
            // No such line, or not so many pieces any more.
            expect([404, 409]).toContain(wish.status);
            continue;
          }
          await decide(buyer, wish.body, verb, isRepeated, cut);
          await neverTooMuch(orderId, fen(payableFen));
        }
        // Then all that is left, line by line.
        for (const [line, { quantity }] of given.lines.entries())
          for (let piece = 0; piece < quantity; piece += 1) {
            const rest = await buyer.apply(orderId, { lines: [{ line, quantity: 1 }] });
            if (rest.status === 201) await decide(buyer, rest.body, 'approve', false, null);
          }

        const all = await shop.reads.all<{ amount_fen: number; split: string | null }>(
          'select amount_fen, split from after_sales where order_id = ? and split is not null',
          [orderId],
        );
        const splits = all.map(
          ({ split }) => JSON.parse(split ?? '{}') as NonNullable<AfterSaleBody['split']>,
        );
        expect(all.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0)).toBe(payableFen);
        expect(splits.reduce((sum, { externalFen }) => sum + externalFen, 0)).toBe(
          payableFen - storedValueFen,
        );
        expect(await buyer.askedOfProvider(orderId)).toBe(payableFen - storedValueFen);
        expect(await buyer.card()).toEqual(before.card);
        expect(await buyer.points()).toEqual(before.points);
        expect((await shop.house.container.get(LEDGER).check(MERCHANT)).faults).toEqual([]);
        for (const [n, { quantity }] of given.lines.entries())
          expect((await shop.stock(SKUS[n] as (typeof SKUS)[number]))?.onHand).toBe(
            (shelf[n]?.onHand ?? 0) + quantity,
          );
        const [row] = await shop.reads.all<{ state: string }>('select state from orders where id = ?', [
          orderId,
        ]);
        expect(row?.state).toBe('REFUNDED');
      }),
      { numRuns: RUNS, seed: 20_261_122 },
    );
  });

  async function neverTooMuch(orderId: OrderId, payableFen: Fen): Promise<void> {
    const [row] = await shop.reads.all<{ fen: number }>(
      'select refunded_fen as fen from orders where id = ?',
      [orderId],
    );
    expect(Number(row?.fen)).toBeLessThanOrEqual(payableFen);
  }
});
