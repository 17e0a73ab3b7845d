import { DATABASE_KINDS } from '../../support/databases.ts';
import { staffOf } from '../../support/owner.ts';
import { ROUTE, sharingShop } from '../../support/shared-payments.ts';
import { JIANGHAN } from '../../support/small-shop.ts';

interface Receiver {
  readonly id: string;
  readonly account: string;
  readonly state: string;
}

describe.each(DATABASE_KINDS)('分账 in the console, on %s', (kind) => {
  let shop: Awaited<ReturnType<typeof sharingShop>>;
  beforeAll(async () => {
    shop = await sharingShop(kind);
  });
  afterAll(() => shop.close());

  test('a receiver counts once WeChat confirmed it; its name is kept only under WeChat’s key (PAY-07)', async () => {
    const given = { type: 'PERSONAL_OPENID', account: 'oLeaderOfWuhan', relation: 'STAFF', name: '李小江' };
    const first = await shop.post<Receiver>('/receivers', given, 'add-leader-once');
    expect(first).toMatchObject({ status: 201, body: { state: 'ADDING', account: '***uhan' } });
    expect(await shop.post('/receivers', given, 'add-leader-once')).toEqual(first);
    shop.sandbox.faults.add({ kind: 'lose_answer', provider: 'wechat' });
    await shop.rounds(2);
    const { items } = await shop.read<{ items: Receiver[] }>('/receivers');
    expect(items).toMatchObject([{ id: first.body.id, state: 'ACTIVE', account: '***uhan' }]);
    const [row] = await shop.rows('select sealed_name from profit_receivers');
    expect(row?.['sealed_name']).toMatch(/^[\w+/=]{300,}$/);

    expect(await shop.post(`/receivers/${first.body.id}/remove`, {})).toMatchObject({ status: 202 });
    await shop.rounds(1);
    expect(await shop.post(`/receivers/${first.body.id}/remove`, {})).toMatchObject({
      ...{ status: 409, body: { code: 'profit-sharing.not_active' } },
    });
  });

  test('a payment shows who got what; its rest is let go by the owner alone, audited (PAY-07, X-10)', async () => {
    const partner = await shop.receiver('1900000301');
    const order = await shop.pay();
    await shop.share(order, 's1', { [partner]: 700 });
    await shop.rounds(2);
    expect(await shop.post(`/payments/${order}/unfreeze`, {})).toMatchObject({ status: 202 });
    await shop.rounds(2);
    expect(await shop.read(`/payments/${order}`)).toMatchObject({
      ...{ state: 'ENDED', givenFen: 700, unfrozenFen: 9_300, returns: [] },
      shares: [
        { parts: [{ receiverId: partner, amountFen: 700, result: 'SUCCESS' }] },
        { unfreezes: true, parts: [] },
      ],
    });
    const { items } = await shop.read<{ items: { orderId: string }[] }>('/payments?limit=1');
    expect(items.map(({ orderId }) => orderId)).toEqual([order]);
    expect((await shop.owner.call('GET', `${ROUTE}/payments/none`)).status).toBe(404);

    const [manager, storeOwner] = [
      await staffOf(shop.house, 'manager'),
      await staffOf(shop.house, 'owner', JIANGHAN),
    ];
    expect((await manager.call('GET', `${ROUTE}/payments`)).status).toBe(200);
    expect((await storeOwner.call('GET', `${ROUTE}/payments`)).status).toBe(403);
    const key = { 'idempotency-key': 'manager-lets-go' };
    expect((await manager.call('POST', `${ROUTE}/payments/${order}/unfreeze`, {}, key)).status).toBe(403);
    const audit = await shop.owner.call('GET', '/v1/console/audit?limit=20');
    expect(await audit.text()).toContain('profit-sharing.unfreeze');
  });

  test('what WeChat once would not let go is let go when the owner asks again (PAY-07)', async () => {
    const order = await shop.pay();
    shop.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status: 403, code: 'RULE_LIMIT' });
    expect(await shop.post(`/payments/${order}/unfreeze`, {})).toMatchObject({
      ...{ status: 202, body: { state: 'ENDING' } },
    });
    await shop.rounds(2);
    expect(await shop.standing(order)).toMatchObject({ state: 'OPEN', unfrozenFen: 0, pending: 0 });
    expect(await shop.post(`/payments/${order}/unfreeze`, {})).toMatchObject({
      ...{ status: 202, body: { state: 'ENDING' } },
    });
    await shop.rounds(2);
    expect(await shop.standing(order)).toMatchObject({ state: 'ENDED', unfrozenFen: 10_000 });
  });
});
