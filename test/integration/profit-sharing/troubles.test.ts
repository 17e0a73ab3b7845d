import { DAY_MS, type OrderId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { staffOf } from '../../support/owner.ts';
import { ROUTE, sharingShop } from '../../support/shared-payments.ts';

const REFUNDS = ['payments.pursue_refunds'];

describe.each(DATABASE_KINDS)('分账 when WeChat says no, on %s', (kind) => {
  let shop: Awaited<ReturnType<typeof sharingShop>>;
  let partner: string;
  beforeAll(async () => {
    shop = await sharingShop(kind);
    partner = await shop.receiver('1900000401');
  });
  beforeEach(() => shop.sandbox.faults.clear());
  afterAll(() => shop.close());

  const returnsOf = async (order: OrderId) =>
    (await shop.rows(`select order_id, state from profit_returns order by id`))
      .filter(({ order_id }) => order_id === order)
      .map(({ state }) => state);
  const failedOf = async (order: OrderId) =>
    (await shop.events('payments.refund_failed')).filter(({ orderId }) => orderId === order);
  /** What the owner is asked to look at. */
  const stuck = async () => {
    const owner = await staffOf(shop.house);
    const answer = await owner.call('GET', `${ROUTE}/payments?needsYou=true`);
    return ((await answer.json()) as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);
  };
  const lastRefund = () => shop.sandbox.refunds.list().at(-1);

  test('a partner who cannot give back holds a refund for minutes, not for ever; she is told, and it goes when he can (PAY-07)', async () => {
    const order = await shop.pay();
    await shop.share(order, 's1', { [partner]: 1_000 });
    await shop.rounds(2);
    await shop.refund(order, 9_500);
    shop.sandbox.faults.add({ kind: 'receiver_closed', provider: 'wechat', times: 99 });
    await shop.rounds(2, REFUNDS);
    expect(await returnsOf(order)).toContain('FAILED');
    expect(await stuck()).toEqual([]);
    await shop.rounds(20, REFUNDS);
    expect(await returnsOf(order)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
    expect(await stuck()).toEqual([order]);
    expect(await failedOf(order)).toHaveLength(1);

    shop.sandbox.faults.clear();
    shop.clock.advance(DAY_MS);
    await shop.rounds(6, REFUNDS);
    expect(await returnsOf(order)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED', 'SUCCEEDED']);
    expect(lastRefund()).toMatchObject({ amountFen: 9_500, status: 'SUCCESS' });
    expect(await failedOf(order)).toHaveLength(1);
    expect(await stuck()).toEqual([]);
  });

  test.each([401, 403])(
    'a %i to a share that WeChat carried out, whose answer was lost, is not the end of it (PAY-07)',
    async (status) => {
      const order = await shop.pay();
      const before = await shop.balance(partner);
      shop.sandbox.faults.add({ kind: 'lose_answer', provider: 'wechat' });
      await shop.share(order, 's1', { [partner]: 500 });
      await shop.rounds(1);
      shop.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status });
      await shop.rounds(3);
      expect(await shop.standing(order)).toMatchObject({ givenFen: 500, askedFen: 500, pending: 0 });
      expect((await shop.balance(partner)) - before).toBe(500);
    },
  );

  test('a no about the asking is none to the share: it is asked for again (PAY-07)', async () => {
    const order = await shop.pay();
    shop.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status: 401, code: 'SIGN_ERROR' });
    await shop.share(order, 's1', { [partner]: 500 });
    await shop.rounds(3);
    expect(await shop.standing(order)).toMatchObject({ givenFen: 500, pending: 0 });
  });

  test('WeChat’s no to the share itself is final, and the part is free again (PAY-07)', async () => {
    const order = await shop.pay();
    shop.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status: 403, code: 'RULE_LIMIT' });
    await shop.share(order, 's1', { [partner]: 500 });
    await shop.rounds(3);
    expect(await shop.standing(order)).toMatchObject({ givenFen: 0, askedFen: 0, pending: 0 });
    const finished = await shop.events('profit-sharing.share_finished');
    expect(finished.filter(({ orderId }) => orderId === order)).toMatchObject([{ givenFen: 0 }]);
  });

  test('a 401 to a return that WeChat carried out takes nothing back a second time (PAY-07)', async () => {
    const order = await shop.pay();
    await shop.share(order, 's1', { [partner]: 1_000 });
    await shop.rounds(2);
    const before = await shop.balance(partner);
    await shop.refund(order, 9_500);
    shop.sandbox.faults.add({ kind: 'lose_answer', provider: 'wechat' });
    await shop.rounds(1, REFUNDS);
    shop.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status: 401 });
    await shop.rounds(5, REFUNDS);
    expect(await returnsOf(order)).toEqual(['SUCCEEDED']);
    expect((await shop.balance(partner)) - before).toBe(-500);
    expect(await shop.standing(order)).toMatchObject({ returnedFen: 500 });
    expect(lastRefund()).toMatchObject({ amountFen: 9_500, status: 'SUCCESS' });
  });

  test('what was refunded, or is asked back, before the first share is not shared any more (PAY-07)', async () => {
    const order = await shop.pay();
    await shop.refund(order, 6_000, 'r1');
    await shop.rounds(3, REFUNDS);
    // Nobody has told WeChat of this one yet.
    await shop.refund(order, 2_000, 'r2');
    await expect(shop.share(order, 's1', { [partner]: 2_001 })).rejects.toMatchObject({
      code: 'profit-sharing.too_much',
    });
    expect(await shop.share(order, 's2', { [partner]: 2_000 })).toBe(true);
    await shop.rounds(4, REFUNDS);
    expect(await shop.standing(order)).toMatchObject({
      ...{ refundingFen: 8_000, givenFen: 2_000, returnedFen: 0, pending: 0 },
    });
    expect(lastRefund()).toMatchObject({ amountFen: 2_000, status: 'SUCCESS' });
  });

  test('a refund of a payment that may be shared is noted before anybody shares it (PAY-07)', async () => {
    const order = await shop.pay();
    await shop.refund(order, 4_000);
    await shop.rounds(2, REFUNDS);
    expect(await shop.standing(order)).toMatchObject({ refundingFen: 4_000, requests: 0, state: 'OPEN' });
  });

  // The last one: this share is asked about for ever, and takes the faults of others.
  test('who waits for a refund that a share under way holds is told (PAY-07)', async () => {
    const order = await shop.pay();
    shop.sandbox.faults.add({ kind: 'sharing_stuck', provider: 'wechat', ms: 30 * DAY_MS });
    await shop.share(order, 's1', { [partner]: 1_000 });
    await shop.refund(order, 9_500);
    await shop.rounds(19, REFUNDS);
    expect(await failedOf(order)).toEqual([]);
    await shop.rounds(2, REFUNDS);
    expect(await failedOf(order)).toHaveLength(1);
  });
});
