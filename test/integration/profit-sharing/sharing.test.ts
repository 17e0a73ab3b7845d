import fc from 'fast-check';
import { fen, type OrderId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { sharingShop } from '../../support/shared-payments.ts';

const REFUNDS = ['payments.pursue_refunds'];
const REFUNDED_FIRST = [
  { act: 'refund' as const, fen: 6_000 },
  { act: 'refund' as const, fen: 2_000 },
  { act: 'share' as const, fen: 3_000 },
];

describe.each(DATABASE_KINDS)('分账 with WeChat Pay, on %s', (kind) => {
  let shop: Awaited<ReturnType<typeof sharingShop>>;
  let partner: string;
  let leader: string;
  beforeAll(async () => {
    shop = await sharingShop(kind);
    partner = await shop.receiver('1900000201');
    leader = await shop.receiver('1900000202');
  });
  beforeEach(() => shop.sandbox.faults.clear());
  afterAll(() => shop.close());

  const finished = async (orderId: OrderId) =>
    (await shop.events('profit-sharing.share_finished')).filter((event) => event['orderId'] === orderId);

  test('two receivers get their parts once, the rest is let go, the books know who has what (PAY-07)', async () => {
    const order = await shop.pay();
    const before = await shop.balance(partner);
    expect(await shop.share(order, 's1', { [partner]: 2_000, [leader]: 999 }, true)).toBe(true);
    expect(await shop.share(order, 's1', { [partner]: 2_000, [leader]: 999 }, true)).toBe(false);
    await shop.rounds(2);
    expect(await shop.standing(order)).toMatchObject({
      ...{ state: 'ENDED', givenFen: 2_999, unfrozenFen: 7_001, pending: 0, requests: 1 },
    });
    expect((await shop.balance(partner)) - before).toBe(2_000);
    expect(await finished(order)).toMatchObject([{ shareId: 's1', givenFen: 2_999, askedFen: 2_999 }]);
    expect((await shop.check()).faults).toEqual([]);
    await expect(shop.share(order, 's2', { [partner]: 1 })).rejects.toMatchObject({
      code: 'profit-sharing.too_much',
    });
  });

  test.each([
    ['lose_answer', {}],
    ['tamper_answer', {}],
    ['refuse', { status: 401 }],
    ['refuse', { status: 429 }],
    ['refuse', { status: 500 }],
  ] as const)(
    '%s %o: it is asked for again under its number, and the money moves once (PAY-07)',
    async (fault, more) => {
      const order = await shop.pay();
      const before = await shop.balance(partner);
      shop.sandbox.faults.add({ kind: fault, provider: 'wechat', times: 2, ...more });
      await shop.share(order, 's1', { [partner]: 500 });
      await shop.rounds(4);
      expect(await shop.standing(order)).toMatchObject({ givenFen: 500, askedFen: 500, pending: 0 });
      expect((await shop.balance(partner)) - before).toBe(500);
      expect(await finished(order)).toHaveLength(1);
    },
  );

  test('what stays under way for long counts as asked, and nothing is let go meanwhile (PAY-07)', async () => {
    const order = await shop.pay();
    shop.sandbox.faults.add({ kind: 'sharing_stuck', provider: 'wechat', ms: 3_600_000 });
    await shop.share(order, 's1', { [partner]: 3_000 });
    await shop.rounds(3);
    expect(await shop.standing(order)).toMatchObject({ askedFen: 3_000, givenFen: 0, pending: 1 });
    await expect(shop.share(order, 's2', { [leader]: 1 })).rejects.toMatchObject({
      code: 'profit-sharing.too_much',
    });
    await expect(shop.unfreeze(order)).rejects.toMatchObject({ code: 'profit-sharing.too_much' });
    await shop.rounds(5);
    expect(await shop.standing(order)).toMatchObject({ givenFen: 3_000, pending: 0 });
  });

  test('a receiver that is closed gets nothing, and its part is free again (PAY-07)', async () => {
    const order = await shop.pay();
    shop.sandbox.faults.add({ kind: 'receiver_closed', provider: 'wechat' });
    await shop.share(order, 's1', { [partner]: 2_500, [leader]: 500 });
    await shop.rounds(2);
    expect(await shop.standing(order)).toMatchObject({ askedFen: 500, givenFen: 500 });
    expect(await finished(order)).toMatchObject([{ givenFen: 500, askedFen: 3_000 }]);
    await shop.share(order, 's2', { [leader]: 2_500 });
    await shop.rounds(2);
    expect(await shop.standing(order)).toMatchObject({ givenFen: 3_000 });
  });

  test('30 % together, 50 requests, known receivers, and only payments that were opened for it (PAY-07)', async () => {
    const order = await shop.pay(fen(10_001));
    const refused = (code: string) => expect.objectContaining({ code: `profit-sharing.${code}` });
    await expect(shop.share(order, 's1', { [partner]: 3_001 })).rejects.toEqual(refused('too_much'));
    await expect(shop.share(order, 's1', { nobody: 1 })).rejects.toEqual(refused('unknown_receiver'));
    const plain = await shop.pay(fen(100), false);
    await expect(shop.share(plain, 's1', { [partner]: 1 })).rejects.toEqual(refused('not_shared'));
    for (let n = 0; n < 50; n += 1) await shop.share(order, `n${n}`, { [partner]: 1 });
    await expect(shop.share(order, 'n50', { [partner]: 1 })).rejects.toEqual(refused('too_much'));
    await expect(shop.share(order, 'n49', { [partner]: 2 })).rejects.toEqual(refused('other_content'));
    await shop.rounds(2);
    expect(await shop.standing(order)).toMatchObject({ requests: 50, givenFen: 50 });
  });

  test('before a refund what was shared comes back, from the last one first (PAY-07)', async () => {
    const order = await shop.pay();
    await shop.share(order, 's1', { [partner]: 1_000 });
    await shop.rounds(2);
    await shop.share(order, 's2', { [leader]: 2_000 }, true);
    await shop.rounds(2);
    const [had, ledHad] = [await shop.balance(partner), await shop.balance(leader)];
    await shop.refund(order, 9_500);
    // The first return comes to nothing; it is asked for again as another one.
    shop.sandbox.faults.add({ kind: 'receiver_closed', provider: 'wechat' });
    await shop.rounds(8, REFUNDS);
    expect(await shop.standing(order)).toMatchObject({ givenFen: 3_000, returnedFen: 2_500 });
    expect([await shop.balance(partner), await shop.balance(leader)]).toEqual([had - 500, ledHad - 2_000]);
    expect(shop.sandbox.refunds.list().at(-1)).toMatchObject({ amountFen: 9_500, status: 'SUCCESS' });
    const { returns } = await shop.read<{ returns: { state: string }[] }>(`/payments/${order}`);
    expect(returns.map(({ state }) => state).sort()).toEqual(['FAILED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  test('a refund that needs nothing back goes at once, and nothing more is shared of it (PAY-07)', async () => {
    const order = await shop.pay();
    await shop.share(order, 's1', { [partner]: 1_000 });
    await shop.rounds(2);
    await shop.refund(order, 9_000);
    await shop.rounds(3, REFUNDS);
    expect(await shop.standing(order)).toMatchObject({ returnedFen: 0, refundingFen: 9_000 });
    expect(shop.sandbox.refunds.list().at(-1)).toMatchObject({ amountFen: 9_000, status: 'SUCCESS' });
    await expect(shop.share(order, 's2', { [leader]: 1 })).rejects.toMatchObject({
      code: 'profit-sharing.too_much',
    });
  });

  test('whatever is shared, refunded and lost: given + let go = paid, and never over (PAY-07)', async () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('share'), fen: fc.integer({ min: 1, max: 3_500 }) }),
      fc.record({ act: fc.constant('refund'), fen: fc.integer({ min: 1, max: 6_000 }) }),
      fc.record({ act: fc.constant('pass'), fen: fc.constant(0) }),
    );
    const fault = fc.constantFrom('lose_answer', 'receiver_closed', 'refuse', undefined);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 4 }), fault, async (steps, kindOfFault) => {
        const order = await shop.pay();
        shop.sandbox.faults.clear();
        if (kindOfFault !== undefined)
          shop.sandbox.faults.add({ kind: kindOfFault, provider: 'wechat', status: 500 });
        for (const [n, { act, fen: amount }] of steps.entries()) {
          if (act === 'share') await shop.share(order, `p${n}`, { [partner]: amount }).catch(isRefusal);
          if (act === 'refund') await shop.refund(order, amount, `p${n}`).catch(isRefusal);
          await shop.rounds(1, REFUNDS);
        }
        await shop.rounds(6, REFUNDS);
        await shop.share(order, 'first', { [leader]: 1 }).catch(isRefusal);
        await shop.rounds(4, REFUNDS);
        await shop.unfreeze(order).catch(isRefusal);
        await shop.rounds(3, REFUNDS);
        const { paidFen, limitFen, givenFen, returnedFen, unfrozenFen, state } = await shop.standing(order);
        expect(state).toBe('ENDED');
        // What the shop has of it is what was let go and what came back.
        expect(givenFen + (unfrozenFen + returnedFen) - returnedFen).toBe(paidFen);
        expect(givenFen).toBeLessThanOrEqual(limitFen);
        expect(returnedFen).toBeLessThanOrEqual(givenFen);
        const refunds = shop.sandbox.refunds
          .list()
          .filter(({ outTradeNo }) => outTradeNo === numberOf(order));
        const refunded = refunds.reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(refunded + givenFen - returnedFen).toBeLessThanOrEqual(paidFen);
      }),
      {
        numRuns: 5,
        // Refunds come first: what they need is not shared any more.
        examples: [[REFUNDED_FIRST, undefined]],
      },
    );
    expect((await shop.check()).faults).toEqual([]);
  });

  const numberOf = (order: OrderId) =>
    shop.sandbox.trades.list().find((_, n) => `ord_s${n + 1}` === order)?.outTradeNo;
});

function isRefusal(error: unknown): void {
  const { code } = error as { code?: string };
  if (code === undefined || !/^(profit-sharing|payments)\./.test(code)) throw error;
}
