import type { MemberId } from '#kernel';
import { paymentsFeature } from '#modules/payments';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { ORDER, tillAndWallet } from '../../support/payments.ts';

describe.each(DATABASE_KINDS)('the demo wallet, on %s', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  beforeEach(async () => {
    till = await tillAndWallet(kind);
  });
  afterEach(() => till.close());

  async function signIn(name: string): Promise<string> {
    const answer = await till.post('/v1/auth/wechat', { code: `demo:${name}`, acceptsTerms: true });
    return ((await answer.json()) as { accessToken: string }).accessToken;
  }

  test('a member confirms a payment of their own, and it is paid', async () => {
    const token = await signIn('晓雯');
    const { params } = await till.beginFor(token);
    const answer = await till.post('/v1/demo/wallet/payments', { package: params.package }, token);
    expect([answer.status, await answer.json()]).toEqual([202, { confirmed: true }]);
    await till.sandbox.tick();
    expect(await till.state()).toBe('SUCCEEDED');
  });

  test.each(['alipay', 'unionpay'] as const)('it stands in for %s as well', async (name) => {
    const token = await signIn('晓雯');
    const me = await fetch(`${till.house.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    const { id } = (await me.json()) as { id: MemberId };
    const { paymentId } = await till.beginAt(name, ORDER, id);
    const stranger = await till.post('/v1/demo/wallet/payments', { paymentId }, await signIn('阿强'));
    expect(stranger.status).toBe(404);
    expect((await till.post('/v1/demo/wallet/payments', { paymentId }, token)).status).toBe(202);
    await till.sandbox.tick();
    expect(await till.state()).toBe('SUCCEEDED');
    const again = await till.post('/v1/demo/wallet/payments', { paymentId }, token);
    expect(again.status).toBe(409);
  });

  test('nobody confirms the payment of somebody else, or without signing in', async () => {
    const { params } = await till.beginFor(await signIn('晓雯'));
    const stranger = await till.post(
      '/v1/demo/wallet/payments',
      { package: params.package },
      await signIn('阿强'),
    );
    expect([stranger.status, await stranger.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'payments.unknown_payment' }),
    ]);
    expect((await till.post('/v1/demo/wallet/payments', { package: params.package })).status).toBe(401);
    expect(await till.state()).toBe('PREPAID');
  });

  test('confirming twice is refused by the wallet in its own words', async () => {
    const token = await signIn('晓雯');
    const { params } = await till.beginFor(token);
    await till.post('/v1/demo/wallet/payments', { package: params.package }, token);
    const again = await till.post('/v1/demo/wallet/payments', { package: params.package }, token);
    expect([again.status, await again.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'payments.wallet_refused', details: { providerCode: 'ORDERPAID' } }),
    ]);
  });

  test('outside a demo the route does not exist', () => {
    expect(till.house.routes.some(({ path }) => path === '/v1/demo/wallet/payments')).toBe(true);
    const routes = till.routesInProduction();
    expect(routes.filter(({ path }) => path.startsWith('/v1/demo'))).toEqual([]);
    expect(routes.map(({ path }) => path)).toContain('/v1/payments/wechat/notify');
    expect(paymentsFeature.routes).toBeDefined();
  });
});
